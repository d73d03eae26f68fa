"""Reads who a vendor is, which packages it publishes and which models it offers: vendor.toml, packages.toml, constants/, models/."""

from __future__ import annotations

from collections.abc import Iterator

from packageurl import PackageURL

from airisk.rulebook.facts import Sources, read_claims, source_of
from airisk.rulebook.schema import BadRelease, Constants, Event, Family, Model, Package, Vendor
from airisk.rulebook.table import Table
from airisk.versions import normalise

EVENT_EFFECTS = ("frozen", "closed", "renamed", "relicensed", "released", "retired", "noted")
CONFIDENCES = ("low", "medium", "high")


def full_id(vendor: str, name: str) -> str:
    """`vendor/name` for a name that stands in the vendor's own folder; a name that already has its vendor stays."""
    return name if "/" in name or not name else f"{vendor}/{name}"


def read_vendor(root: Table, vendor: str, sources: Sources) -> Vendor:
    """vendor.toml."""
    return Vendor(
        id=vendor,
        name=root.text("name"),
        homepage=root.text("homepage"),
        policy=root.texts("policy"),
        notice_days=root.whole("notice_days"),
        protocol=root.text("protocol", ""),
        gateway=root.flag("gateway") or False,
        hosts=tuple(host.lower() for host in root.texts("hosts")),
        key_prefixes=root.texts("key_prefixes"),
        images=root.texts("images"),
        events=tuple(_event(row, vendor, sources) for row in root.tables("event")),
        sites=tuple(site.lower() for site in root.texts("sites")),
    )


def _event(row: Table, vendor: str, sources: Sources) -> Event:
    event = Event(
        id=row.text("id"),
        date=row.must_day("date"),
        effect=row.choice("effect", EVENT_EFFECTS),
        families=tuple(full_id(vendor, family) for family in row.texts("families")),
        says=row.text("says"),
        confidence=row.choice("confidence", CONFIDENCES),
        source=source_of(row, sources),
    )
    row.done()
    return event


def read_packages(root: Table, vendor: str, sources: Sources) -> Iterator[Package]:
    """packages.toml."""
    for row in root.tables("package", "purl"):
        ecosystem, name = purl_parts(row, row.text("purl"))
        package = Package(
            purl=row.text("purl"),
            ecosystem=ecosystem,
            name=name,
            vendor=vendor,
            imports=row.texts("imports"),
            protocol=row.text("protocol", ""),
            successor=row.optional("successor"),
            claims=read_claims(row, vendor, sources),
            bad=tuple(_bad(bad, sources) for bad in row.tables("bad", "versions")),
            only_with=tuple(full_id(vendor, client) for client in row.texts("only_with")),
        )
        row.done()
        yield package


def _bad(row: Table, sources: Sources) -> BadRelease:
    bad = BadRelease(
        versions=row.text("versions"),
        says=row.text("says"),
        source=source_of(row, sources),
        removed=row.flag("removed") or False,
        instead=row.text("instead", ""),
    )
    row.done()
    return bad


def read_constants(root: Table, sources: Sources) -> Constants:
    """constants/<package>.toml."""
    package = root.text("package")
    purl_parts(root, package)
    names, older = root.open_table("names"), root.open_table("older")
    return Constants(
        package=package,
        names={name: names.text(name) for name in names.rest()},
        older={name: older.text(name) for name in older.rest()},
        source=source_of(root, sources),
    )


def purl_parts(row: Table, text: str) -> tuple[str, str]:
    """Ecosystem (purl type) and normalised name (with its namespace) of a purl without a version."""
    try:
        purl = PackageURL.from_string(text)
    except ValueError:
        row.fail(f"{text!r} is not a purl; write it like pkg:pypi/name or pkg:npm/%40scope/name")
    if purl.version:
        row.fail(f"the purl {text!r} must not name a version")
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    return purl.type, normalise(name, purl.type)


def read_family(root: Table, vendor: str, stem: str, sources: Sources) -> Family:
    """The head of models/<family>.toml."""
    return Family(
        id=f"{vendor}/{stem}",
        vendor=vendor,
        name=root.text("name"),
        maker=root.text("maker", vendor),
        open=root.flag("open"),
        license=root.optional("license"),
        generation=root.whole("generation"),
        successor=root.optional("successor"),
        derivatives=root.texts("derivatives"),
        options=root.texts("options"),
        source=source_of(root, sources) if "from" in root else None,
    )


def read_models(root: Table, family: Family, sources: Sources) -> Iterator[Model]:
    """The ids of models/<family>.toml."""
    for row in root.tables("model"):
        model = Model(
            id=row.text("id"),
            vendor=family.vendor,
            maker=family.maker,
            family=family.id,
            aliases=row.texts("aliases"),
            kind=row.text("kind", "chat"),
            dimensions=row.whole("dimensions"),
            ambiguous=row.flag("ambiguous") or False,
            claims=read_claims(row, family.vendor, sources),
            moves=row.flag("moves"),
        )
        row.done()
        yield model
