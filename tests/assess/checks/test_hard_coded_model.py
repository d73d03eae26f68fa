from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.hard_coded_model import check
from airisk.domain import Confidence, Context, Reach, Role
from tests.builders import project, usage


def given(line=1, *, callee="c.create", **more):
    use = usage(line=line, callee=callee, **more)
    return replace(use, via=("id", f"flows into c.create at {use.location.path}:{line}"))


def found(*usages):
    return list(check(project(usages)))


def test_a_name_in_a_call_is_a_note() -> None:
    (one,) = found(given())
    assert one.severity == "note"
    assert one.message == "zed-1 is written into the call: to change the model is to change and release code. Fix the hard-coded-model."


def test_the_same_name_elsewhere_is_counted_at_each_place() -> None:
    rows = found(given(1), given(5), given(9))
    assert [f.location.line for f in rows] == [1, 5, 9]
    assert all("as at 2 other places" in f.message for f in rows)
    assert "as at 1 other place:" in found(given(1), given(5))[0].message


def test_one_literal_that_two_platforms_are_given_is_one_place() -> None:
    assert len(found(given(), given(platform="hosty"))) == 1


@pytest.mark.parametrize("context", [Context.CONSTANT, Context.DEFAULT, Context.CONFIG, Context.ENV, Context.CATALOGUE, Context.COMPARE])
def test_a_constant_a_default_or_a_setting_is_the_cure(context) -> None:
    assert found(given(context=context)) == []


@pytest.mark.parametrize("change", [{"role": Role.TEST}, {"confidence": Confidence.LOW}, {"reach": Reach.DECLARED}])
def test_a_test_a_guess_or_what_reaches_no_call_is_none(change) -> None:
    assert found(given(**change)) == []


def test_a_string_given_to_something_else_first_is_none() -> None:
    assert found(given(callee="settings.pick")) == []
