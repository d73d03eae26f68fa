"""The gates of --fail-on and --fail-within: what meets them, what does not, and the sentence they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from airisk import report as r
from airisk.cli.gate import gate as judged
from airisk.domain import Claim, Lifecycle

DAY = date(2027, 1, 14)

PLACE = r.Place("bot.py", 3, 1, 3, 9, 0, "production", "argument", "called", "high", "acme", "", "acme-4", "", "")
VERDICT = r.Verdict("schedule", "2026-12-20")
COMPONENT = r.ComponentEntry("model:acme/acme-4", "model", "acme", "acme-4", None, None, {}, (), VERDICT, (PLACE,))
FINDING = r.Finding(
    "retiring-model", "warning", "high", COMPONENT.id, "ends", "abc:retiring-model", "new", r.Point("bot.py", 3, 1, 3, 9, 0)
)
PLAN = r.PlanEntry(COMPONENT.id, "2027-01-14", None, r.Effort(), (), (), (), ())
REPORT = r.Report(
    schema=r.SCHEMA,
    tool=r.Tool("airisk", "0"),
    rules=r.RulesStamp("", None, None),
    root=".",
    revision=None,
    today="2026-11-24",
    config=r.ConfigStamp(None, None, "head"),
    question=None,
    coverage=r.Coverage(),
    components=(COMPONENT,),
    vendors=(),
    findings=(FINDING,),
    plan=(PLAN,),
    forced=(),
)


def met(report: r.Report, fail_on: str | None = None, fail_within: int | None = None) -> bool:
    gate = judged(report, fail_on, fail_within)
    assert gate is not None
    return gate.met


def test_no_gate_no_judgement() -> None:
    assert judged(REPORT, None, None) is None


def test_a_finding_meets_its_severity_and_milder_ones() -> None:
    assert [met(REPORT, fail_on=severity) for severity in ("note", "warning", "error")] == [True, True, False]


def test_the_reason_names_the_worst_place() -> None:
    worse = replace(FINDING, severity="error", location=replace(FINDING.location, path="worse.py"))
    gate = judged(replace(REPORT, findings=(FINDING, worse)), "warning", None)
    assert gate == r.Gate(True, "--fail-on warning: retiring-model at worse.py:3 and 1 more")


def test_low_confidence_meets_no_gate() -> None:
    assert not met(replace(REPORT, findings=(replace(FINDING, confidence="low"),)), fail_on="note")


def test_an_end_date_counts_from_today() -> None:
    assert [met(REPORT, fail_within=days) for days in (50, 51, 9999)] == [False, True, True]


def test_a_day_that_is_past_counts_and_is_told_as_past() -> None:
    broken = replace(COMPONENT, verdict=r.Verdict("act-now"))
    gate = judged(replace(REPORT, components=(broken,), plan=(replace(PLAN, deadline="2026-01-01"),)), None, 0)
    assert gate == r.Gate(True, "--fail-within 0d: model:acme/acme-4 ended on 2026-01-01")


def test_a_firm_day_counts_however_far_off_the_day_to_start_is() -> None:
    watched = replace(COMPONENT, verdict=r.Verdict("watch", "2027-01-01"))
    assert met(replace(REPORT, components=(watched,)), fail_within=90)


def test_without_a_firm_day_no_gate_is_met() -> None:
    assert not met(replace(REPORT, plan=(replace(PLAN, deadline=None),)), fail_within=9999)
    soft = replace(COMPONENT, verdict=r.Verdict("watch"))
    assert not met(replace(REPORT, components=(soft,)), fail_within=9999)


def places(*changed: dict[str, str]) -> r.Report:
    return replace(REPORT, components=(replace(COMPONENT, usages=tuple(replace(PLACE, **change) for change in changed)),))


@pytest.mark.parametrize(
    "change",
    [{"role": "test"}, {"role": "docs"}, {"context": "compare"}, {"context": "catalogue"}, {"context": "comment"}, {"confidence": "low"}],
)
def test_only_what_production_uses_meets_a_day(change: dict[str, str]) -> None:
    assert not met(places(change), fail_within=9999)
    assert met(places(change, {}), fail_within=9999)


def test_a_day_of_another_platform_is_none_of_productions() -> None:
    said = Claim("retires", "", "2027-01-14", "exact", "error", "https://acme.example", "", "first-party", DAY, DAY)
    lives = tuple(Lifecycle(name, "retiring", retires=DAY if name == "acme" else None, claims=(said,)) for name in ("acme", "hosty"))
    component = replace(COMPONENT, lifecycles=lives)
    told = [replace(component, usages=(replace(PLACE, platform=platform),)) for platform in ("acme", "hosty", "", "passer")]
    assert [met(replace(REPORT, components=(one,)), fail_within=90) for one in told] == [True, False, True, True]


def test_the_last_day_of_the_calendar_is_no_overflow() -> None:
    assert met(replace(REPORT, today="9999-12-31"), fail_within=90)


def test_both_gates_give_both_reasons() -> None:
    gate = judged(REPORT, "note", 90)
    assert gate is not None
    assert gate.reason == "--fail-on note: retiring-model at bot.py:3; --fail-within 90d: model:acme/acme-4 ends on 2027-01-14"
