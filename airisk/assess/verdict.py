"""The verdict of a component: what its worst event asks for, by the total table of scoring.toml, and why in short sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from airisk.assess.words import caveat, effect_of, hearsay, standstill
from airisk.domain import Component, Lifecycle, Usage
from airisk.errors import RulesError
from airisk.exposure import KNOWN_ONLY, Exposure, counts, deciding_claim, exposures, in_production, known_only, start_by
from airisk.frozen import dataclass
from airisk.project import Project
from airisk.report import VERDICTS, Effort, Verdict
from airisk.rulebook.schema import VerdictRow

#: The most that a thing can ask for which the program only speaks of, compares with or lists, or which ends where nobody calls it.
_NOT_CALLED = "watch"
_HARD = frozenset({"E4", "E5"})


@dataclass(frozen=True, slots=True)
class Judged:
    """An exposure with its verdict and, if its day is still to come, the day to start by: what is broken has none."""

    verdict: str
    exposure: Exposure
    start: date | None

    @property
    def order(self) -> tuple[int, bool, date, int, str]:
        """Worst first; then what ends where it is called; then what broke or must be started first; then where most is used."""
        return (
            VERDICTS.index(self.verdict),
            self.exposure.elsewhere,
            self.start or self.exposure.day or date.max,
            -len(self.exposure.usages),
            self.exposure.platform,
        )


def look_up(rows: Iterable[VerdictRow], event: str, use: str, days: int | None, hard: bool) -> str:
    """The verdict of the one row that matches; `days` to start by, None if the event has no day."""
    start = "" if days is None else "<0" if days < 0 else "<90" if days < 90 else ">=90"
    found = [r for r in rows if r.event == event and r.use == use and r.start in ("", start) and r.hard in (None, hard)]
    if len(found) != 1:
        where = f"event {event!r}, use {use!r}, start {start!r}, hard {hard}"
        raise RulesError(f"scoring.toml: {len(found)} verdict rows match {where}; the table must have exactly one")
    return found[0].verdict


def judge(project: Project, efforts: Mapping[str, Effort]) -> dict[str, Verdict]:
    """The verdict of every component by its id."""
    found = {}
    for component in project.components:
        judged = judgements(project, component, efforts.get(component.id, Effort()))
        found[component.id] = _verdict(project, component, judged)
    return found


def judge_for(project: Project, component: Component, effort: Effort, vendor: str) -> tuple[Verdict, date | None]:
    """The verdict of a component as far as it counts against one vendor (`component` is set), and the day of the event behind it."""
    judged = judgements(project, component, effort, vendor)
    return _verdict(project, component, judged, component.id), judged[0].exposure.day if judged else None


def judgements(project: Project, component: Component, effort: Effort, vendor: str | None = None) -> tuple[Judged, ...]:
    """All that can happen to a component, judged, worst first."""
    found = (_judged(project, exposure, effort) for exposure in exposures(project, component, vendor))
    return tuple(sorted(found, key=lambda j: j.order))


def _judged(project: Project, exposure: Exposure, effort: Effort) -> Judged:
    start = start_by(project, exposure.day, effort) if exposure.event == "dated" and exposure.day else None
    days = (start - project.today).days if start is not None else None
    use = "production" if any(in_production(u) for u in exposure.usages) else "other"
    verdict = look_up(project.rulebook.rules.scoring.verdicts, exposure.event, use, days, _hard(project, exposure.usages))
    if exposure.elsewhere or not any(counts(u) for u in exposure.usages) or known_only(exposure.usages):
        return Judged(max(verdict, _NOT_CALLED, key=VERDICTS.index), exposure, None)
    return Judged(verdict, exposure, start)


def _hard(project: Project, usages: Iterable[Usage]) -> bool:
    """Whether a feature in use would have to be moved or dropped, and nothing like it exists."""
    known = (project.rulebook.feature(u.feature) for u in usages if u.feature and counts(u))
    return any(f is not None and f.effort in _HARD and not f.equivalents for f in known)


def _verdict(project: Project, component: Component, judged: tuple[Judged, ...], decides: str | None = None) -> Verdict:
    if not judged:
        return Verdict("unknown", None, (f"Nothing is known about the future of {component.name}.",), decides)
    worst = judged[0]
    told = [_sentence(project, component, j) for j in judged if j.verdict == worst.verdict]
    rest = next((j.verdict for j in judged if j.verdict != worst.verdict), None)
    if rest is not None and len(told) == 1:
        told.append(f"Without this the verdict would be {rest}.")
    if worst.start is not None:
        lead = project.config.lead_time_days
        told.append(f"Start by {worst.start}: {lead} days of lead time and the high estimate of the work before the day.")
    return Verdict(worst.verdict, worst.start.isoformat() if worst.start else None, tuple(dict.fromkeys(told)), decides)


def _sentence(project: Project, component: Component, judged: Judged) -> str:
    exposure = judged.exposure
    if component.kind == "license" and exposure.lifecycle is None:
        return f"{component.name}, {where(exposure.usages)}, is a licence: it has duties and no end to judge."
    at = _at(project, component, exposure)
    said = hearsay(exposure)
    what = f": {said}{effect_of(exposure.lifecycle)}" if said and exposure.lifecycle else f" {_happens(project, component, exposure)}"
    return f"{component.name}{at}{what}, {where(exposure.usages)}{_source(exposure)}."


def _at(project: Project, component: Component, exposure: Exposure) -> str:
    """Whose word it is: of a model the platform, of a service the vendor; a package's name says it already."""
    vendor = project.rulebook.rules.vendors.get(exposure.lifecycle.platform if exposure.lifecycle else exposure.platform)
    if component.kind != "model":
        return f" ({vendor.name})" if vendor is not None and component.kind == "service" and vendor.name != component.name else ""
    return f" at {vendor.name}{caveat(project, exposure)}" if vendor is not None else ""


def _happens(project: Project, component: Component, exposure: Exposure) -> str:
    life = exposure.lifecycle
    if exposure.bad is not None:
        return f"{exposure.bad.versions} must not be used and is installed here ({exposure.bad.says.rstrip('.')})"
    if life is None:
        return "has no fact of its future in the rules"
    day = life.retires
    alive = "is alive by its vendor's own word" if exposure.event == "none" else "was last known to be alive too long ago"
    said = {
        "retired": f"was retired on {day}" if day else "was retired",
        "retiring": f"ends {'no earlier than' if life.precision == 'earliest' else 'on'} {day}",
        "overdue": f"was to end no earlier than {day}, which has passed, and no firm day is known",
        "deprecated": "is deprecated without a day for its end",
        "frozen": standstill(project, component, exposure),
        "archived": "is archived: nobody repairs it",
        "listed": "is known only from a list",
        "active": alive if exposure.own_word or not exposure.platform else "is alive there, which is no word on where it is called",
    }.get(life.status, "has no fact of its future in the rules")
    mild = exposure.event == "soft" and life.status in ("retired", "retiring")
    return said + (effect_of(life) if mild else "") + _days_left(life, project.today)


def _days_left(life: Lifecycle, today: date) -> str:
    return f", {(life.retires - today).days} days from today" if life.retires is not None and life.retires > today else ""


def where(usages: Iterable[Usage]) -> str:
    """ "used at a.py:3 and 2 more places", the places in use before those that only know or speak of it."""
    told = tuple(usages)
    real = tuple(u for u in told if counts(u))
    used = tuple(u for u in real if u.context not in KNOWN_ONLY)
    spots = sorted({(u.location.path, u.location.line) for u in used or real or told})
    if not spots:
        return "used nowhere"
    how = "used" if used else "only compared or listed here," if real else "seen"
    more = len(spots) - 1
    path, line = spots[0]
    return f"{how} at {path}{f':{line}' if line else ''}" + (f" and {more} more place{'s' if more > 1 else ''}" if more else "")


def _source(exposure: Exposure) -> str:
    claim = deciding_claim(exposure.lifecycle)
    if exposure.bad is not None:
        return f" (source: {exposure.bad.source.url}, stated {exposure.bad.source.stated})"
    if claim is None:
        return ""
    via = f", read in {claim.via}" if claim.via and hearsay(exposure) else ""
    return f" (source: {claim.source}{via}, stated {claim.stated})"
