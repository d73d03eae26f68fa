"""What breaks first: things that end or have ended, the earliest on top; what ends together stands together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from airisk.domain import Lifecycle
from airisk.render import words
from airisk.render.headline import depended_on, used, used_at, vendor_names
from airisk.report import ComponentEntry, Report

#: Statuses by which something ends or stands still.
_ENDING = ("retired", "overdue", "retiring", "deprecated", "frozen", "archived")
#: Kinds of claims that a day may be trusted on.
_FIRM = frozenset({"first-party", "transcribed"})


@dataclass(frozen=True, slots=True)
class Break:
    """A row: `day` None = no date; `notes` are other platforms' days and claims that disagree."""

    day: date | None
    when: str
    names: tuple[str, ...]
    at: tuple[str, ...]
    notes: tuple[str, ...]
    spots: tuple[tuple[str, int], ...]
    happens: str

    @property
    def what(self) -> str:
        """ "gpt-4o at OpenAI"."""
        name = words.listed(self.names, 5)
        return f"{name} at {' and '.join(self.at)}" if self.at else name


def first_breaks(report: Report) -> tuple[Break, ...]:
    """Rows by day, those without a day last; in the order of components where days are equal."""
    today = date.fromisoformat(report.today)
    together: dict[tuple[object, ...], Break] = {}
    for component in report.components:
        row = _row(report, component, today)
        if row is None:
            continue
        key = (row.when, row.at, row.notes, row.happens)
        known = together.get(key)
        together[key] = replace(known, names=(*known.names, *row.names), spots=(*known.spots, *row.spots)) if known else row
    return tuple(sorted(together.values(), key=lambda row: (row.day is None, row.day or today)))


def _row(report: Report, component: ComponentEntry, today: date) -> Break | None:
    ending = [life for life in component.lifecycles if life.status in _ENDING]
    met = _met(component, ending)
    if not met or component.verdict.verdict == "fine" or not depended_on(component):
        return None
    first = min(met, key=_urgency)
    names = {vendor.id: vendor.name for vendor in report.vendors}
    at = (names.get(first.platform, first.platform),) if component.kind == "model" else vendor_names(report, component)[:1]
    return Break(
        first.retires,
        words.when(first.retires, today) + (", not earlier" if first.precision == "earliest" else ""),
        (component.name,),
        tuple(name for name in at if name),
        _notes(first, ending, names),
        used_at(component),
        words.happens(first.status, first.effect),
    )


def _met(component: ComponentEntry, ending: list[Lifecycle]) -> list[Lifecycle]:
    """What ends where it is used. A platform that nothing here calls ends for others; a line that stands still does so everywhere.

    Where the platform of a use is not known, the platforms that speak for themselves count before lists do.
    """
    platforms = {usage.platform for usage in used(component)}
    if component.kind != "model":
        return ending
    unknown = not platforms or "" in platforms
    spoken = [life for life in ending if any(claim.kind == "first-party" for claim in life.claims)] or ending
    return [life for life in ending if life.status == "frozen" or life.platform in platforms or (unknown and life in spoken)]


def _urgency(life: Lifecycle) -> tuple[bool, bool, date, int, str]:
    return (life.retires is None, not _firm(life), life.retires or date.max, _ENDING.index(life.status), life.platform)


def _firm(life: Lifecycle) -> bool:
    return any(claim.kind in _FIRM for claim in life.claims)


def _notes(first: Lifecycle, ending: list[Lifecycle], names: dict[str, str]) -> tuple[str, ...]:
    others = [life for life in ending if life is not first and life.retires]
    notes = [f"at {names.get(life.platform, life.platform)}: {', sources disagree: '.join(_days(life))}" for life in others]
    told = _days(first)
    notes += [f"sources disagree: {told[1]}"] if len(told) > 1 else []
    notes += ["by a price list or the press only"] if first.claims and not _firm(first) else []
    return tuple(notes)


def _days(life: Lifecycle) -> tuple[str, ...]:
    """The day that counts, and all that were claimed if they are several."""
    said = sorted({claim.value for claim in life.claims if claim.field == "retires"})
    return (str(life.retires), ", ".join(said)) if len(said) > 1 else (str(life.retires),)
