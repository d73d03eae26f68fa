"""The gates of --fail-on and --fail-within: what meets them, what does not, and the sentence they give."""

from __future__ import annotations

from dataclasses import replace

from airisk import report as r
from airisk.cli.gate import judge

PLACE = r.Place("bot.py", 3, 1, 3, 9, 0, "production", "argument", "called", "high", "acme", "", "acme-4", "", "")
COMPONENT = r.ComponentEntry("model:acme/acme-4", "model", "acme", "acme-4", None, None, {}, (), r.Verdict("schedule"), (PLACE,))
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
    gate = judge(report, fail_on, fail_within)
    assert gate is not None
    return gate.met


def test_no_gate_no_judgement() -> None:
    assert judge(REPORT, None, None) is None


def test_a_finding_meets_its_severity_and_milder_ones() -> None:
    assert [met(REPORT, fail_on=severity) for severity in ("note", "warning", "error")] == [True, True, False]


def test_the_reason_names_the_worst_place() -> None:
    worse = replace(FINDING, severity="error", location=replace(FINDING.location, path="worse.py"))
    gate = judge(replace(REPORT, findings=(FINDING, worse)), "warning", None)
    assert gate == r.Gate(True, "--fail-on warning: retiring-model at worse.py:3 and 1 more")


def test_low_confidence_meets_no_gate() -> None:
    assert not met(replace(REPORT, findings=(replace(FINDING, confidence="low"),)), fail_on="note")


def test_an_end_date_counts_from_today() -> None:
    assert [met(REPORT, fail_within=days) for days in (50, 51, 9999)] == [False, True, True]


def test_a_past_date_counts() -> None:
    assert met(replace(REPORT, plan=(replace(PLAN, deadline="2026-01-01"),)), fail_within=0)


def test_no_date_and_no_production_use_meet_no_gate() -> None:
    assert not met(replace(REPORT, plan=(replace(PLAN, deadline=None),)), fail_within=9999)
    only_tests = replace(COMPONENT, usages=(replace(PLACE, role="test"),))
    assert not met(replace(REPORT, components=(only_tests,)), fail_within=9999)


def test_the_last_day_of_the_calendar_is_no_overflow() -> None:
    assert met(replace(REPORT, today="9999-12-31"), fail_within=90)


def test_both_gates_give_both_reasons() -> None:
    gate = judge(REPORT, "note", 90)
    assert gate is not None
    assert gate.reason == "--fail-on note: retiring-model at bot.py:3; --fail-within 90d: model:acme/acme-4 ends on 2027-01-14"
