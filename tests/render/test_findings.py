"""Findings by risk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from airisk.render.findings import by_risk, of_vendor
from airisk.report import Report

Make = Callable[..., Report]


def test_the_worst_risk_is_first_and_what_is_said_twice_is_told_once(full: Make) -> None:
    groups = by_risk(full(findings=tuple(reversed(full().findings))))
    assert [(group.risk, group.counts, len(group.told)) for group in groups] == [
        ("retired-model", "2 errors", 1),
        ("retiring-model", "1 warning", 1),
        ("unknown-model", "1 note", 1),
    ]
    assert [line.number for file in groups[0].told[0].files for line in file.lines] == [31, 44]


def test_a_message_is_whole_in_its_two_parts(full: Make) -> None:
    first = full().findings[0]
    messages = ("a ended. Choose another.", "b ended. Choose another.")
    found = tuple(replace(first, component=message[0], message=message) for message in messages)
    told = by_risk(full(findings=found))[0].told
    assert [(one.wrong.said, one.advice) for one in told] == [("a ended.", "Choose another."), ("b ended.", "Choose another.")]


def test_a_vendor_has_the_findings_of_its_components(full: Make) -> None:
    groups = by_risk(full())
    assert of_vendor(groups, full().vendors[0].components) == (("retired-model", 2), ("retiring-model", 1))
    assert of_vendor(groups, ("nobody",)) == ()
