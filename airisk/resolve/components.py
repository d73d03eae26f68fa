"""Usages put together to components, each with what is known of its future. The only owner of identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from airisk.domain import Claim, Component, Context, Lifecycle, Usage
from airisk.resolve.recognise import UNKNOWN_MAKER
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Event, Family, Model


def components(usages: Iterable[Usage], book: Rulebook, today: date) -> tuple[Component, ...]:
    """One component per subject, ordered by id, its usages by place."""
    grouped: dict[str, list[Usage]] = {}
    for usage in sorted(usages, key=lambda u: u.order):
        grouped.setdefault(usage.subject, []).append(usage)
    return tuple(_component(subject, tuple(group), book, today) for subject, group in sorted(grouped.items()))


def _component(subject: str, usages: tuple[Usage, ...], book: Rulebook, today: date) -> Component:
    kind, _, rest = subject.partition(":")
    if kind == "model":
        return _model(subject, rest, usages, book, today)
    if kind == "sdk":
        return _sdk(subject, rest, usages, book, today)
    if kind == "service":
        return _service(subject, rest, usages, book, today)
    if kind == "license":
        return _license(subject, rest, usages, book)
    return _file(subject, rest, usages, book, today)


def rows_of(book: Rulebook, maker: str, name: str) -> tuple[Model, ...]:
    """Every platform's row of one maker's model."""
    return book.everywhere(row for row in book.model(name) if row.maker == maker)


def _model(subject: str, rest: str, usages: tuple[Usage, ...], book: Rulebook, today: date) -> Component:
    maker, _, name = rest.partition("/")
    rows = rows_of(book, maker, name)
    family = book.family(rows[0].family) if rows else _line_of(book, (name,), maker)
    lifecycles = book.lifecycles(rows, today) if rows else _standing(book, family, today)
    return Component(
        subject, "model", maker, name, license=family.license if family else None,
        details={
            "family": family.id if family else None, "maker": maker, "open": family.open if family else None,
            "aliases": tuple(sorted({a for r in rows for a in r.aliases})),
            "kind": rows[0].kind if rows else None, "dimensions": rows[0].dimensions if rows else None,
        },
        lifecycles=lifecycles, usages=usages,
    )  # fmt: skip


def _line_of(book: Rulebook, names: Iterable[object], maker: str = "") -> Family | None:
    """The line of weights that go by some names, known or one that they appear to be derived from; of a maker if one is given."""
    told = [name.replace(" ", "-").rstrip("/") for name in names if isinstance(name, str) and name]
    for name in told:
        rows = book.model("/".join(name.rsplit("/", 2)[-2:]))
        if "/" in name and not rows:  # a hub's owner/name are weights: what their name tells comes before a service of that name
            line = next((line for line in book.derived(name) if maker in ("", line.maker)), None)
            if line is not None:
                return line
            rows = book.model(name.rpartition("/")[2])
        if rows and maker in ("", rows[0].maker):
            return book.family(rows[0].family)
    lines = (line for name in told for line in book.derived(name) if maker in ("", line.maker))
    return next(lines, None)


def _standing(book: Rulebook, family: Family | None, today: date) -> tuple[Lifecycle, ...]:
    """How weights stand of which no more is known than their line."""
    life = book.family_lifecycle(family, today) if family is not None else None
    return (life,) if life is not None and life.claims else ()


def _sdk(subject: str, rest: str, usages: tuple[Usage, ...], book: Rulebook, today: date) -> Component:
    ecosystem, _, name = rest.partition("/")
    package = book.package(ecosystem, name)
    declared = [u for u in usages if u.context is Context.MANIFEST and _argument(u, "group") != "locked"]
    locked = sorted({_argument(u, "locked") for u in usages} - {""})
    constraints = tuple(sorted({_argument(u, "constraint") for u in declared} - {""}))
    lifecycles = (book.claims_lifecycle(package.claims, package.vendor, today),) if package is not None else ()
    version = locked[0] if locked else None
    purl = package.purl if package else None
    return Component(
        subject, "sdk", package.vendor if package else UNKNOWN_MAKER, name, version=version,
        details={"purl": purl, "constraints": constraints, "locked": version, "direct": bool(declared)},
        lifecycles=lifecycles, usages=usages,
    )  # fmt: skip


def _argument(usage: Usage, name: str) -> str:
    value = usage.reference.argument(name)
    return getattr(value, "plain", None) or ""


def _service(subject: str, rest: str, usages: tuple[Usage, ...], book: Rulebook, today: date) -> Component:
    feature = book.feature(rest)
    if feature is not None:
        lifecycle = book.claims_lifecycle(feature.claims, feature.vendor, today)
        return Component(subject, "service", feature.vendor, feature.name, lifecycles=(lifecycle,), usages=usages)
    vendor = book.rules.vendors.get(rest)
    ends = tuple(_from_event(e, rest) for e in _events(book, rest) if not e.families and e.effect == "retired")
    return Component(subject, "service", rest, vendor.name if vendor else rest, lifecycles=ends, usages=usages)


def _events(book: Rulebook, vendor: str) -> tuple[Event, ...]:
    known = book.rules.vendors.get(vendor)
    return known.events if known is not None else ()


def _from_event(event: Event, platform: str) -> Lifecycle:
    """What a vendor did to a whole line, as a lifecycle of what belongs to it."""
    source = event.source
    effect = "frozen" if event.effect == "frozen" else "error"
    claim = Claim(
        event.effect, platform, event.date.isoformat(), "exact", effect, source.url, source.via, source.kind, source.stated, source.checked
    )
    if effect == "frozen":
        return Lifecycle(platform, "frozen", announced=event.date, effect=effect, claims=(claim,))
    return Lifecycle(platform, "retired", retires=event.date, precision="exact", effect=effect, claims=(claim,))


def _license(subject: str, rest: str, usages: tuple[Usage, ...], book: Rulebook) -> Component:
    known = book.rules.licenses.get(rest)
    details: dict[str, object] = {"evidence_rank": "text"}
    if known is not None:
        obligations = tuple({"id": o.id, "says": o.says, "clause": o.clause} for o in known.obligations)
        details |= {"spdx": known.spdx, "scancode": known.scancode, "hub": known.hub, "obligations": obligations, "disagrees": ()}
    return Component(subject, "license", usages[0].vendor, known.name if known else rest, license=rest, details=details, usages=usages)


def _file(subject: str, rest: str, usages: tuple[Usage, ...], book: Rulebook, today: date) -> Component:
    reference = next((u.reference for u in usages if u.context is Context.WEIGHTS), usages[0].reference)
    details: dict[str, object] = {a.name: getattr(a.value, "plain", None) for a in reference.arguments}
    license_id = details.get("license")
    line = _line_of(book, (details.get("base"), rest.rpartition("/")[2], details.get("name")))
    details |= {"family": line.id if line else None, "open": True if line is None else line.open, **_loaded_by(book, details)}
    return Component(
        subject, "file", line.maker if line else usages[0].vendor, rest,
        license=license_id if isinstance(license_id, str) else line.license if line else None,
        details=details, lifecycles=_standing(book, line, today), usages=usages,
    )  # fmt: skip


def _loaded_by(book: Rulebook, details: Mapping[str, object]) -> dict[str, object]:
    """The tensor types of a file by name, those given up too, and the runtimes that load them all; nothing where a type is not known."""
    counted = [part.rpartition(":") for part in str(details.get("tensor_types") or "").split(",") if part]
    names = book.tensor_types
    if not counted or not all(number in names for number, _, _ in counted):
        return {}
    runtimes = tuple(
        sorted(name for name, loads in book.rules.weights.runtimes.items() if all(number in loads for number, _, _ in counted))
    )
    return {"tensor_types": ",".join(f"{names[number]}:{count}" for number, _, count in counted), "runtimes": runtimes}
