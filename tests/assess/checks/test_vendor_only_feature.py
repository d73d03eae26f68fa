from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.vendor_only_feature import check
from airisk.domain import Context, Role
from tests.builders import URL, claim, feature, in_days, project, retires, rules, usage

SDK = "sdk:pypi/acmelib"
THREADS = feature("acme/threads", "held", portability="vendor-only", effort="E4", held="threads")


def found(*usages, known=THREADS):
    return list(check(project(usages, rules(features=[known]))))


def call(subject=SDK, **more):
    return usage(subject, feature="acme/threads", **{"context": Context.CALL, **more})


def test_a_use_says_what_is_held_where_something_like_it_is_and_what_it_costs() -> None:
    (one,) = found(call())
    assert (one.severity, one.component) == ("note", SDK)
    assert one.message == (
        "threads exists in this form at Acme only (effort class E4). It holds data at the vendor: threads. "
        "Nearest to it: open software: a loop of your own."
    )


@pytest.mark.parametrize(
    ("said", "severity", "words"),
    [
        (retires(in_days(-10)), "error", f"threads was shut down on 2026-11-14: calls fail ({URL}). Only Acme had it in this form"),
        (retires(in_days(10)), "warning", f"threads ends on 2026-12-04 ({URL}). threads exists in this form at Acme only"),
        (retires(in_days(10), precision="earliest"), "note", f"threads ends no earlier than 2026-12-04 ({URL})."),
        (retires(in_days(-10), precision="earliest"), "note", "that day has passed and no firm one is known"),
        (retires(in_days(-10), effect="re-routed"), "note", f"2026-11-14 (calls are then answered by something else) ({URL})."),
        (retires(in_days(-10), kind="catalogue"), "note", f"threads: {URL} (a list, not the vendor) says it ended at Acme on 2026-11-14."),
        (claim("announced", in_days(-10)), "note", f"threads is deprecated without a day for its end ({URL})."),
    ],
)
def test_an_end_makes_it_worse_and_is_told_with_its_source(said, severity, words) -> None:
    (one,) = found(call(), known=replace(THREADS, claims=(said,)))
    assert (one.severity, one.source) == (severity, URL)
    assert one.message.startswith(words) or words in one.message


def test_an_end_outside_production_is_a_warning_at_most() -> None:
    ended = replace(THREADS, claims=(retires(in_days(-10)),))
    assert [f.severity for f in found(call(role=Role.TEST), known=ended)] == ["warning"]


def test_where_another_platform_answers_the_end_at_the_vendor_is_no_end() -> None:
    ended = replace(THREADS, claims=(retires(in_days(-10)),))
    (one,) = found(call(platform="hosty"), known=ended)
    assert (one.severity, "shut down" in one.message) == ("note", False)
    assert "threads is made by Acme and answered by Hosty here" in one.message
    assert found(call(platform="self-hosted"), known=ended) == []


def test_one_place_is_one_finding_and_it_is_the_features_own_if_the_feature_is_a_component() -> None:
    assert [f.component for f in found(call(), call("service:acme/threads"))] == ["service:acme/threads"]


def test_a_feature_that_others_have_too_is_none() -> None:
    assert found(call(), known=feature("acme/threads", "held", portability="adaptable")) == []


def test_an_import_or_a_comment_is_no_use() -> None:
    assert found(call(context=Context.IMPORT), call(line=2, context=Context.COMMENT)) == []


def test_a_call_without_a_feature_is_none() -> None:
    assert found(usage(SDK, context=Context.CALL)) == []
