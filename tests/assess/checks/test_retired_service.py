from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.retired_service import check
from airisk.domain import Context, Lifecycle, Role
from tests.builders import URL, claim, feature, in_days, project, retires, rules, usage

OLD = feature("acme/completions")
SERVICE = "service:acme/completions"


def call(**more):
    return usage(SERVICE, **{"feature": "acme/completions", "context": Context.CALL, **more})


def found(*usages, claims=(), known=OLD):
    return list(check(project(usages, rules(features=[replace(known, claims=claims)]))))


def host(*usages, kind="first-party"):
    """A vendor whose whole service has ended."""
    made, day = project(usages), in_days(-10)
    said = claim("retired", day, kind=kind)
    life = Lifecycle("acme", "retired", retires=day, precision="exact", effect="error", claims=(replace(said, field="retires"),))
    return list(check(replace(made, components=tuple(replace(c, lifecycles=(life,)) for c in made.components))))


def test_a_call_of_what_is_gone_is_an_error_with_day_source_and_next_step() -> None:
    (one,) = found(call(), claims=(retires(in_days(-10)),))
    assert (one.severity, one.source) == ("error", URL)
    assert one.message == "completions was shut down on 2026-11-14: calls fail. Fix the retired-service."


def test_before_the_day_it_is_a_warning_with_the_days_left() -> None:
    (one,) = found(call(), claims=(retires(in_days(10)),))
    assert (one.severity, one.message.partition(". ")[0]) == ("warning", "completions will be shut down on 2026-12-04, in 10 days")


def test_an_address_of_a_host_that_is_gone_is_an_error_and_its_key_a_warning() -> None:
    rows = host(usage("service:acme", context=Context.ENDPOINT), usage("service:acme", ".env", context=Context.ENV))
    told = [(f.location.path, f.severity, "calls fail" in f.message) for f in rows]
    assert told == [(".env", "warning", False), ("app.py", "error", True)]


def test_what_only_the_press_says_is_a_warning_that_says_so() -> None:
    (one,) = host(usage("service:acme", context=Context.ENDPOINT), kind="press")
    assert one.severity == "warning"
    assert "(the press, not the vendor) says it ended on 2026-11-14" in one.message


def test_what_left_the_client_is_a_warning_that_speaks_of_the_client() -> None:
    (one,) = found(call(), claims=(retires(in_days(-10), effect="client-removed"),))
    assert one.severity == "warning"
    assert "releases of the client from 2026-11-14 on no longer have this" in one.message


def test_an_earliest_day_that_passed_is_a_warning_without_a_claim_that_calls_fail() -> None:
    (one,) = found(call(), claims=(retires(in_days(-10), precision="earliest"),))
    assert (one.severity, "calls fail" in one.message) == ("warning", False)


def test_one_line_is_one_finding() -> None:
    at = call().location
    again = replace(call(), location=type(at)(at.path, at.line, 30, at.end_line, at.end_column))
    assert len(found(call(), again, claims=(retires(in_days(-10)),))) == 1


def test_a_test_is_a_warning_at_most() -> None:
    assert [f.severity for f in found(call(role=Role.TEST), claims=(retires(in_days(-10)),))] == ["warning"]


@pytest.mark.parametrize("use", [call(context=Context.COMMENT), call(platform="hosty")])
def test_a_mention_or_what_somebody_else_answers_is_none(use) -> None:
    assert found(use, claims=(retires(in_days(-10)),)) == []


def test_what_one_vendor_alone_has_is_found_by_another_check() -> None:
    assert found(call(), claims=(retires(in_days(-10)),), known=replace(OLD, portability="vendor-only")) == []


def test_a_service_that_goes_on_or_is_only_frozen_is_none() -> None:
    assert found(call(), claims=(claim("status", "active"),)) == []
    assert found(call(), claims=(retires(in_days(-10), effect="frozen"),)) == []
