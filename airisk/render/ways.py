"""Ways forward as people compare them: each kind of way is described once, then each component has its efforts side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from airisk.frozen import dataclass
from airisk.render import words
from airisk.report import PlanEntry, Way

#: The cell of a way that is not open to a component; plain, for terminals that show no more.
NOT_OPEN = "-"
#: A note of so many characters is short.
_SHORT = 60
#: So many duties are told of a licence that is left.
_FEW = 2
#: How the duties that a way ends are announced.
_ENDED = "No longer asked of you"

#: What makes two ways the same kind: how they are called. What is true of some of them only is told beside the kind.
Key = str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of way: `says` are the reasons that all ways of it share. `way` is one of them."""

    way: Way
    says: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What it says, sentences that begin alike up to a colon as one."""
        return tuple(_gathered(self.says))

    @property
    def points(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The same as (how they begin, what each of them goes on with); nothing goes on where there is no colon."""
        return tuple((start, tuple(filter(None, rests))) for start, rests in _by_start(self.says).items())

    @property
    def told(self) -> bool:
        """Whether there is more to say of it than its title."""
        return bool(self.says or self.way.carries_over or self.way.changes or self.way.lost)


@dataclass(frozen=True, slots=True)
class Row:
    """Components with one and the same outlook: a cell for each kind of way, "-" where that way is not open to them."""

    names: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What holds for some components on some ways only; no names = they stand in the words."""

    names: tuple[str, ...]
    on: str
    says: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of all plans, nothing said twice: `kinds` are the columns of `rows`; `own` are ways that have but a title, and an effort."""

    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    own: tuple[Note, ...]
    notes: tuple[Note, ...]


def side_by_side(plans: Iterable[PlanEntry], names: Mapping[str, str]) -> Ways:
    """The ways of some plans; `names` are those of components and vendors by id."""
    planned = [plan for plan in plans if plan.ways]
    members: dict[Key, list[Way]] = {}
    for plan in planned:
        for way in plan.ways:
            members.setdefault(_key(way), []).append(way)
    kinds = {key: Kind(_common(group), _shared(group)) for key, group in members.items()}
    told = [key for key, kind in kinds.items() if kind.told or len(planned) == 1]
    notes = _condensed(note for plan in _alike(planned).values() for note in _notes(plan, kinds, names))
    return Ways(tuple(kinds[key] for key in told), _rows(planned, told, names), _own(planned, told, names), notes)


def _alike(plans: list[PlanEntry]) -> dict[frozenset[Key], list[PlanEntry]]:
    """Plans by the set of ways that are open to them."""
    groups: dict[frozenset[Key], list[PlanEntry]] = {}
    for plan in plans:
        groups.setdefault(frozenset(map(_key, plan.ways)), []).append(plan)
    return groups


def _key(way: Way) -> Key:
    return way.title


def _common(group: list[Way]) -> Way:
    """What holds for all ways of a kind, with every host of any of them."""

    def all_say(of: Callable[[Way], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(word for word in of(group[0]) if all(word in of(way) for way in group))

    hosts = tuple(dict.fromkeys(host for way in group for host in way.hosts))
    carries_over, changes, lost = all_say(lambda way: way.carries_over), all_say(lambda way: way.changes), all_say(lambda way: way.lost)
    return replace(group[0], carries_over=carries_over, changes=changes, lost=lost, hosts=hosts)


def _shared(group: list[Way]) -> tuple[str, ...]:
    return tuple(reason for reason in group[0].because if all(reason in way.because for way in group))


def _rows(plans: list[PlanEntry], keys: list[Key], names: Mapping[str, str]) -> tuple[Row, ...]:
    rows: dict[tuple[str, ...], dict[str, None]] = {}
    for plan in plans:
        name, ways = names.get(plan.for_, plan.for_), {_key(way): way for way in plan.ways}
        if not ways.keys().isdisjoint(keys):
            rows.setdefault(tuple(cell(ways[key], name) if key in ways else NOT_OPEN for key in keys), {})[name] = None
    return tuple(Row(tuple(who), cells) for cells, who in rows.items())


def _own(plans: list[PlanEntry], keys: list[Key], names: Mapping[str, str]) -> tuple[Note, ...]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for plan in plans:
        name = names.get(plan.for_, plan.for_)
        for way in plan.ways:
            if _key(way) not in keys:
                found.setdefault((way.title, cell(way, name)), {})[name] = None
    return tuple(Note(tuple(who), title, told) for (title, told), who in found.items())


def cell(way: Way, name: str) -> str:
    """ "0.5-2 days, to gpt-9, which ends on 2027-01-14": what a way costs and where it leads."""
    to = f"to {way.target}" if way.target and way.target != name and way.target not in way.title else ""
    licence = f"licence {way.license}" if way.license else ""
    return ", ".join(filter(None, (words.days(way.effort.days), to, licence, ends(way))))


def ends(way: Way) -> str:
    """When the target of a way ends itself: "ends itself on 2027-01-14", "itself deprecated"; empty if a reason says it already."""
    if not way.ends or any(way.ends in reason for reason in way.because):
        return ""
    return f"ends itself on {way.ends}" if way.ends[:1].isdigit() else f"itself {way.ends}"


def own_words(way: Way, kind: Kind | None = None) -> Iterator[str]:
    """What is said of one way beside its kind, the duties of licences among it."""
    yield from _gathered(reason for reason in way.because if kind is None or reason not in kind.says)
    if kind is not None:
        told = (("Carries over too", way.carries_over, kind.way.carries_over), ("Changes too", way.changes, kind.way.changes))
        for label, own, common in (*told, ("Lost too", way.lost, kind.way.lost)):
            more = [word for word in own if word not in common]
            if more:
                yield f"{label}: {words.joined(more)}"
    for label, duties in (("New duties", way.gains_duties), (_ENDED, way.loses_duties)):
        if duties:
            yield f"{label}: {words.joined(_few(duties) if label == _ENDED else duties)}"


def _few(duties: tuple[str, ...]) -> tuple[str, ...]:
    """The first duties: the ways that keep them list them all."""
    return duties if len(duties) <= _FEW else (*duties[:_FEW], f"and {len(duties) - _FEW} more that the licence asks today")


def _gathered(reasons: Iterable[str]) -> list[str]:
    """Reasons that begin alike up to a colon as one: "It asks: this; that"."""
    return [f"{start}: {words.joined(rests)}" if any(rests) else start for start, rests in _by_start(reasons).items()]


def _by_start(reasons: Iterable[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for reason in reasons:
        start, colon, rest = reason.partition(": ")
        groups.setdefault(start if colon else reason, []).append(rest)
    return groups


def _notes(plans: list[PlanEntry], kinds: Mapping[Key, Kind], names: Mapping[str, str]) -> Iterator[Note]:
    """The own words of ways, those that are equal together, for plans with one set of ways."""
    said: dict[tuple[str, tuple[str, ...]], dict[str, None]] = {}
    for plan in plans:
        told: dict[str, dict[str, None]] = {}
        for way in plan.ways:
            for own in own_words(way, kinds[_key(way)]):
                told.setdefault(own, {})[way.title] = None
        for own, titles in told.items():
            said.setdefault((_shorter(own, told), tuple(titles)), {})[names.get(plan.for_, plan.for_)] = None
    for (own, on), members in said.items():
        yield Note(tuple(members), _on(on, plans), own)


def _condensed(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Short notes that begin alike up to a colon as one: "Counted too: 3 places (a), 5 places (b)"."""
    notes = tuple(notes)
    alike: dict[str, list[Note]] = {}
    for note in notes:
        start, colon, rest = note.says.partition(": ")
        if colon and len(rest) <= _SHORT:
            alike.setdefault(start, []).append(note)
    many = {start: group for start, group in alike.items() if len(group) > 1}
    single = (note for note in notes if note not in (one for group in many.values() for one in group))
    return (*(Note((), start, _by_rest(group)) for start, group in many.items()), *single)


def _by_rest(notes: list[Note]) -> str:
    rests: dict[str, dict[str, None]] = {}
    for note in notes:
        rests.setdefault(note.says.partition(": ")[2].rstrip("."), {}).update(dict.fromkeys(note.names))
    return "; ".join(f"{rest} ({words.listed(names)})" for rest, names in rests.items())


def _shorter(own: str, told: Mapping[str, Mapping[str, None]]) -> str:
    """Duties that one way keeps need no second list where the others end them."""
    label, colon, duties = own.partition(": ")
    keeping = [title for other, titles in told.items() for title in titles if label == _ENDED and other != own and duties in other]
    return f"{label}{colon}what {keeping[0]} asks" if keeping else own


def _on(titles: tuple[str, ...], plans: list[PlanEntry]) -> str:
    """The ways that a note holds for; "Every way but …" where that is shorter."""
    left = dict.fromkeys(way.title for plan in plans for way in plan.ways if way.title not in titles)
    if len(titles) > 1 and len(left) < 2:
        return f"Every way but {next(iter(left))}" if left else "Every way"
    return words.listed(titles)
