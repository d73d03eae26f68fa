"""What a component's future asks for, and that the table which says so has no hole."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from airisk import assess, plan
from airisk.assess.verdict import judge, look_up
from airisk.domain import Confidence, Context, Role
from airisk.errors import RulesError
from airisk.exposure import EVENTS
from airisk.report import VERDICTS, Effort, Span, Verdict
from airisk.rulebook.schema import BadRelease
from tests.builders import (
    SCORING,
    TODAY,
    URL,
    alive,
    claim,
    family,
    feature,
    frozen,
    in_days,
    model,
    package,
    project,
    required,
    retires,
    rules,
    source,
    usage,
    vendor,
)  # fmt: skip

ZED = "model:acme/zed-1"


def verdict_of(*claims, usages=None, effort=None, subject=ZED) -> Verdict:
    found = project(usages or [usage()], rules(models=[model("zed-1", *claims)]))
    return judge(found, {subject: effort or Effort()})[subject]


def test_the_table_has_exactly_one_row_for_everything_that_can_happen() -> None:
    for event, use, hard in product(EVENTS, ("production", "other"), (True, False)):
        for days in (-1, 0, 89, 90, 4000) if event == "dated" else (None,):
            assert look_up(SCORING.verdicts, event, use, days, hard) in VERDICTS


def test_outside_production_nothing_is_more_urgent_than_schedule() -> None:
    found = {r.verdict for r in SCORING.verdicts if r.use == "other"}
    assert "act-now" not in found


def test_a_hole_in_the_table_stops_with_the_name_of_the_file() -> None:
    with pytest.raises(RulesError, match=r"scoring\.toml: 0 verdict rows match event 'broken'"):
        look_up(SCORING.verdicts[2:], "broken", "production", None, False)


def test_two_rows_for_one_case_are_as_wrong_as_none() -> None:
    with pytest.raises(RulesError, match="2 verdict rows"):
        look_up((*SCORING.verdicts, SCORING.verdicts[0]), "broken", "production", None, False)


def test_a_retired_model_in_production_is_act_now_and_says_when_where_and_who_says_so() -> None:
    found = verdict_of(retires(in_days(-10)))
    assert (found.verdict, found.start_by) == ("act-now", None)
    told = " ".join(found.because)
    assert "zed-1 at Acme was retired on 2026-11-14" in told
    assert "used at app.py:1" in told
    assert "https://acme.example/deprecations" in told


@pytest.mark.parametrize(
    "change",
    [
        {"role": Role.TEST}, {"role": Role.TOOL}, {"role": Role.CI},
    ],
)  # fmt: skip
def test_a_retired_model_elsewhere_is_scheduled(change) -> None:
    assert verdict_of(retires(in_days(-10)), usages=[usage(**change)]).verdict == "schedule"


@pytest.mark.parametrize("context", [Context.CALL, Context.DEFAULT, Context.CONSTANT, Context.CONFIG, Context.ENV, Context.MANIFEST])
def test_every_way_of_using_it_in_production_counts(context) -> None:
    assert verdict_of(retires(in_days(-10)), usages=[usage(context=context)]).verdict == "act-now"


@pytest.mark.parametrize("change", [{"context": Context.COMMENT}, {"context": Context.DOCS}, {"confidence": Confidence.LOW}])
def test_what_is_only_spoken_of_or_guessed_is_watched_at_most(change) -> None:
    assert verdict_of(retires(in_days(-10)), usages=[usage(**change)]).verdict == "watch"


@pytest.mark.parametrize(
    ("days", "high", "expected", "start"),
    [
        (400, 0.0, "watch", "2027-12-15"),
        (104, 0.0, "watch", "2027-02-22"),
        (103, 0.0, "schedule", "2027-02-21"),
        (104, 0.1, "schedule", "2027-02-21"),
        (14, 0.0, "schedule", "2026-11-24"),
        (14, 0.5, "act-now", "2026-11-23"),
    ],
)
def test_the_day_to_start_decides_not_the_day_of_the_end(days, high, expected, start) -> None:
    found = verdict_of(retires(in_days(days)), effort=Effort(days=Span(0, 0, high)))
    assert (found.verdict, found.start_by) == (expected, start)


@pytest.mark.parametrize(
    "said",
    [
        retires(in_days(-10), precision="earliest"),
        retires(in_days(5), precision="earliest"),
        retires(in_days(-10), effect="re-routed"),
        retires(in_days(-10), kind="catalogue"),
        retires(in_days(5), kind="press"),
        claim("announced", in_days(-30)),
    ],
)
def test_what_is_no_firm_end_of_calls_is_watched(said) -> None:
    assert verdict_of(said).verdict == "watch"


def test_a_price_list_that_disagrees_with_the_vendor_changes_nothing() -> None:
    assert verdict_of(retires(in_days(400)), retires(in_days(-10), kind="catalogue")).verdict == "watch"


@pytest.mark.parametrize(("kind", "name"), [("catalogue", "a list"), ("press", "the press")])
def test_what_only_others_tell_is_told_as_their_word_with_where_it_was_read(kind, name) -> None:
    said = replace(retires(in_days(-10), kind=kind), via="pkg:pypi/prices@1.2")
    (told,) = verdict_of(said).because
    assert told == (
        f"zed-1 at Acme: pkg:pypi/prices@1.2 ({name}, not the vendor) says it ended on 2026-11-14, used at app.py:1 "
        "(source: https://acme.example/deprecations, read in pkg:pypi/prices@1.2, stated 2026-11-24)."
    )


def test_fine_needs_a_fresh_word_of_the_vendor() -> None:
    assert verdict_of(alive()).verdict == "fine"
    assert verdict_of(alive(checked=in_days(-181))).verdict == "unknown"
    assert verdict_of(claim("listed", kind="catalogue")).verdict == "unknown"
    assert verdict_of().verdict == "unknown"


def test_only_the_platform_that_is_used_counts() -> None:
    claims = (retires(in_days(-10)), alive("hosty"))
    assert verdict_of(*claims, usages=[usage(platform="hosty")]).verdict == "fine"
    assert verdict_of(*claims, usages=[usage(platform="hosty"), usage(line=2)]).verdict == "act-now"


def test_where_the_platform_is_not_told_the_earliest_end_counts_and_says_so() -> None:
    found = verdict_of(retires(in_days(400)), retires(in_days(-1), "hosty"), usages=[usage(platform="")])
    assert found.verdict == "act-now"
    assert "at Hosty (the code does not tell which platform it calls) was retired" in found.because[0]


def test_a_model_on_own_machines_has_no_platform_that_could_end_it() -> None:
    assert verdict_of(retires(in_days(-10)), usages=[usage(platform="self-hosted")]).verdict == "unknown"


def test_a_frozen_line_is_watched_wherever_it_is_served() -> None:
    known = rules(
        models=[model("zed-1", family="acme/open")],
        families=[family("acme/open", open=True)],
        vendors=[vendor("acme", events=(frozen("acme/open", in_days(-100)),)), vendor("hosty")],
    )
    found = judge(project([usage(platform="hosty")], known), {})[ZED]
    assert found.verdict == "watch"
    assert "gets no more releases" in found.because[0]


def test_a_closed_feature_is_act_now_and_a_soft_end_of_one_without_equivalent_is_scheduled() -> None:
    service = "service:acme/threads"
    calls = [usage(service, context=Context.CALL, feature="acme/threads")]
    closed = feature("acme/threads", "held", effort="E4", claims=(retires(in_days(-10)),))
    fading = replace(closed, claims=(claim("announced", in_days(-10)),))
    alone = replace(fading, equivalents=())
    verdicts = [judge(project(calls, rules(features=[f])), {})[service].verdict for f in (closed, fading, alone)]
    assert verdicts == ["act-now", "watch", "schedule"]


def test_a_licence_has_no_end_to_judge_and_is_not_called_fine() -> None:
    found = judge(project([usage("license:acme-license", "LICENSE", context=Context.LICENSE)]), {})["license:acme-license"]
    assert found.verdict == "unknown"
    assert "is a licence: it has duties and no end to judge" in found.because[0]


def test_an_archived_package_is_watched() -> None:
    found = project([usage("sdk:pypi/acmelib", context=Context.IMPORT)], rules(packages=[package("acmelib", claim("status", "archived"))]))
    assert judge(found, {})["sdk:pypi/acmelib"].verdict == "watch"


BAD = BadRelease("==1.4.2", "It stole keys.", source(), instead=">=1.5")


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (required("acmelib", "==1.4.2"), "act-now"),
        (required("acmelib", ">=1.4", locked="1.4.2"), "act-now"),
        (required("acmelib", "==1.4.2", role=Role.TEST), "schedule"),
        (required("acmelib", "==1.4.3"), "fine"),
        (required("acmelib", ">=1.4"), "fine"),
    ],
)
def test_a_release_that_must_not_be_used_is_as_urgent_as_what_is_broken(line, verdict) -> None:
    known = rules(packages=[replace(package("acmelib", alive()), bad=(BAD,))])
    found = project([line, usage("sdk:pypi/acmelib", context=Context.CALL)], known)
    judged = judge(found, {})["sdk:pypi/acmelib"]
    assert judged.verdict == verdict
    says = (
        "acmelib ==1.4.2 must not be used and is installed here (It stole keys), used at requirements.txt:1 "
        f"(source: {URL}, stated {TODAY})."
    )
    assert (says in judged.because) == (verdict != "fine")
    (vendor,) = assess.vendors(found, {"sdk:pypi/acmelib": judged}, {})
    assert (vendor.verdict.verdict, {t.label for t in vendor.scores.maintenance.terms} & {"acmelib: unknown"}) == (verdict, set())


def test_because_names_the_one_thing_without_which_it_would_be_milder() -> None:
    claims = (retires(in_days(-10)), alive("hosty"))
    found = verdict_of(*claims, usages=[usage(), usage(line=2, platform="hosty")])
    assert "Without this the verdict would be fine." in found.because


def test_every_component_is_judged() -> None:
    found = project([usage(), usage("model:acme/other", line=2), usage("sdk:pypi/acmelib", line=3, context=Context.IMPORT)])
    assert set(assess.judge(found, plan.efforts(found))) == {c.id for c in found.components}
    assert found.today == TODAY
