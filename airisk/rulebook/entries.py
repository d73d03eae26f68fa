"""What the rulebook knows under an id, as JSON values for `rules show` and `rules list`; claims and sources included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from airisk.domain import Lifecycle
from airisk.plain import to_plain
from airisk.rulebook.book import Rulebook
from airisk.rulebook.licences import wording
from airisk.rulebook.schema import Family, Model, Package, Vendor

Entry = dict[str, object]


def entries(book: Rulebook, ident: str, today: date) -> tuple[Entry, ...]:
    """Everything of this id: component id, model id or alias, purl, vendor, vendor/family, vendor/feature, licence, format, tensor type."""
    kind, colon, name = ident.partition(":")
    if not colon or kind not in _KINDS:
        kind, name = "", ident
    found = [entry for known, find in _KINDS.items() if kind in ("", known) for entry in find(book, name, today)]
    unique = {str(entry["id"]): entry for entry in reversed(found)}
    return tuple(unique[ident] for ident in sorted(unique))


def model_entries(book: Rulebook, models: tuple[Model, ...], today: date) -> Iterator[Entry]:
    """One entry a maker: the same id of two makers is two models."""
    for maker in dict.fromkeys(model.maker for model in models):
        rows = tuple(model for model in models if model.maker == maker)
        first = next((model for model in rows if model.vendor == maker), rows[0])
        family = book.family(first.family)
        yield {
            "kind": "model",
            "id": f"model:{maker}/{first.id}",
            "vendor": maker,
            "name": first.id,
            "family": first.family,
            "open": family.open if family else None,
            "license": family.license if family else None,
            "aliases": sorted({alias for model in rows for alias in model.aliases}),
            "written_as": _constants(book, rows),
            "lifecycles": to_plain(book.lifecycles(rows, today)),
        }


def _constants(book: Rulebook, models: tuple[Model, ...]) -> list[str]:
    """How clients call a model: the constants that stand for it, with the package that has them."""
    names = {name.lower() for model in models for name in (model.id, *model.aliases)}
    return [
        f"{name} ({constants.package})"
        for constants in book.rules.constants
        for name, stands_for in constants.every.items()
        if stands_for.lower() in names
    ]


def _models(book: Rulebook, name: str, today: date) -> Iterator[Entry]:
    maker, _, short = name.partition("/")
    models = tuple(model for model in book.model(short) if model.maker == maker) or book.model(name)
    yield from model_entries(book, book.everywhere(models), today)


def _packages(book: Rulebook, name: str, today: date) -> Iterator[Entry]:
    ecosystem, _, short = name.removeprefix("pkg:").partition("/")
    package = book.package(ecosystem, short.replace("%40", "@")) or book.package(ecosystem, short.rpartition("@")[0].replace("%40", "@"))
    if package is not None:
        yield _package(book, package, today)


def _package(book: Rulebook, package: Package, today: date) -> Entry:
    return {
        "kind": "sdk",
        "id": f"sdk:{package.ecosystem}/{package.name}",
        "vendor": package.vendor,
        "name": package.name,
        "purl": package.purl,
        "imports": list(package.imports),
        "successor": package.successor,
        "bad": [{"versions": bad.versions, "says": bad.says, "source": bad.source.url} for bad in package.bad],
        "lifecycles": to_plain((book.claims_lifecycle(package.claims, package.vendor, today),)),
    }


def _vendors(book: Rulebook, name: str, _: date) -> Iterator[Entry]:
    vendor = book.rules.vendors.get(name)
    if vendor is not None:
        yield _vendor(vendor)


def _vendor(vendor: Vendor) -> Entry:
    return {
        "kind": "service",
        "id": f"service:{vendor.id}",
        "vendor": vendor.id,
        "name": vendor.name,
        "homepage": vendor.homepage,
        "policy": list(vendor.policy),
        "notice_days": vendor.notice_days,
        "gateway": vendor.gateway,
        "hosts": list(vendor.hosts),
        "events": to_plain(vendor.events),
    }


def _families(book: Rulebook, name: str, today: date) -> Iterator[Entry]:
    families = [family for family in book.rules.families.values() if name in (family.id, _weights_name(family))]
    for family in families:
        yield {
            "kind": "weights",
            "id": f"weights:{_weights_name(family)}",
            "vendor": family.maker,
            "name": family.name,
            "open": family.open,
            "license": family.license,
            "successor": family.successor,
            "steward": book.steward(family.id, today),
            "events": to_plain(book.events(family.id)),
            "lifecycles": to_plain((book.family_lifecycle(family, today),)),
        }


def _weights_name(family: Family) -> str:
    return f"{family.maker}/{family.id.partition('/')[2]}"


def _features(book: Rulebook, name: str, today: date) -> Iterator[Entry]:
    feature = book.feature(name)
    if feature is not None:
        lifecycle = book.claims_lifecycle(feature.claims, feature.vendor, today)
        yield {
            "kind": "feature",
            "id": f"feature:{feature.id}",
            "vendor": feature.vendor,
            "name": feature.name,
            "plane": feature.plane,
            "portability": feature.portability,
            "effort": feature.effort,
            "equivalents": to_plain(feature.equivalents),
            "source": feature.source.url,
            "lifecycles": to_plain((lifecycle,)) if feature.claims else [],
        }


def _licenses(book: Rulebook, name: str, _: date) -> Iterator[Entry]:
    text = book.rules.licenses.get(name)
    if text is not None:
        yield {
            "kind": "license",
            "id": f"license:{text.id}",
            "name": text.name,
            "spdx": text.spdx,
            "commercial": text.commercial,
            "verified": text.verified,
            "wording": wording(text),
            "look_in": to_plain(text.look_in),
            "obligations": to_plain(text.obligations),
            "source": text.source.url,
            "checked": text.source.checked.isoformat(),
        }


def _formats(book: Rulebook, name: str, _: date) -> Iterator[Entry]:
    for one in book.rules.weights.formats:
        if one.id == name:
            yield {
                "kind": "format",
                "id": f"format:{one.id}",
                "name": one.name,
                "endings": list(one.endings),
                "runtimes": list(one.runtimes),
                "packages": list(one.packages),
                "ended": one.ended.isoformat() if one.ended else None,
                "says": one.says,
                "instead": one.instead,
                "source": one.source.url,
            }


def _types(book: Rulebook, name: str, _: date) -> Iterator[Entry]:
    """A tensor type by its number or name: who loads it, and who gave it up."""
    weights = book.rules.weights
    retired = {row.id: row for row in weights.retired_types}
    for number, called in book.tensor_types.items():
        if name in (number, called):
            row = retired.get(number)
            yield {
                "kind": "type",
                "id": f"type:{number}",
                "name": called,
                "runtimes": [runtime for runtime, loads in weights.runtimes.items() if number in loads],
                "given_up_by": list(row.runtimes) if row else [],
                "since": row.since.isoformat() if row and row.since else None,
                "instead": row.instead if row else "",
                "source": row.source.url if row else "",
            }


_KINDS = {
    "model": _models,
    "sdk": _packages,
    "pkg": _packages,
    "service": _vendors,
    "vendor": _vendors,
    "weights": _families,
    "family": _families,
    "feature": _features,
    "license": _licenses,
    "format": _formats,
    "type": _types,
}


def model_rows(book: Rulebook, today: date) -> Iterator[tuple[str, Lifecycle]]:
    """Component id and lifecycle of every model on every platform, in the order of the ids."""
    ids = {(model.maker, model.id.lower()): model for model in reversed(book.rules.models)}
    for _, model in sorted(ids.items()):
        rows = tuple(other for other in book.model(model.id) if other.maker == model.maker)
        for lifecycle in book.lifecycles(rows, today):
            yield f"model:{model.maker}/{model.id}", lifecycle
