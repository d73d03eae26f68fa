"""Whose word counts where a model is called: the platform's own, and what stands in for it where it has said nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from airisk import assess, plan
from airisk.config import Config
from airisk.domain import Context
from airisk.exposure import deciding_claim, event_of, exposures, start_by
from airisk.report import Effort, Span
from airisk.rulebook.lifecycle import claims_lifecycle
from airisk.rulebook.schema import Pattern
from tests.builders import TODAY, alive, claim, family, feature, in_days, model, package, project, retires, rules, usage

ZED = "model:acme/zed-1"
ENDED = retires(in_days(-10))


def judged(*claims, platform: str, **more):
    """Verdict, findings and verdicts of vendors of one call of zed-1."""
    known = rules(
        models=[model("zed-1", *claims, family=more.get("family", "acme/closed"))], families=[family("acme/open", open=True)]
    )  # fmt: skip
    found = project([usage(platform=platform)], known)
    verdicts = assess.judge(found, {})
    return verdicts[ZED], assess.findings(found), {v.id: v.verdict for v in assess.vendors(found, verdicts, {})}


def test_behind_a_gateway_an_end_at_the_maker_counts_with_less_confidence() -> None:
    verdict, (finding,), vendors = judged(ENDED, platform="passer")
    assert verdict.verdict == "act-now"
    assert (finding.risk, finding.severity, finding.confidence) == ("retired-model", "error", "medium")
    assert finding.message.startswith("zed-1 was retired at Acme on 2026-11-14 (called here through Passer): calls fail. ")
    assert {name: v.verdict for name, v in vendors.items()} == {"acme": "act-now", "passer": "unknown"}


def test_a_platform_without_a_word_of_its_own_is_judged_by_those_that_speak() -> None:
    verdict, (finding,), vendors = judged(ENDED, platform="hosty")
    assert (verdict.verdict, finding.confidence) == ("act-now", "medium")
    assert "(called here at Hosty, whose own word is not known)" in verdict.because[0]
    assert (vendors["acme"].verdict, vendors["hosty"].verdict) == ("act-now", "unknown")


def test_a_platform_that_speaks_is_judged_by_its_own_word_alone() -> None:
    verdict, findings, _ = judged(ENDED, alive("hosty"), platform="hosty")
    assert (verdict.verdict, findings) == ("fine", ())


def test_open_weights_stay_at_one_platform_when_another_drops_them() -> None:
    assert judged(ENDED, platform="hosty", family="acme/open")[0].verdict == "unknown"


@pytest.mark.parametrize("platform", ["hosty", "passer"])
def test_that_it_lives_elsewhere_makes_nothing_fine(platform: str) -> None:
    verdict, _, _ = judged(alive(), platform=platform)
    assert verdict.verdict == "unknown"
    assert "is alive there, which is no word on where it is called" in verdict.because[0]


@pytest.mark.parametrize("platform", ["self-hosted", "private"])
def test_own_machines_are_nobodys_platform(platform: str) -> None:
    verdict, findings, vendors = judged(ENDED, platform=platform)
    assert (verdict.verdict, findings, vendors) == ("unknown", (), {})


def test_a_service_that_another_platform_answers_does_not_end_with_its_vendor() -> None:
    gone = feature("acme/threads", "held", portability="vendor-only", effort="E4", held="threads", claims=(ENDED,))
    service = "service:acme/threads"
    for platform, verdict in (("acme", "act-now"), ("", "act-now"), ("hosty", "unknown"), ("self-hosted", "unknown")):
        found = project([usage(service, context=Context.CALL, feature="acme/threads", platform=platform)], rules(features=[gone]))
        assert assess.judge(found, {})[service].verdict == verdict


@pytest.mark.parametrize("context", [Context.CATALOGUE, Context.COMPARE])
def test_what_is_only_compared_or_listed_is_watched_and_forces_nothing(context) -> None:
    known = rules(models=[model("zed-1", ENDED)])
    found = project([usage(context=context), usage(line=2, context=context)], known)
    verdict = assess.judge(found, {})[ZED]
    assert verdict.verdict == "watch"
    assert "only compared or listed here, at app.py:1 and 1 more place" in verdict.because[0]
    assert all(not f.items for f in plan.forced(found, {}))
    assert plan.entries(found, {ZED: verdict}, {ZED: Effort()}) == ()
    for finding in assess.findings(found):
        assert (finding.severity, "nothing to change unless" in finding.message, "calls fail" in finding.message) == ("note", True, False)


def test_one_call_makes_the_listed_places_part_of_the_work_again() -> None:
    found = project([usage(context=Context.CATALOGUE), usage(line=2)], rules(models=[model("zed-1", ENDED)]))
    verdict = assess.judge(found, {})[ZED]
    assert verdict.verdict == "act-now"
    assert "used at app.py:2 (" in verdict.because[0]
    assert ["calls fail" in finding.message for finding in assess.findings(found)] == [False, True]


@pytest.mark.parametrize(("day", "lead", "high"), [(date.min, 14, 0.0), (date(2, 1, 1), 14, 900.0), (TODAY, 10**12, 0.0)])
def test_a_day_to_start_before_the_calendar_is_its_first(day: date, lead: int, high: float) -> None:
    found = replace(project([usage()]), config=Config(lead_time_days=lead))
    assert start_by(found, day, Effort(days=Span(0, 0, high))) == date.min


def test_a_status_rests_on_the_claim_that_is_about_it() -> None:
    listed = claim("listed", source="https://acme.example/models")
    old = claim("deprecated", kind="catalogue", source="https://lists.example/old")
    life = claims_lifecycle((listed, old), "acme", TODAY)
    told = deciding_claim(life)
    assert (life.status, told and told.source) == ("deprecated", "https://lists.example/old")


def test_every_event_is_seen_from_the_platform_that_is_called() -> None:
    known = rules(models=[model("zed-1", ENDED, alive("hosty"))])
    found = project([usage(), usage(line=2, platform="hosty"), usage(line=3, platform="")], known)
    told = [(e.platform, e.event, e.own_word, len(e.usages)) for e in exposures(found, found.components[0])]
    assert told == [("", "broken", False, 1), ("", "none", False, 1), ("acme", "broken", True, 1), ("hosty", "none", True, 1)]
    assert event_of(found.components[0].lifecycles[0], TODAY) == "broken"


def test_open_weights_end_at_a_host_only_for_those_who_call_it() -> None:
    """Seen to fail: with every host's end counted where no platform is told, also of one that the project calls nowhere."""
    known = rules(models=[model("zed-1", family="acme/open")], families=[family("acme/open", open=True)])
    for day in (-10, 10):
        hosted = model("zed-1", retires(in_days(day), "hosty"), vendor="hosty", family="acme/open")
        world = replace(known, models=(*known.models, hosted))
        found = project([usage(platform="")], world)
        verdict = assess.judge(found, {})[ZED]
        assert verdict.verdict == "watch"
        assert "at Hosty (nothing here is known to call it there)" in verdict.because[0]
        assert all(not f.items for f in plan.forced(found, {}))
        assert plan.entries(found, {ZED: verdict}, {ZED: Effort()}) == ()
        (finding,) = assess.findings(found)
        assert (finding.severity, "calls fail" in finding.message) == ("note", False)
        spoken = project([usage(platform=""), usage("sdk:pypi/x", line=2, platform="hosty", context=Context.COMMENT)], world)
        assert assess.judge(spoken, {})[ZED].verdict == "watch"
        called = project([usage(platform=""), usage("sdk:pypi/x", line=2, platform="hosty", context=Context.CALL)], world)
        assert assess.judge(called, {})[ZED].verdict == "act-now"


def test_an_end_at_the_maker_of_open_weights_counts_where_no_platform_is_told() -> None:
    assert judged(ENDED, platform="", family="acme/open")[0].verdict == "act-now"


@pytest.mark.parametrize(
    ("plane", "at", "context", "verdict"),
    [
        ("prompts", 1, Context.ARGUMENT, "watch"),
        ("shape", 1, Context.ARGUMENT, "act-now"),
        ("prompts", 2, Context.ARGUMENT, "act-now"),  # given on through a function that may call as well
        ("prompts", 1, Context.CONSTANT, "act-now"),
    ],
)
def test_a_name_that_only_picks_a_way_of_counting_tokens_breaks_nothing(plane, at, context, verdict) -> None:
    """Seen to fail: with a name given to a local token counter judged like one that is called."""
    known = rules(models=[model("zed-1", ENDED)], features=[feature("acme/count", plane)], packages=[package("counter")])
    name = replace(usage(context=context), via=("id", f"flows into counter.of at app.py:{at}"))
    call = usage("sdk:pypi/counter", line=at, context=Context.CALL, feature="acme/count", slot="counter.of")
    found = project([name, call], known)
    told = assess.judge(found, {})
    assert told[ZED].verdict == verdict
    (finding,) = (f for f in assess.findings(found) if f.risk == "retired-model")
    assert (finding.severity == "note", "counting tokens" in finding.message) == (verdict == "watch",) * 2
    assert bool(plan.entries(found, told, plan.efforts(found))) is (verdict != "watch")


def test_a_package_that_calls_as_well_may_ask_its_vendor_for_the_count() -> None:
    able = Pattern("acme-client", "acme", "client", "pypi", ("counter.Client",), (), (), "", "", "", (), "")
    known = rules(models=[model("zed-1", ENDED)], features=[feature("acme/count", "prompts")], packages=[package("counter")])
    name = replace(usage(), via=("id", "flows into counter.of at app.py:1"))
    call = usage("sdk:pypi/counter", context=Context.CALL, feature="acme/count", slot="counter.of")
    assert assess.judge(project([name, call], replace(known, patterns=(able,))), {})[ZED].verdict == "act-now"
