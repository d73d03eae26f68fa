"""Ways forward as people compare them: one block for all components that have the same ways, what is general said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from airisk.frozen import dataclass
from airisk.render import words
from airisk.render.licence_duties import KEPT_OR_ENDED, asked, told
from airisk.report import ComponentEntry, Effort, Option, PlanEntry, Span, Way

#: Between the licence of now and that of then.
BECOMES = "→"
#: So many phrases or hosts are named in a cell.
SHOWN = 3
SELF_HOSTED = "self-hosted"


@dataclass(frozen=True, slots=True)
class Note:
    """What holds for some components only; no names = for all of a block."""

    says: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A target to choose: `terms` are its licence, own end and hosts as phrases, `asks` the duties that come with it.

    `lead` says how it comes to stand here; no `names` = it is open to all of a block.
    """

    lead: str
    name: str
    terms: tuple[str, ...]
    says: tuple[str, ...]
    asks: tuple[str, ...]
    hosts: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A way for all components of a block: cells of the table first, then what is told below it.

    `choices_at` names the vendor under whom the choices stand, where they are the same; `leads_to` the one target where there is no choice.
    """

    title: str
    effort: str
    carries_over: tuple[str, ...]
    lost: tuple[str, ...]
    license: str
    ends: str
    hosts: tuple[str, ...]
    says: tuple[str, ...]
    changes: tuple[str, ...]
    duties: tuple[Note, ...]
    choices: tuple[Choice, ...]
    differs: tuple[Note, ...]
    choices_at: str = ""
    leads_to: str = ""

    @property
    def counts_duties(self) -> bool:
        """Whether it speaks of duties by number, so that a list of them is wanted."""
        return any(note.says.startswith(KEPT_OR_ENDED) for note in self.duties)

    @property
    def place(self) -> str:
        """ "at Groq, OpenAI", "self-hosted"; empty where its title says already where it leads."""
        others = tuple(host for host in self.hosts if host != SELF_HOSTED)
        if all(self.title.startswith(host) for host in others):
            return SELF_HOSTED if SELF_HOSTED in self.hosts else ""
        own = f"{SELF_HOSTED} or " if SELF_HOSTED in self.hosts else ""
        return f"{own}at {words.listed(others, SHOWN)}"

    @property
    def told(self) -> bool:
        """Whether there is more to say of it than the table does."""
        return bool(self.says or self.changes or self.duties or self.choices or self.choices_at or self.differs or self.leads_to)


@dataclass(frozen=True, slots=True)
class Block:
    """Components with one set of ways. `same_as` names the vendor under whom the same block stands, `general` where ways are explained."""

    names: tuple[str, ...]
    lines: tuple[Line, ...]
    same_as: str = ""
    general: str = ""

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines of which more is to be said."""
        return tuple(line for line in self.lines if line.told)

    @property
    def bare(self) -> bool:
        """Whether a list says it as well as a table: nothing is known of the ways but what they are, what they cost and what they lose."""
        plain = not any(line.carries_over or line.license for line in self.lines)
        return plain or (len(self.lines) == 1 and not self.lines[0].license)


def blocks(
    groups: Iterable[tuple[str, Iterable[PlanEntry]]], names: Mapping[str, str], components: Iterable[ComponentEntry]
) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each group of plans; a group is (how it is called, plans). What an earlier group told is not told again."""
    licenses = {component.id: component.license or "" for component in components}
    whole: dict[tuple[Line, ...], str] = {}
    general: dict[tuple[object, ...], str] = {}
    found = []
    for name, plans in groups:
        own = []
        for members in _alike(plans).values():
            lines = tuple(_lines(members, names, licenses))
            who = tuple(dict.fromkeys(names.get(plan.for_, plan.for_) for plan in members))
            own.append(_block(who, lines, name, whole, general))
        found.append(tuple(own))
    return tuple(found)


def _block(
    who: tuple[str, ...], lines: tuple[Line, ...], name: str, whole: dict[tuple[Line, ...], str], general: dict[tuple[object, ...], str]
) -> Block:
    if lines in whole:
        return Block(who, lines, same_as=whole[lines])
    whole[lines] = name
    shown: list[Line] = []
    before, noted = "", set[Note]()
    for line in lines:
        keys = [(line.title, one) for one in (*line.says, line.changes, line.choices)]
        before = before or next((general[key] for key in keys[:-1] if key[1] and key in general), "")
        one = replace(
            line,
            says=tuple(reason for reason in line.says if (line.title, reason) not in general),
            changes=() if (line.title, line.changes) in general else line.changes,
            differs=tuple(note for note in line.differs if note not in noted),
        )
        shown.append(replace(one, choices=(), choices_at=general[keys[-1]]) if line.choices and keys[-1] in general else one)
        noted.update(line.differs)
        for key in keys:
            general.setdefault(key, name)
    return Block(who, tuple(shown), general=before)


def _alike(plans: Iterable[PlanEntry]) -> dict[frozenset[_Key], list[PlanEntry]]:
    """Plans by the set of ways that are open to them."""
    groups: dict[frozenset[_Key], list[PlanEntry]] = {}
    for plan in plans:
        if plan.ways:
            groups.setdefault(frozenset(map(_key, plan.ways)), []).append(plan)
    return groups


#: Ways of one id and title are one: what stands in for two features has one id, and a title each.
_Key = tuple[str, str]


def _key(way: Way) -> _Key:
    return (way.id, way.title)


@dataclass(frozen=True, slots=True)
class _Member:
    """A way of one component: `name` and `license` are the component's."""

    name: str
    license: str
    way: Way


def _lines(plans: list[PlanEntry], names: Mapping[str, str], licenses: Mapping[str, str]) -> Iterator[Line]:
    members: dict[_Key, list[_Member]] = {}
    known = {licenses[plan.for_] for plan in plans if licenses.get(plan.for_)}
    only = next(iter(known)) if len(known) == 1 else ""  # what a service or client is left with goes by its models' licence
    for plan in plans:
        for way in plan.ways:
            license = licenses.get(plan.for_) or (only if _weighs(way) else "")
            members.setdefault(_key(way), []).append(_Member(names.get(plan.for_, plan.for_), license, way))
    for group in members.values():
        yield _line(group)


def _weighs(way: Way) -> bool:
    """Whether a way speaks of a licence at all."""
    return bool(way.license or way.loses_duties or asked(way) or any(option.license for option in way.options))


def _line(group: list[_Member]) -> Line:
    ways = [member.way for member in group]
    reasons = {id(member): tuple(_reasons(member, group)) for member in group}
    says = _in_all([reasons[id(member)] for member in group])
    carries, lost, changes = (_in_all([of(way) for way in ways]) for of in _PARTS.values())
    common = {"carries over": carries, "loses": lost, "changes": changes}
    return Line(
        ways[0].title,
        _effort(ways),
        carries,
        lost,
        "; ".join(dict.fromkeys(filter(None, map(_license, group)))),
        "; ".join(dict.fromkeys(filter(None, map(_ends, ways)))),
        tuple(dict.fromkeys(host for way in ways for host in way.hosts)),
        says,
        changes,
        _duties(group),
        _choices(group),
        _noted(_differences(group, common, says, reasons)),
        leads_to=_leads_to(group),
    )


#: What ways of one kind may have in common, by how it is called.
_PARTS: dict[str, Callable[[Way], tuple[str, ...]]] = {
    "carries over": lambda way: way.carries_over,
    "loses": lambda way: way.lost,
    "changes": lambda way: way.changes,
}


def _in_all(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(one for one in rows[0] if all(one in row for row in rows))


def _reasons(member: _Member, group: list[_Member]) -> Iterator[str]:
    """The reasons of a way less those that its options and duties tell."""
    for reason in member.way.because:
        if not _of_option(member.way, reason) and reason not in asked(member.way, whole=True):
            yield _spoken(member, group, reason)


def _spoken(member: _Member, group: list[_Member], reason: str) -> str:
    """A reason that opens with the name of its component says "it", so that those of others can be the same."""
    own = reason.startswith(f"{member.name} ") and any(reason not in other.way.because for other in group)
    return f"It{reason[len(member.name) :]}" if own else reason


def _of_option(way: Way, reason: str) -> Option | None:
    rest = reason.partition(": ")[2]
    return next((option for option in way.options if rest.startswith(f"{option.name} (")), None)


def _differences(
    group: list[_Member], common: Mapping[str, tuple[str, ...]], says: tuple[str, ...], reasons: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """(what is true of it beyond what all share, component)."""
    one = _leads_to(group)
    for member in group:
        way = member.way
        if not one and (target := _target(member)):
            yield f"leads to {target}", member.name
        for label, of in _PARTS.items():
            more = [one for one in of(way) if one not in common[label]]
            if more:
                yield f"{label} {words.joined(more)}", member.name
        for reason in reasons[id(member)]:
            if reason not in says:
                yield reason.rstrip("."), member.name


def _duties(group: list[_Member]) -> tuple[Note, ...]:
    clauses = {member.name: told(member.way, member.license) for member in group}
    alike = len(set(clauses.values())) == 1
    return _noted((clause, "" if alike else name) for name, clause in clauses.items() if clause)


def _target(member: _Member) -> str:
    """Where a way leads, unless that is the component itself, or its title or its options say so."""
    way = member.way
    said = not way.target or way.target == member.name or way.target in way.title or way.id.endswith(f"-{way.target}")
    return "" if said or way.options or not way.target else way.target


def _leads_to(group: list[_Member]) -> str:
    targets = {_target(member) for member in group}
    return targets.pop() if len(targets) == 1 else ""


def _noted(said: Iterable[tuple[str, str]]) -> tuple[Note, ...]:
    groups: dict[str, dict[str, None]] = {}
    for text, name in said:
        groups.setdefault(text, {}).update({name: None} if name else {})
    notes, last = [], ""
    for text in sorted(groups, key=lambda text: (text.partition(": ")[0], list(groups).index(text))):
        start, colon, rest = text.partition(": ")
        notes.append(Note(rest if colon and start == last else text, tuple(groups[text])))
        last = start
    return tuple(notes)


def _effort(ways: list[Way]) -> str:
    spans = [way.effort.days for way in ways]
    widest = Span(min(s.low for s in spans), max(s.likely for s in spans), max(s.high for s in spans))
    churn = words.churn(ways[0].effort.churn) if len(ways) == 1 else ""
    told_ = words.effort(Effort(widest)) + (f", {churn}" if churn else "")
    return told_ + (" each" if len(ways) > 1 else "")


def _license(member: _Member) -> str:
    """Licence now and then: "stays llama3.1", "llama3.1 → apache-2.0 or mit"."""
    way = member.way
    then = [way.license] if way.license else [option.license for option in way.options if option.license]
    if not then:
        return f"ends {member.license}" if member.license and way.loses_duties else ""
    if set(then) == {member.license}:
        return f"stays {member.license}"
    *most, last = dict.fromkeys(then)
    new = f"{', '.join(most)} or {last}" if most else last
    return f"{member.license} {BECOMES} {new}" if member.license else new


def _ends(way: Way) -> str:
    """The own end of what a way leads to; with several to choose from the earliest, and whether one has none."""
    if way.ends:
        return way.ends
    if not way.options:
        return "none known" if way.target else ""
    ends = sorted(option.ends for option in way.options if option.ends)
    if not ends:
        return "none known"
    return ends[0] if len(ends) == len(way.options) else f"none known, or {ends[0]}"


def _choices(group: list[_Member]) -> tuple[Choice, ...]:
    """Targets, each once: those that are open to all, then the first of each component, then the second."""
    found: dict[Choice, dict[str, int]] = {}
    for member in group:
        for rank, option in enumerate(member.way.options):
            found.setdefault(_choice(member, group, option), {}).setdefault(member.name, rank)
    every = {member.name for member in group}
    rows = [(min(names.values()), replace(one, names=() if set(names) == every else tuple(names))) for one, names in found.items()]
    return tuple(one for _, one in sorted(rows, key=lambda row: (bool(row[1].names), row[0])))


def _choice(member: _Member, group: list[_Member], option: Option) -> Choice:
    reason = next((reason for reason in member.way.because if _of_option(member.way, reason) is option), "")
    lead = _spoken(member, group, reason).partition(": ")[0]
    hosts = tuple(host for host in option.hosts if not option.name.startswith(host))
    end = "no end known"
    if option.ends:
        end = f"itself {option.ends}" if option.ends.isalpha() else f"ends {'on ' * option.ends[:1].isdigit()}{option.ends}"
    at = f"at {words.listed(hosts, SHOWN)}" if hosts else ""
    terms = tuple(filter(None, (f"licence {option.license}" if option.license else "", end, at)))
    says = tuple(one.rstrip(".") for one in option.says)
    return Choice(lead, option.name, terms, says, option.gains_duties, hosts if len(hosts) > SHOWN else ())
