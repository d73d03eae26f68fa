from __future__ import annotations

import pytest

from airisk.assess import findings, judge
from airisk.assess.checks.retiring_model import check
from airisk.report import Effort, Span
from tests.builders import URL, alive, claim, in_days, model, project, retires, rules, usage


def found(*claims, use=None):
    return [(f.severity, f.message) for f in check(project([use or usage()], rules(models=[model("zed-1", *claims)])))]


@pytest.mark.parametrize(
    ("said", "severity", "words"),
    [
        (retires(in_days(51)), "warning", "zed-1 ends at Acme on 2027-01-14, in 51 days."),
        (retires(in_days(51), precision="unqualified"), "warning", "on 2027-01-14"),
        (retires(in_days(51), precision="earliest"), "note", "no earlier than 2027-01-14, in 51 days"),
        (retires(in_days(51), kind="catalogue"), "note", f"zed-1: {URL} (a list, not the vendor) says it ends at Acme on 2027-01-14"),
        (retires(in_days(51), effect="re-routed"), "note", "(calls are then answered by something else)"),
        (retires(in_days(-51), precision="earliest"), "warning", "that day has passed and no firm one is known"),
        (claim("announced", in_days(-51)), "note", "is deprecated at Acme without a day for its end"),
    ],
)
def test_an_end_is_told_with_as_much_as_is_known(said, severity, words) -> None:
    ((told, message),) = found(said)
    assert told == severity
    assert words in message
    assert message.endswith("Fix the retiring-model.")


def priced(said, days: float = 2.0) -> str:
    found = project([usage()], rules(models=[model("zed-1", said)]))
    efforts = {"model:acme/zed-1": Effort(days=Span(0, 0, days))}
    (one,) = findings(found, efforts)
    assert judge(found, efforts)["model:acme/zed-1"].start_by in (None, *one.message.replace(",", "").replace(".", "").split())
    return one.message


def test_a_firm_day_comes_with_the_day_to_start_by() -> None:
    said = retires(in_days(51))
    assert "Start by 2026-12-29, which leaves time for the change, its tests and a release." in priced(said)
    assert "The day to start by was 2026-11-20." in priced(said, 41.0)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (retires(in_days(51), precision="earliest"), "No firm day is known, so there is none to start by."),
        (retires(in_days(51), kind="press"), "No firm day is known, so there is none to start by."),
        (claim("announced", in_days(-51)), "No firm day is known, so there is none to start by."),
        (retires(in_days(51), effect="re-routed"), "Calls are still answered then, so there is no day to start by."),
    ],
)
def test_without_a_firm_day_nobody_is_told_to_start_by_one(said, words) -> None:
    message = priced(said)
    assert words in message
    assert "Start by" not in message


def test_a_model_that_is_gone_is_another_risk() -> None:
    assert found(retires(in_days(-1))) == []


def test_a_model_that_lives_is_no_risk() -> None:
    assert found(alive()) == []


def test_the_worst_platform_speaks_where_the_code_tells_none() -> None:
    ((_, message),) = found(retires(in_days(300)), retires(in_days(51), "hosty"), use=usage(platform=""))
    assert "ends at Hosty on 2027-01-14" in message
    assert "does not tell which platform" in message
