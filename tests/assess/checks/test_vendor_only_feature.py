from __future__ import annotations

from airisk.assess.checks.vendor_only_feature import check
from airisk.domain import Context
from tests.builders import feature, in_days, project, retires, rules, usage

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
        "threads exists at Acme only (effort class E4). It holds data at the vendor: threads. Nearest elsewhere: open: a loop of your own."
    )


def test_an_end_is_told_with_its_source() -> None:
    ended = feature("acme/threads", "held", portability="vendor-only", effort="E4", claims=(retires(in_days(-10)),))
    (one,) = found(call(), known=ended)
    assert "It ended on 2026-11-14 (https://acme.example/deprecations)." in one.message


def test_one_place_is_one_finding_and_it_is_the_features_own_if_the_feature_is_a_component() -> None:
    assert [f.component for f in found(call(), call("service:acme/threads"))] == ["service:acme/threads"]


def test_a_feature_that_others_have_too_is_none() -> None:
    assert found(call(), known=feature("acme/threads", "held", portability="adaptable")) == []


def test_an_import_or_a_comment_is_no_use() -> None:
    assert found(call(context=Context.IMPORT), call(line=2, context=Context.COMMENT)) == []


def test_a_call_without_a_feature_is_none() -> None:
    assert found(usage(SDK, context=Context.CALL)) == []
