"""What breaks first: one row for each thing that ends or has ended, the earliest on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from airisk.domain import Lifecycle
from airisk.render import words
from airisk.render.headline import used_at, vendor_names
from airisk.report import ComponentEntry, Report

#: Statuses by which something ends or stands still.
_ENDING = ("retired", "overdue", "retiring", "deprecated", "frozen", "archived")


@dataclass(frozen=True, slots=True)
class Break:
    """A row: `day` None = no date; `notes` are other platforms' days and claims that disagree."""

    day: date | None
    when: str
    name: str
    at: tuple[str, ...]
    notes: tuple[str, ...]
    spots: tuple[tuple[str, int], ...]
    happens: str

    @property
    def what(self) -> str:
        """ "gpt-4o at OpenAI"."""
        return f"{self.name} at {' and '.join(self.at)}" if self.at else self.name


def first_breaks(report: Report) -> tuple[Break, ...]:
    """Rows by day, those without a day last; in the order of components where days are equal."""
    today = date.fromisoformat(report.today)
    rows = [row for component in report.components if (row := _row(report, component, today))]
    return tuple(sorted(rows, key=lambda row: (row.day is None, row.day or today)))


def _row(report: Report, component: ComponentEntry, today: date) -> Break | None:
    ending = [life for life in component.lifecycles if life.status in _ENDING]
    platforms = {usage.platform for usage in component.usages}
    # A platform that nothing here calls tells when others break; where the platform is unknown, all of them count.
    anywhere = component.kind != "model" or not platforms or "" in platforms
    met = [life for life in ending if anywhere or life.platform in platforms]
    if not met or component.verdict.verdict == "fine":
        return None
    first = min(met, key=_urgency)
    names = {vendor.id: vendor.name for vendor in report.vendors}
    at = (names.get(first.platform, first.platform),) if component.kind == "model" else vendor_names(report, component)[:1]
    return Break(
        first.retires,
        words.when(first.retires, today) + (", not earlier" if first.precision == "earliest" else ""),
        component.name,
        tuple(name for name in at if name),
        _notes(first, ending, names),
        used_at(component),
        words.happens(first.status, first.effect),
    )


def _urgency(life: Lifecycle) -> tuple[bool, date, int, str]:
    return (life.retires is None, life.retires or date.max, _ENDING.index(life.status), life.platform)


def _notes(first: Lifecycle, ending: list[Lifecycle], names: dict[str, str]) -> tuple[str, ...]:
    others = [life for life in ending if life is not first and life.retires]
    notes = [f"at {names.get(life.platform, life.platform)}: {life.retires}" for life in others]
    said = sorted({claim.value for claim in first.claims if claim.field == "retires"})
    if len(said) > 1:
        notes.append(f"sources disagree: {', '.join(said)}")
    return tuple(notes)
