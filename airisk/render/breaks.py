"""What breaks first: things that end or have ended, the earliest on top; what ends together stands together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from airisk.domain import FIRM, OWN, Claim, Lifecycle, says_end
from airisk.frozen import dataclass
from airisk.render import places, words
from airisk.render.headline import asked_for, depended_on, vendor_names
from airisk.report import ComponentEntry, Place, Report

#: Statuses by which something ends or stands still.
_ENDING = ("retired", "overdue", "retiring", "deprecated", "frozen", "archived")
#: Statuses that rest on what somebody said about an end; the others rest on words about the state of a thing.
_DATED = frozenset({"retired", "overdue", "retiring"})
_OF_STATE = frozenset({"announced", "deprecated", "status", "frozen"})
#: Effects by which calls fail.
_FAILS = ("error", "removed")
#: How the kinds of claims are called that a day may not be trusted on.
_HEARSAY = {"catalogue": "a list says", "press": "the press says"}


@dataclass(frozen=True, slots=True)
class Break:
    """A row: `day` None = no date; `notes` are other platforms' days and claims that disagree; `components` are ids.

    `soft`: the day is none by which anything must be done, as calls are still answered after it, or it is but the earliest.
    """

    day: date | None
    when: str
    names: tuple[str, ...]
    at: tuple[str, ...]
    notes: tuple[str, ...]
    spots: tuple[tuple[str, int], ...]
    happens: str
    components: tuple[str, ...]
    soft: bool = False

    @property
    def what(self) -> str:
        """ "gpt-4o at OpenAI"."""
        name = words.listed(self.names, 5)
        return f"{name} at {' and '.join(self.at)}" if self.at else name


def first_breaks(report: Report) -> tuple[Break, ...]:
    """Rows by day, then soft days, then those without a day; in the order of components where days are equal."""
    today = date.fromisoformat(report.today)
    together: dict[tuple[object, ...], Break] = {}
    for component in report.components:
        for row in _rows(report, component, today):
            key = (row.when, row.at, row.notes, row.happens)
            known = together.get(key)
            together[key] = _joined(known, row) if known else row
    return tuple(sorted(together.values(), key=lambda row: (row.day is None, row.soft, row.day or today)))


def _joined(row: Break, other: Break) -> Break:
    return replace(
        row,
        names=(*row.names, *other.names),
        spots=(*row.spots, *other.spots),
        components=(*row.components, *other.components),
    )


def known_only(report: Report) -> int:
    """How many components that end are nowhere asked for: the program lists them or compares with them, so that nothing of it breaks."""
    ends = [one for one in report.components if any(life.status in _ENDING for life in one.lifecycles) and one.verdict.verdict != "fine"]
    return sum(depended_on(one) and not asked_for(one) for one in ends)


def _rows(report: Report, component: ComponentEntry, today: date) -> Iterator[Break]:
    """A row for each end that places of a component meet, with the places that meet it; a place that no end reaches stands in none."""
    if component.verdict.verdict == "fine" or component.kind == "license":
        return
    ending = [life for life in component.lifecycles if life.status in _ENDING]
    names = report.names | {vendor.id: vendor.name for vendor in report.vendors}
    for first, met_at in _by_end(component, ending):
        harmless = _breaks_nothing(report, component, first)
        if harmless and not _soft(first):
            continue
        at = (words.named(first.platform, names),) if component.kind == "model" else vendor_names(report, component)[:1]
        yield Break(
            first.retires,
            words.when(first.retires, today) + (", not earlier" if first.precision == "earliest" else ""),
            (component.name,),
            tuple(name for name in at if name),
            _notes(first, ending, names),
            places.spots(met_at),
            ("if so, " if _hearsay(first) else "") + words.happens(first.status, first.effect),
            (component.id,),
            harmless,
        )


def _breaks_nothing(report: Report, component: ComponentEntry, end: Lifecycle) -> bool:
    """Whether a firm day was judged to matter to nothing here: a host's that nothing calls, or only tokens are counted by the name."""
    if component.verdict.verdict != "watch" or end.status not in _DATED or not _firm(end) or report.question is not None:
        return False
    day = end.retires.isoformat() if end.retires else ""
    return not any(entry.for_ == component.id and entry.deadline and entry.deadline <= day for entry in report.plan)


def _soft(end: Lifecycle) -> bool:
    """Whether calls are still answered after a day, or the day is but the earliest."""
    return end.precision == "earliest" or end.effect not in (*_FAILS, None)


def _by_end(component: ComponentEntry, ending: list[Lifecycle]) -> Iterator[tuple[Lifecycle, list[Place]]]:
    """Each end that is the first that some places meet, with these places, in their order."""
    asked = asked_for(component)
    met = {platform: _met(component, ending, platform) for platform in {usage.platform for usage in asked}}
    firsts = {platform: ending.index(min(lives, key=_urgency)) for platform, lives in met.items() if lives}
    for index in dict.fromkeys(firsts[usage.platform] for usage in asked if usage.platform in firsts):
        yield ending[index], [usage for usage in asked if firsts.get(usage.platform) == index]


def _met(component: ComponentEntry, ending: list[Lifecycle], platform: str) -> list[Lifecycle]:
    """What ends for a use at a platform. What ends at another ends for others; a line that stands still does so everywhere.

    Where the platform of a use is not known, or says nothing itself, the platforms that speak for themselves count before lists do.
    """
    if component.kind != "model":
        return ending
    hosted = [life for life in component.lifecycles if life.status != "frozen" and life.claims]
    kept = bool(platform) and component.details.get("open") is True
    passed_on = not kept and platform not in OWN and all(life.platform != platform for life in hosted)
    spoken = [life for life in hosted if any(claim.kind == "first-party" for claim in life.claims)] or hosted
    return [life for life in ending if life.status == "frozen" or life.platform == platform or (passed_on and life in spoken)]


def _urgency(life: Lifecycle) -> tuple[bool, bool, date, int, str]:
    return (life.retires is None, not _firm(life), life.retires or date.max, _ENDING.index(life.status), life.platform)


def _ending_claims(life: Lifecycle) -> tuple[Claim, ...]:
    """The claims that a status rests on; that a thing is listed or alive is none of them."""
    if life.status in _DATED:
        return tuple(filter(says_end, life.claims))
    return tuple(claim for claim in life.claims if (claim.field in _OF_STATE and claim.value != "active") or says_end(claim))


def _firm(life: Lifecycle) -> bool:
    return any(claim.kind in FIRM for claim in _ending_claims(life))


def _hearsay(life: Lifecycle) -> str:
    """ "a list says" or "the press says", where nobody who must know says that it ends; else empty."""
    kinds = {claim.kind for claim in _ending_claims(life)}
    return "" if kinds & FIRM else next((said for kind, said in _HEARSAY.items() if kind in kinds), "")


def _notes(first: Lifecycle, ending: list[Lifecycle], names: dict[str, str]) -> tuple[str, ...]:
    told = _days(first)
    notes = [f"sources disagree: {told[1]}"] if len(told) > 1 else []
    notes += [f"{_hearsay(first)} so, no vendor's word is known"] if _hearsay(first) else []
    others = [life for life in ending if life is not first and life.retires]
    notes += [f"at {words.named(life.platform, names)}: {_told(life)}" for life in others]
    return tuple(notes)


def _told(life: Lifecycle) -> str:
    """The day of another platform, and what stands against it."""
    return " ".join(filter(None, (_hearsay(life), ", sources disagree: ".join(_days(life)))))


def _days(life: Lifecycle) -> tuple[str, ...]:
    """The day that counts, and all that were claimed if they are several."""
    said = sorted({claim.value for claim in life.claims if claim.field == "retires"})
    return (str(life.retires), ", ".join(said)) if len(said) > 1 else (str(life.retires),)
