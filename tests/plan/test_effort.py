"""Effort adds up as its docstring says, and more places never cost less."""

from __future__ import annotations

from dataclasses import replace

from airisk.domain import Context, Said
from airisk.plan.disposition import dispose
from airisk.plan.effort import added, classes, effort
from airisk.report import Effort, Span
from airisk.rulebook.book import Rulebook
from tests.builders import SCORING, feature, project, rules, usage

BOOK = Rulebook(rules())


def number(key: str) -> float:
    return SCORING.numbers[key].value


def sites(*usages):
    return dispose(usages, ()).must


def test_churn_is_the_lines_of_each_kind_of_place_with_its_interval() -> None:
    found = effort(BOOK, sites(usage(), usage(line=2), usage("sdk:pypi/x", line=3, context=Context.CALL, said=Said.CALL)))
    lines = 2 * number("churn.id") + number("churn.call")
    assert found.churn == Span(round(lines * 0.6, 1), lines, round(lines * 1.8, 1))


def test_days_are_the_first_place_of_each_class_and_a_little_for_each_further_one() -> None:
    found = effort(BOOK, sites(usage(), usage(line=2), usage(line=3), usage("sdk:pypi/x", line=4, context=Context.CALL, said=Said.CALL)))
    assert found.days.likely == number("days.E1.likely") + 2 * number("days.place.likely") + number("days.E2.likely")
    assert found.days.low < found.days.likely < found.days.high


def test_a_place_costs_what_the_dearest_feature_there_costs() -> None:
    known = rules(features=[feature("acme/agents", "hosted", effort="E3"), feature("acme/chat", effort="E1")])
    calls = [usage("sdk:pypi/x", context=Context.CALL, said=Said.CALL, feature=f"acme/{name}") for name in ("chat", "agents")]
    found = project(calls, known)
    assert effort(found.rulebook, sites(*calls), classes(found)).days.likely == number("days.E3.likely")


def test_several_names_in_one_line_are_one_change_of_the_dearest_kind() -> None:
    call = usage("sdk:pypi/x", context=Context.CALL, said=Said.CALL)
    read = replace(call, location=replace(call.location, column=20, end_column=30), reference=replace(call.reference, kind=Said.NAME))
    both = sites(call, read)
    assert len(both) == 2
    assert effort(BOOK, both) == effort(BOOK, sites(call))


def test_documentation_is_cheap() -> None:
    assert effort(BOOK, sites(usage(context=Context.DOCS, path="README.md"))).days.likely == number("days.E0.likely")


def test_nothing_costs_nothing() -> None:
    assert effort(BOOK, ()) == Effort() == added(())
