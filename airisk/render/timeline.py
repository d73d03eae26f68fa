"""Ends on one scale of days: where each stands between the first and the last, and where today is."""

from __future__ import annotations

from datetime import date, timedelta

from airisk.frozen import dataclass
from airisk.render.breaks import Break, first_breaks
from airisk.report import VERDICTS, Report

#: How far the scale reaches from today; what lies farther off stands at its edge, with an arrow.
_BACK, _AHEAD = 365, 730
#: It reaches so far at least, so that a single day is no dot on a line without length.
_LEAST_BACK, _LEAST_AHEAD = 30, 120
#: The scale keeps so many hundredths of its width free on either side.
_MARGIN = 3.0
_STEPS = (1, 2, 3, 6, 12)
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class End:
    """A dated end: `at` and `start` in hundredths of the scale; `beyond` is "before" or "after" where it lies off the scale."""

    row: Break
    verdict: str
    at: float
    start: float | None
    start_by: str | None
    beyond: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month on the scale."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All dated ends, in order of days, with the scale that they stand on."""

    ends: tuple[End, ...]
    ticks: tuple[Tick, ...]
    today: float
    first: date
    last: date


def timeline(report: Report) -> Timeline | None:
    """The dated ends that the project meets; None if there are none."""
    dated = sorted(((row, row.day) for row in first_breaks(report) if row.day is not None), key=lambda pair: pair[1])
    if not dated:
        return None
    today = date.fromisoformat(report.today)
    days = [day for _, day in dated]
    first = max(min(*days, _moved(today, -_LEAST_BACK)), _moved(today, -_BACK))
    last = min(max(*days, _moved(today, _LEAST_AHEAD)), _moved(today, _AHEAD))
    verdicts = {component.id: component.verdict for component in report.components}

    def end(row: Break, day: date) -> End:
        judged = [verdicts[id_] for id_ in row.components if id_ in verdicts]
        worst = min((one.verdict for one in judged), key=lambda word: VERDICTS.index(word) if word in VERDICTS else len(VERDICTS))
        begin = min((one.start_by for one in judged if one.start_by), default=None)
        ahead = begin is not None and today < date.fromisoformat(begin) < day <= last
        start = _at(date.fromisoformat(begin), first, last) if begin and ahead else None
        beyond = "before" if day < first else "after" if day > last else ""
        return End(row, worst, _at(min(max(day, first), last), first, last), start, begin if ahead else None, beyond)

    return Timeline(tuple(end(*pair) for pair in dated), _ticks(first, last), _at(today, first, last), first, last)


def _moved(day: date, number: int) -> date:
    """A day so many days off, or the last one that a calendar holds."""
    return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


def _at(day: date, first: date, last: date) -> float:
    share = (day - first) / max(last - first, timedelta(days=1))
    return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Firsts of months, so few that their labels stand apart."""
    months = [
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        if number >= 12
    ]
    inside = [day for day in months if first <= day <= last]
    for step in _STEPS:
        chosen = [day for day in inside if (day.month - 1) % step == 0]
        if len(chosen) <= _MOST_TICKS:
            break
    return tuple(Tick(_at(day, first, last), day.isoformat()[:7]) for day in chosen)
