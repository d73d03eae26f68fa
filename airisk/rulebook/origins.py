"""Every fact of the rules with where and when it was read, and whether a first-party source lies where its vendor speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from airisk.domain import Claim
from airisk.rulebook.schema import Rules, Source, Vendor

OWN = "first-party"


class Fact(NamedTuple):
    """Whose fact it is, where and when it was read, and who may speak for it; nobody named = whoever publishes it (a licence)."""

    where: str
    address: str
    via: str
    kind: str
    stated: date
    checked: date
    speakers: tuple[str, ...]


def facts(rules: Rules) -> Iterator[Fact]:
    """Every fact that the rules hold."""
    for where, claim, speakers in claims(rules):
        yield Fact(where, claim.source, claim.via, claim.kind, claim.stated, claim.checked, speakers)
    for vendor in rules.vendors.values():
        yield from (_fact(f"{vendor.id}: event {event.id}", event.source, (vendor.id,)) for event in vendor.events)
    for package in rules.packages:
        yield from (_fact(package.purl, bad.source, (package.vendor,)) for bad in package.bad)
    yield from (
        _fact(f"family {family.id}", family.source, (family.maker, family.vendor)) for family in rules.families.values() if family.source
    )
    yield from (_fact(feature.id, feature.source, (feature.vendor,)) for feature in rules.features.values())
    yield from (_fact(f"licence {text.id}", text.source, ()) for text in rules.licenses.values())
    yield from (_fact(f"weights: {name}", source, ()) for name, read in rules.weights.read_in.items() for source in read)
    yield from (_fact(f"tensor type {row.id}", row.source, ()) for row in rules.weights.retired_types)
    yield from (_fact(f"format {row.id}", row.source, ()) for row in rules.weights.formats)
    owners = {package.purl: package.vendor for package in rules.packages}
    yield from (_fact(f"constants of {row.package}", row.source, (owners.get(row.package, ""),)) for row in rules.constants)


def _fact(where: str, source: Source, speakers: tuple[str, ...]) -> Fact:
    return Fact(where, source.url, source.via, source.kind, source.stated, source.checked, speakers)


def claims(rules: Rules) -> Iterator[tuple[str, Claim, tuple[str, ...]]]:
    """Every claim, whose it is, and who may speak for it."""
    for model in rules.models:
        yield from ((f"{model.vendor}/{model.id}", claim, (claim.platform, model.maker)) for claim in model.claims)
    for package in rules.packages:
        yield from ((package.purl, claim, (package.vendor, claim.platform)) for claim in package.claims)
    for feature in rules.features.values():
        yield from ((feature.id, claim, (feature.vendor, claim.platform)) for claim in feature.claims)


def strangers(rules: Rules) -> Iterator[tuple[str, str]]:
    """Facts and addresses of sources that are called first-party and lie on nobody's site who could say so."""
    grounds = _grounds(rules.vendors.values())
    anybody = tuple(ground for found in grounds.values() for ground in found)
    for where, address, vendors in dict.fromkeys((f.where, f.address, f.speakers) for f in facts(rules) if f.kind == OWN):
        own = [ground for vendor in vendors for ground in grounds.get(vendor, ())] if vendors else anybody
        if not address.startswith("pkg:") and not any(_lies(address, ground) for ground in own):
            yield where, address


def _grounds(vendors: Iterable[Vendor]) -> dict[str, tuple[str, ...]]:
    """Where each vendor speaks, as a domain with the start of a path.

    On a host where several vendors have their homepage (one of repositories) only the first part of the path is a vendor's own.
    """
    vendors = tuple(vendors)
    homes = Counter(_host(vendor.homepage) for vendor in vendors)
    found = {}
    for vendor in vendors:
        pages = [_host(page) if homes[_host(page)] < 2 else _account(page) for page in (vendor.homepage, *vendor.policy)]
        hosts = [host.removeprefix("*.").partition(":")[0] for host in vendor.hosts]
        found[vendor.id] = tuple(filter(None, (*pages, *hosts, *vendor.sites)))
    return found


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _account(address: str) -> str:
    """The host with the first part of the path: whose account it is."""
    return f"{_host(address)}/{urlsplit(address).path.strip('/').partition('/')[0].lower()}"


def _lies(address: str, ground: str) -> bool:
    """Whether a page lies on a domain, or on one below it, and below the path if the ground has one."""
    domain, _, path = ground.partition("/")
    host = _host(address)
    if host != domain and not host.endswith("." + domain):
        return False
    inside = urlsplit(address).path.strip("/").lower() + "/"
    return not path or inside.startswith(path.rstrip("/") + "/")
