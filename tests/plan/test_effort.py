"""Effort adds up as its docstring says, and more places never cost less."""

from __future__ import annotations

from dataclasses import replace

from airisk.config import Config
from airisk.domain import Context, Location, Said
from airisk.plan.disposition import MUST_WHY, dispose
from airisk.plan.effort import OF_SURFACE, OF_VENDOR, classes, days_of, effort
from airisk.report import Effort, Site, Span, summed
from airisk.rulebook.judgement import EFFORTS, PLANES, PORTABILITIES
from tests.builders import SCORING, feature, project, rules, usage

PLAIN = project([], rules())


def number(key: str) -> float:
    return SCORING.numbers[key].value


def sites(*usages):
    return dispose(usages, ()).must


def test_churn_is_the_lines_of_each_kind_of_place_with_its_interval() -> None:
    found = effort(PLAIN, sites(usage(), usage(line=2), usage("sdk:pypi/x", line=3, context=Context.CALL, said=Said.CALL)))
    lines = 2 * number("churn.id") + number("churn.call")
    assert found.churn == Span(round(lines * 0.6, 1), lines, round(lines * 1.8, 1))


def test_days_are_the_first_place_of_each_class_and_a_little_for_each_further_one() -> None:
    found = effort(PLAIN, sites(usage(), usage(line=2), usage(line=3), usage("sdk:pypi/x", line=4, context=Context.CALL, said=Said.CALL)))
    assert found.days.likely == number("days.E1.likely") + 2 * number("days.place.likely") + number("days.E2.likely")
    assert found.days.low < found.days.likely < found.days.high


def test_a_place_costs_what_the_dearest_feature_there_costs() -> None:
    known = rules(features=[feature("acme/agents", "hosted", effort="E3"), feature("acme/chat", effort="E1")])
    calls = [usage("sdk:pypi/x", context=Context.CALL, said=Said.CALL, feature=f"acme/{name}") for name in ("chat", "agents")]
    found = project(calls, known)
    assert effort(found, sites(*calls), classes(found)).days.likely == number("days.E3.likely")


def test_a_models_name_costs_its_own_change_whatever_is_called_in_its_line() -> None:
    known = rules(features=[feature("acme/agents", "hosted", effort="E3")])
    call, name = usage("sdk:pypi/x", context=Context.CALL, said=Said.CALL, feature="acme/agents"), usage()
    name = replace(name, location=Location("app.py", 1, 20, 1, 30))
    found = project([call, name], known)
    assert effort(found, sites(name), classes(found)).days.likely == number("days.E1.likely")
    assert effort(found, sites(name, call), classes(found)).days.likely == number("days.E3.likely")


def test_several_names_in_one_line_are_one_change_of_the_dearest_kind() -> None:
    call = usage("sdk:pypi/x", context=Context.CALL, said=Said.CALL)
    read = replace(call, location=Location("app.py", 1, 20, 1, 30), reference=replace(call.reference, kind=Said.NAME))
    both = sites(call, read)
    assert len(both) == 2
    assert effort(PLAIN, both) == effort(PLAIN, sites(call))


def test_documentation_is_cheap() -> None:
    assert effort(PLAIN, sites(usage(context=Context.DOCS, path="README.md"))).days.likely == number("days.E0.likely")


class Read(dict):
    """Numbers that remember which of them somebody asked for."""

    def __init__(self, numbers) -> None:
        super().__init__(numbers)
        self.keys_read: set[str] = set()

    def get(self, key, default=None):
        self.keys_read.add(key)
        return super().get(key, default)


def test_every_number_of_effort_is_read_by_somebody() -> None:
    """A number that nobody reads would be shown by `airisk explain effort` as if it counted."""
    read = Read(SCORING.numbers)
    asked = project([], rules(scoring=replace(SCORING, numbers=read)))
    for why in MUST_WHY:
        effort(asked, [Site("a.py", 1, 1, 1, 2, 0, "production", why)])
    for calls in (OF_SURFACE, OF_VENDOR):
        effort(asked, [Site("a.py", 1, 1, 1, 2, 0, "production", "call")], calls=calls)
    days_of(asked, dict.fromkeys(EFFORTS, 2))
    assert {k for k in SCORING.numbers if k.startswith(("churn.", "days."))} == read.keys_read


def test_every_other_number_is_a_point_a_cap_or_a_credit_of_the_scores() -> None:
    others = {k for k in SCORING.numbers if not k.startswith(("churn.", "days."))}
    signals = ("retired", "retiring", "overdue", "frozen", "deprecated", "archived", "unknown", "listed", "active")
    points = {
        *(f"points.plane.{p}" for p in PLANES),
        *(f"points.portability.{p}" for p in PORTABILITIES),
        *(f"points.signal.{s}" for s in signals),
    }
    caps = {*(f"cap.plane.{p}" for p in PLANES), *(f"cap.signal.{s}" for s in signals if SCORING.numbers[f"points.signal.{s}"].value)}
    risks = {f"{kind}.risk.{risk}" for kind in ("points", "cap") for risk in ("compromised-release", "restrictive-license")}
    assert others == points | caps | risks | {"credit.gateway", "credit.base-url"}


def test_a_person_day_has_as_many_hours_as_the_settings_say() -> None:
    short = replace(PLAIN, config=Config(hours_per_day=4.0))
    work = sites(usage(), usage(line=2))
    assert effort(short, work).days.likely == 2 * effort(PLAIN, work).days.likely > 0
    assert effort(short, work).churn == effort(PLAIN, work).churn


def test_nothing_costs_nothing() -> None:
    assert effort(PLAIN, ()) == Effort() == summed(())
