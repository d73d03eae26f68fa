"""Whether a source that is called first-party lies where its vendor speaks: its own sites, its repositories, its packages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from airisk.rulebook.schema import Rules, Vendor

OWN = "first-party"

#: Whose facts, the address of the source, its kind, and the vendors who may speak for them.
Origin = tuple[str, str, str, tuple[str, ...]]


def strangers(rules: Rules) -> Iterator[tuple[str, str]]:
    """Facts and addresses of sources that are called first-party and lie on nobody's site who could say so."""
    grounds = _grounds(rules.vendors.values())
    anybody = tuple(ground for found in grounds.values() for ground in found)
    for where, address, kind, vendors in dict.fromkeys(_origins(rules)):
        own = [ground for vendor in vendors for ground in grounds.get(vendor, ())] if vendors else anybody
        if kind == OWN and not address.startswith("pkg:") and not any(_lies(address, ground) for ground in own):
            yield where, address


def _origins(rules: Rules) -> Iterator[Origin]:
    """Every source with whom it speaks for; of a licence that is whoever publishes its text."""
    for model in rules.models:
        for claim in model.claims:
            yield f"{model.vendor}/{model.id}", claim.source, claim.kind, (claim.platform, model.maker)
    for package in rules.packages:
        for claim in package.claims:
            yield package.purl, claim.source, claim.kind, (package.vendor, claim.platform)
        for bad in package.bad:
            yield package.purl, bad.source.url, bad.source.kind, (package.vendor,)
    for feature in rules.features.values():
        yield feature.id, feature.source.url, feature.source.kind, (feature.vendor,)
        for claim in feature.claims:
            yield feature.id, claim.source, claim.kind, (feature.vendor, claim.platform)
    for vendor in rules.vendors.values():
        for event in vendor.events:
            yield f"{vendor.id}: event {event.id}", event.source.url, event.source.kind, (vendor.id,)
    for text in rules.licenses.values():
        yield f"licence {text.id}", text.source.url, text.source.kind, ()


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
