"""Who says what about the future of a component."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from airisk.render.facts import by_vendor
from airisk.render.vendors import vendor_parts
from airisk.report import Report

Make = Callable[..., Report]


def test_every_claim_is_told_once_in_words(full: Make) -> None:
    report = full()
    found = by_vendor(vendor_parts(report), {"acme": "Acme AI", "cloud": "Cloud"})
    assert [(fact.name, fact.at, fact.says) for fact in found["acme"]] == [
        ("threads-1", "Acme AI", "ends 2026-08-26"),
        ("threads-1", "Acme AI", "ends 2026-09-01"),
        ("acme-4", "Acme AI", "ends 2027-01-14"),
        ("acme-4", "Cloud", "ends 2027-04-14"),
    ]
    assert found["herd"] == ()


def test_a_claim_stands_with_the_vendor_of_its_platform_if_that_lists_the_component(full: Make) -> None:
    report = full()
    cloud = replace(report.vendors[1], id="cloud", components=("model:acme/acme-4",))
    found = by_vendor(vendor_parts(full(vendors=(report.vendors[0], cloud))), {})
    assert [fact.says for fact in found["cloud"]] == ["ends 2027-04-14"]
    assert len(found["acme"]) == 3
