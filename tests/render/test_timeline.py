"""Ends on one scale of days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from airisk.render.timeline import timeline
from airisk.report import Report

Make = Callable[..., Report]


def test_days_stand_to_scale(full: Make) -> None:
    found = timeline(full())
    assert found is not None
    gone, soon = found.ends
    assert [(end.row.names, end.verdict, end.beyond) for end in found.ends] == [
        (("threads-1",), "act-now", ""),
        (("acme-4",), "schedule", ""),
    ]
    per_day = (soon.at - gone.at) / (date(2027, 1, 14) - date(2026, 8, 26)).days
    assert found.today == pytest.approx(gone.at + 88 * per_day, abs=0.1)
    assert (soon.start_by, soon.start) == ("2026-12-29", pytest.approx(soon.at - 16 * per_day, abs=0.1))
    assert gone.start is None, "a day to start by that is over begins no bar"


def test_what_lies_far_off_stands_at_the_edge_and_says_so(full: Make) -> None:
    assert [(end.beyond, end.at) for end in timeline(full(today="2029-01-01")).ends] == [("before", 3.0), ("before", 3.0)]
    early = timeline(full(today="2020-01-01"))
    assert [(end.beyond, end.at) for end in early.ends] == [("after", 97.0), ("after", 97.0)]
    assert early.first < date(2020, 1, 1) < early.last


def test_no_dated_end_no_timeline(full: Make, empty: Make) -> None:
    assert timeline(empty()) is None
    undated = tuple(replace(one, lifecycles=()) for one in full().components)
    assert timeline(full(components=undated)) is None


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31", "2026-11-22"])
def test_labels_are_few_in_order_and_on_the_scale(full: Make, today: str) -> None:
    ticks = timeline(full(today=today)).ticks
    assert len(ticks) <= 7
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    assert all(3 <= tick.at <= 97 for tick in ticks)
