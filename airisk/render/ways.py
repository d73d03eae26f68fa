"""Ways forward as people compare them: each kind of way is described once, then each component has its efforts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from airisk.render import words
from airisk.report import PlanEntry, Way

#: What makes two ways the same kind: all that is said of them whatever the component.
Key = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of way: `says` are the reasons that all ways of it share. `way` is one of them."""

    way: Way
    says: tuple[str, ...]

    @property
    def told(self) -> bool:
        """Whether there is more to say of it than its title."""
        return bool(self.says or self.way.carries_over or self.way.changes or self.way.lost)


@dataclass(frozen=True, slots=True)
class Row:
    """Components with one and the same outlook: a cell for each way."""

    names: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What holds for some components on some ways only."""

    names: tuple[str, ...]
    on: str
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """The components to which one set of ways is open."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of all plans. Nothing is said twice."""

    kinds: tuple[Kind, ...]
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]


def side_by_side(plans: Iterable[PlanEntry], names: Mapping[str, str]) -> Ways:
    """The ways of some plans; `names` are those of components and vendors by id."""
    planned = [plan for plan in plans if plan.ways]
    members: dict[Key, list[Way]] = {}
    for plan in planned:
        for way in plan.ways:
            members.setdefault(_key(way), []).append(way)
    kinds = {key: Kind(group[0], _shared(group)) for key, group in members.items()}
    sets: dict[frozenset[Key], list[PlanEntry]] = {}
    for plan in planned:
        sets.setdefault(frozenset(map(_key, plan.ways)), []).append(plan)
    tables = tuple(_table([key for key in kinds if key in open_ways], group, kinds, names) for open_ways, group in sets.items())
    notes = tuple(note for open_ways, group in sets.items() for note in _notes(len(open_ways), group, kinds, names))
    return Ways(tuple(kinds.values()), tables, notes)


def _key(way: Way) -> Key:
    return (way.title, way.carries_over, way.changes, way.lost, way.hosts)


def _shared(group: list[Way]) -> tuple[str, ...]:
    return tuple(reason for reason in group[0].because if all(reason in way.because for way in group))


def _table(keys: list[Key], plans: list[PlanEntry], kinds: Mapping[Key, Kind], names: Mapping[str, str]) -> Table:
    rows: dict[tuple[str, ...], list[str]] = {}
    for plan in plans:
        name, by_key = names.get(plan.for_, plan.for_), {_key(way): way for way in plan.ways}
        rows.setdefault(tuple(cell(by_key[key], name) for key in keys), []).append(name)
    return Table(tuple(kinds[key].way.title for key in keys), tuple(Row(tuple(dict.fromkeys(who)), cells) for cells, who in rows.items()))


def cell(way: Way, name: str) -> str:
    """ "0.5-2 days, to gpt-9, which ends on 2027-01-14": what a way costs and where it leads."""
    to = f"to {way.target}" if way.target and way.target != name and way.target not in way.title else ""
    licence = f"licence {way.license}" if way.license else ""
    return ", ".join(filter(None, (words.days(way.effort.days), to, licence, ends(way))))


def ends(way: Way) -> str:
    """When the target of a way ends itself: "ends itself on 2027-01-14", "is itself deprecated"; empty if no end is known."""
    if not way.ends:
        return ""
    return f"ends itself on {way.ends}" if way.ends[:1].isdigit() else f"itself {way.ends}"


def own_words(way: Way, shared: tuple[str, ...] = ()) -> Iterator[str]:
    """What is said of one way beside its kind, the duties of licences among it."""
    reasons = _gathered(reason for reason in way.because if reason not in shared)
    if reasons:
        yield words.sentences(reasons)
    for label, duties in (("New duties", way.gains_duties), ("No longer asked of you", way.loses_duties)):
        if duties:
            yield f"{label}: {words.joined(duties)}"


def _gathered(reasons: Iterable[str]) -> list[str]:
    """Reasons that begin alike up to a colon as one: "It asks: this; that"."""
    groups: dict[str, list[str]] = {}
    for reason in reasons:
        start, colon, rest = reason.partition(": ")
        groups.setdefault(start if colon else reason, []).append(rest)
    return [f"{start}: {words.joined(rests)}" if any(rests) else start for start, rests in groups.items()]


def _notes(number: int, plans: list[PlanEntry], kinds: Mapping[Key, Kind], names: Mapping[str, str]) -> Iterator[Note]:
    """The own words of ways, those that are equal together; `number` is how many ways the set has."""
    said: dict[tuple[str, str], dict[str, None]] = {}
    for plan in plans:
        for way in plan.ways:
            for words_ in own_words(way, kinds[_key(way)].says):
                said.setdefault((words_, names.get(plan.for_, plan.for_)), {})[way.title] = None
    who: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (words_, name), titles in said.items():
        who.setdefault((words_, tuple(titles)), []).append(name)
    for (words_, on), members in who.items():
        yield Note(tuple(dict.fromkeys(members)), _on(on, number, plans), words_)


def _on(titles: tuple[str, ...], number: int, plans: list[PlanEntry]) -> str:
    """The ways that a note holds for; "every way but …" where that is shorter."""
    if len(titles) == number > 1:
        return "every way"
    if len(titles) == number - 1 and number > 2:
        left = dict.fromkeys(way.title for plan in plans for way in plan.ways if way.title not in titles)
        if len(left) == 1:
            return f"every way but {next(iter(left))}"
    return words.listed(titles)
