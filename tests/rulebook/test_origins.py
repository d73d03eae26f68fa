"""Where a vendor speaks for itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from airisk.rulebook.load import load
from airisk.rulebook.origins import strangers
from airisk.rulebook.schema import Rules

FROZEN = load((Path(__file__).parent / "rules",))


def with_event(homepage: str, sites: tuple[str, ...], url: str) -> Rules:
    """The frozen rules with an event of a vendor that was read at an address."""
    acme = FROZEN.vendors["acme"]
    event = replace(acme.events[0], source=replace(acme.events[0].source, url=url))
    acme = replace(acme, homepage=homepage, policy=(), hosts=("api.acme.example",), sites=sites, events=(event,))
    return replace(FROZEN, vendors={**FROZEN.vendors, "acme": acme}, models=(), packages=(), features={})


@pytest.mark.parametrize(
    ("homepage", "sites", "url", "own"),
    [
        ("https://acme.example", (), "https://docs.acme.example/models", True),
        ("https://www.acme.example/product", (), "https://acme.example/other", True),
        ("https://other.example", (), "https://status.api.acme.example/", True),
        ("https://acme.example", (), "https://notacme.example/models", False),
        ("https://acme.example", (), "https://acme.example.evil.example/models", False),
        ("https://acme.example", (), "https://hub.example/acme/nova", False),
        ("https://acme.example", ("hub.example/acme",), "https://hub.example/Acme/nova", True),
        ("https://acme.example", ("hub.example/acme",), "https://hub.example/acme-fans/nova", False),
        ("https://borealis.example/acme/sdk", (), "https://borealis.example/acme/models", True),
        ("https://borealis.example/acme/sdk", (), "https://borealis.example/other/models", False),
        ("https://acme.example", (), "pkg:pypi/acme-ai@2.1.0", True),
    ],
)
def test_where_a_vendor_speaks_for_itself(homepage: str, sites: tuple[str, ...], url: str, own: bool) -> None:
    """On a host that two vendors call their home only the first part of the path is a vendor's own.

    Seen to fail: with domains compared by their endings alone, and with the whole of a shared host as everybody's.
    """
    found = [address for where, address in strangers(with_event(homepage, sites, url)) if where.startswith("acme: event")]
    assert found == ([] if own else [url])


def test_who_says_so_openly_may_stand_anywhere() -> None:
    rules = with_event("https://acme.example", (), "https://news.example/acme")
    acme = rules.vendors["acme"]
    event = replace(acme.events[0], source=replace(acme.events[0].source, kind="press"))
    rules = replace(rules, vendors={**rules.vendors, "acme": replace(acme, events=(event,))})
    assert not [where for where, _ in strangers(rules) if where.startswith("acme")]
