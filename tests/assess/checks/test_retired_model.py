from __future__ import annotations

from dataclasses import replace

import pytest

from airisk import toml
from airisk.assess.checks.retired_model import check
from tests.builders import SHIPPED, URL, alive, claim, in_days, model, project, retires, rules, usage


def found(*claims, use=None, more=()):
    return list(check(project([use or usage()], rules(models=[model("zed-1", *claims), *more]))))


def test_a_model_whose_calls_fail_is_an_error_with_day_platform_and_next_step() -> None:
    (one,) = found(retires(in_days(-10)), claim("replacement", "zed-2"), more=[model("zed-2", alive())])
    assert one.severity == "error"
    assert one.message == "zed-1 was retired at Acme on 2026-11-14: calls fail. Its vendor names zed-2 instead. Fix the retired-model."


@pytest.mark.parametrize(("precision", "words"), [("earliest", "itself not before"), ("exact", "itself until")])
def test_what_is_named_instead_is_named_with_its_own_end(precision, words) -> None:
    after = model("zed-2", retires(in_days(300), precision=precision))
    (one,) = found(retires(in_days(-10)), claim("replacement", "zed-2"), more=[after])
    assert f"Its vendor names zed-2 ({words} 2027-09-20) instead." in one.message


@pytest.mark.parametrize("where", [SHIPPED, SHIPPED.parent / "tests" / "rulebook" / "rules"])
def test_the_fix_promises_no_model_without_an_end(where) -> None:
    assert "without an end" not in str(toml.read(where / "risks" / "retired-model.toml")["fix"])


def test_advice_never_leads_to_what_ends_itself() -> None:
    (one,) = found(retires(in_days(-10)), claim("replacement", "zed-2"), more=[model("zed-2", retires(in_days(20)))])
    assert "zed-2" not in one.message


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (retires(in_days(-10), effect="re-routed"), "calls are then answered by something else"),
        (retires(in_days(-10), kind="catalogue"), f"zed-1: {URL} (a list, not the vendor) says it ended at Acme on 2026-11-14."),
        (replace(retires(in_days(-10), kind="press"), via="pkg:x/y"), "pkg:x/y (the press, not the vendor) says it ended at Acme on"),
    ],
)
def test_what_does_not_surely_break_calls_is_a_warning_that_says_why(said, words) -> None:
    (one,) = found(said)
    assert one.severity == "warning"
    assert words in one.message
    assert "was retired" not in one.message or "not the vendor" not in one.message


def test_an_unknown_platform_is_said() -> None:
    (one,) = found(retires(in_days(-10)), use=usage(platform=""))
    assert "the code does not tell which platform it calls" in one.message


def test_a_model_that_ends_tomorrow_is_not_retired() -> None:
    assert found(retires(in_days(1))) == []


def test_another_platforms_end_is_none_of_ours() -> None:
    assert found(retires(in_days(-10), "hosty"), alive()) == []


def test_a_day_that_was_only_the_earliest_is_not_an_end() -> None:
    assert found(retires(in_days(-10), precision="earliest")) == []
