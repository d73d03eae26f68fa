"""What can end under a component where it is used, whether calls break then, and on which day: broken, dated, soft, none or unknown.

The ground under both the verdict (assess) and the deadline (plan), which do not import each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, takewhile
from math import ceil

from airisk.declared import bad_releases
from airisk.domain import FIRM, MENTIONS, OWN, Claim, Component, Confidence, Context, Lifecycle, Role, Usage
from airisk.frozen import dataclass
from airisk.project import Project
from airisk.report import VERDICTS, Effort, Verdict
from airisk.rulebook.lifecycle import FRESH, rank
from airisk.rulebook.schema import BadRelease

#: Events, worst first.
EVENTS = ("broken", "dated", "soft", "none", "unknown")
#: Effects after which calls still get an answer.
_MILD = frozenset({"re-routed", "frozen", "no-new-jobs"})
#: Fields of claims that tell no end.
_NO_END = frozenset({"listed", "announced", "deprecated", "replacement", "options", "active", "status"})
#: Fields of claims that a status without an end rests on.
_OF_STATE = {
    "deprecated": frozenset({"announced", "deprecated", "status", "retires", "removed"}),
    "active": frozenset({"listed", "status", "active"}),
    "listed": frozenset({"listed", "status", "active"}),
}
#: Contexts in which the program merely knows a name: a table, a guard. Nothing breaks there.
KNOWN_ONLY = frozenset({Context.CATALOGUE, Context.COMPARE})
#: Contexts in which a thing is used, not listed, compared or spoken of.
IN_USE = frozenset(
    {
        Context.IMPORT, Context.CALL, Context.ARGUMENT, Context.DEFAULT, Context.CONSTANT, Context.CONFIG,
        Context.ENV, Context.MANIFEST, Context.ENDPOINT, Context.IMAGE, Context.WEIGHTS,
    }
)  # fmt: skip
_UNCOUNTED = MENTIONS | {Context.DIRECTIVE}
#: How `via` tells a call that a literal is given to.
_FLOWS = re.compile(r"flows into (?P<callee>\S+) at (?P<path>.+):(?P<line>\d+)$")
_WITHOUT_SCORE = frozenset({Role.TEST, Role.DOCS, Role.EXAMPLE})


@dataclass(frozen=True, slots=True)
class Exposure:
    """One event as it meets the project: an end is soft where the program merely knows the name.

    `platform`: who is called at the usages, "" where the code does not tell it. `lifecycle`: what is known there, else what other
    platforms say of the same model, else None. `elsewhere`: it is the end of a copy of open weights at a host that the project does not
    call as far as the code tells. `bad`: nothing ends, but the lines at `usages` install a release that must not be used.
    """

    event: str
    platform: str
    lifecycle: Lifecycle | None
    usages: tuple[Usage, ...]
    elsewhere: bool = False
    bad: BadRelease | None = None

    @property
    def own_word(self) -> bool:
        """Whether what is known, if anything, is about the very platform that is called."""
        return self.lifecycle is None or self.lifecycle.platform == self.platform

    @property
    def day(self) -> date | None:
        """The day of the event, if it has one."""
        return self.lifecycle.retires if self.lifecycle is not None else None


def counts(usage: Usage) -> bool:
    """Whether a usage is more than a mention or a guess."""
    return usage.context not in _UNCOUNTED and usage.confidence is not Confidence.LOW


def known_only(usages: Iterable[Usage]) -> bool:
    """Whether the program merely compares with a thing or lists it, wherever it does more than speak of it."""
    contexts = {usage.context for usage in usages if counts(usage)}
    return bool(contexts) and contexts <= KNOWN_ONLY


def weighed(project: Project, component: Component) -> Component:
    """A component as its usages weigh: a model's name that merely picks a way of counting tokens is compared with, as nothing is called."""
    if component.kind != "model" or not any(_FLOWS.match(word) for u in component.usages for word in u.via):
        return component
    usages = tuple(replace(u, context=Context.COMPARE) if _only_counted(project, u) else u for u in component.usages)
    return replace(component, usages=usages)


def in_production(usage: Usage) -> bool:
    """Whether production depends on the thing at this place."""
    return counts(usage) and usage.role is Role.PRODUCTION and usage.context in IN_USE


def scores(usage: Usage) -> bool:
    """Whether a usage may change a score: tests, docs and examples never do, nor an id that the program merely knows."""
    return counts(usage) and usage.role not in _WITHOUT_SCORE and usage.context in IN_USE


def firm(lifecycle: Lifecycle) -> bool:
    """Whether the vendor itself, or a copy of its words, says that the thing ends."""
    return any(c.kind in FIRM and c.field not in _NO_END for c in lifecycle.claims)


def event_of(lifecycle: Lifecycle, today: date) -> str:
    """The event of a lifecycle.

    A "not before" day and an end after which calls are still answered are soft on both sides of the day: a date that passes must never
    make things look better.
    """
    if lifecycle.status in ("retired", "retiring"):
        mild = lifecycle.effect in _MILD or lifecycle.precision == "earliest" or not firm(lifecycle)
        return "soft" if mild else "broken" if lifecycle.status == "retired" else "dated"
    if lifecycle.status in ("overdue", "deprecated", "frozen", "archived"):
        return "soft"
    fresh = any(c.kind == "first-party" and today - c.checked <= FRESH for c in lifecycle.claims)
    return "none" if lifecycle.status == "active" and fresh else "unknown"


def exposures(project: Project, component: Component, vendor: str | None = None) -> tuple[Exposure, ...]:
    """Everything that can happen to a component; with `vendor`, only what counts against that vendor.

    An event of a hosted model counts against the platform; against the maker only where the maker is the platform, where the platform
    has said nothing itself, or where the weights are concerned. A service counts against whoever answers. Any other component is its
    publisher's own.
    """
    key = (id(component), vendor)
    known = project.memory.get(key)
    if known is None or known[0] is not component or known[1] is not project.usages:
        known = project.memory[key] = (component, project.usages, _exposures(project, component, vendor))
    return known[2]  # type: ignore[return-value]


def _exposures(project: Project, component: Component, vendor: str | None) -> tuple[Exposure, ...]:
    if component.kind not in ("model", "service"):
        if vendor not in (None, component.vendor):
            return ()
        lives: tuple[Lifecycle | None, ...] = component.lifecycles or (None,)
        known = tuple(_exposure(project, life.platform if life else "", life, component.usages) for life in lives)
        return known + tuple(_harms(project, component))
    found: list[Exposure] = []
    component = weighed(project, component)
    for platform, usages in _by_platform(project, component):
        if vendor is None or vendor in _owners(project, component, platform):
            lives = _hosted(project, component, platform, vendor) if component.kind == "model" else _served(component, platform)
            found.extend(_aside(project, component, _exposure(project, platform, life, usages, vendor or platform)) for life in lives)
    if component.kind == "model" and vendor in (None, component.vendor):
        line = [life for life in component.lifecycles if of_weights(life)][:1]
        found.extend(_exposure(project, life.platform, life, component.usages) for life in line)
    return tuple(found)


def _harms(project: Project, component: Component) -> Iterable[Exposure]:
    """Releases of a package that must not be used and are installed today: as urgent as what is broken."""
    lines: dict[str, tuple[BadRelease, list[Usage]]] = {}
    for usage, bad in bad_releases(project, component):
        lines.setdefault(bad.versions, (bad, []))[1].append(usage)
    return (Exposure("broken", component.vendor, None, tuple(usages), bad=bad) for bad, usages in lines.values())


def owners(project: Project, component: Component, usages: Iterable[Usage]) -> frozenset[str]:
    """The vendors that some usages of a component belong to: known platforms, and the maker where none is known or none speaks.

    Decided usage by usage, so that one more usage adds a vendor and never takes one away.
    """
    if component.kind not in ("model", "service"):
        return frozenset({component.vendor} if any(True for _ in usages) else ())
    found = {owner for u in usages for owner in _owners(project, component, _platform(project, component, u))}
    if found and any(of_weights(life) for life in component.lifecycles):
        found.add(component.vendor)
    return frozenset(found)


def answering(project: Project, usage: Usage, vendor: str) -> str:
    """Who answers at a usage of something of a vendor's: another platform, the user's own machines, else that vendor."""
    return usage.platform if usage.platform in project.rulebook.rules.vendors or usage.platform in OWN else vendor


def of_weights(lifecycle: Lifecycle) -> bool:
    """Whether it is the line itself that stands still, wherever it is served."""
    return lifecycle.status == "frozen" and any(c.field == "frozen" for c in lifecycle.claims)


def start_by(project: Project, day: date, effort: Effort) -> date:
    """The last safe day to start: the event, less the lead time, less the high estimate of the work in whole days.

    Where the calendar ends first, its first day.
    """
    try:
        return day - timedelta(days=project.config.lead_time_days + ceil(effort.days.high))
    except OverflowError:
        return date.min


def urgency(verdict: Verdict) -> tuple[int, str]:
    """Sorts verdicts, what must be done first in front; act-now without a day to start by is broken already."""
    return VERDICTS.index(verdict.verdict), verdict.start_by or ("" if verdict.verdict == VERDICTS[0] else "~")


def deciding_claim(lifecycle: Lifecycle | None) -> Claim | None:
    """The claim that a lifecycle rests on: what its status is about before all else, then as the rulebook decides."""
    if lifecycle is None:
        return None
    frozen, state = lifecycle.status == "frozen", _OF_STATE.get(lifecycle.status)
    day = lifecycle.retires.isoformat() if lifecycle.retires is not None else None

    def weight(claim: Claim) -> tuple[object, ...]:
        telling = claim.field in state if state else claim.field not in _NO_END and (claim.field == "frozen") is frozen
        contrary = state is not None and claim.field == "status" and (claim.value == "active") is (lifecycle.status == "deprecated")
        return telling and not contrary, claim.value == day, -rank(claim), claim.stated, claim.field, claim.source

    return max(lifecycle.claims, key=weight, default=None)


def _exposure(
    project: Project, platform: str, lifecycle: Lifecycle | None, usages: tuple[Usage, ...], judged_at: str = ""
) -> Exposure:  # fmt: skip
    event = event_of(lifecycle, project.today) if lifecycle is not None else "unknown"
    if event in ("broken", "dated") and known_only(usages):
        event = "soft"  # nothing breaks where a name is only compared or listed
    if event == "none" and lifecycle is not None and judged_at not in ("", lifecycle.platform):
        event = "unknown"  # that it lives elsewhere is no word of the platform that is called
    return Exposure(event, platform, lifecycle, usages)


def _only_counted(project: Project, usage: Usage) -> bool:
    """Whether a name is given, where it stands, to nothing but calls that count tokens on this machine."""
    flows = [m for m in map(_FLOWS.match, usage.via) if m]
    if not flows or usage.context is not Context.ARGUMENT:
        return False  # a constant may flow into more calls than the one that is told
    here = (usage.location.path, usage.location.line)
    if any((m["path"], int(m["line"])) != here for m in flows):
        return False
    start = bisect_left(project.usages, here, key=lambda u: (u.location.path, u.location.line))
    line = takewhile(lambda u: (u.location.path, u.location.line) == here, islice(project.usages, start, None))
    given = [u for u in line if u.context is Context.CALL and u.reference.name in {m["callee"] for m in flows}]
    return bool(given) and all(_counts_here(project, u) for u in given)


def _counts_here(project: Project, call: Usage) -> bool:
    """Whether a call counts tokens, by a package that does nothing else: one that can call somebody may ask there."""
    package = project.rulebook.package_of(call.subject)
    if package is None:
        return False
    features = [project.rulebook.feature(id) for id in (call.feature, *project.rulebook.features_below(package.imports))]
    return all(f is not None and f.plane == "prompts" for f in features)


def _aside(project: Project, component: Component, exposure: Exposure) -> Exposure:
    """The same event, soft at most if it is the end of a copy of open weights at a host that the project is not known to call."""
    life = exposure.lifecycle
    if life is None or exposure.platform or component.details.get("open") is not True or life.platform == component.vendor:
        return exposure
    if exposure.event not in ("broken", "dated", "soft") or any(u.platform == life.platform for u in project.usages if counts(u)):
        return exposure
    return replace(exposure, event="soft", elsewhere=True)


def _platform(project: Project, component: Component, usage: Usage) -> str:
    """The platform of a usage of a model, "" where it is not known; of a service, who answers."""
    return answering(project, usage, component.vendor if component.kind == "service" else "")


def _by_platform(project: Project, component: Component) -> list[tuple[str, tuple[Usage, ...]]]:
    """Usages by platform. Mentions tell none, and count only if there is nothing else."""
    used = tuple(u for u in component.usages if counts(u)) or component.usages
    groups: dict[str, list[Usage]] = {}
    for usage in used:
        groups.setdefault(_platform(project, component, usage), []).append(usage)
    return [(platform, tuple(group)) for platform, group in sorted(groups.items())]


def _owners(project: Project, component: Component, platform: str) -> frozenset[str]:
    """Whom usages on a platform count against."""
    known = platform in project.rulebook.rules.vendors
    if component.kind == "service":
        return frozenset({platform} if known or platform == component.vendor else ())
    if platform in OWN:  # what runs there is nobody's to end; its line may be
        return frozenset(() if component.details.get("open") is False else {component.vendor})
    own = frozenset({platform} if known else {component.vendor})
    return own if _speaks(project, component, platform) else own | {component.vendor}


def _speaks(project: Project, component: Component, platform: str) -> bool:
    """Whether a platform decides about a model itself, so that what others say of it does not matter.

    A gateway passes on what others decide. A platform of which nothing is known is judged by those of which something is, if the model
    is its maker's to give; open weights stay where they are whoever drops them.
    """
    speaking = {life.platform for life in component.lifecycles if life.claims and not of_weights(life)}
    if not speaking:
        return True
    known = project.rulebook.rules.vendors.get(platform)
    if known is None or known.gateway:
        return False
    return platform in speaking or component.details.get("open") is True


def _hosted(project: Project, component: Component, platform: str, vendor: str | None) -> tuple[Lifecycle | None, ...]:
    """The lifecycles that apply on a platform, as far as they count against a vendor if one is given.

    Where it is not known, or does not speak, the platforms that speak for themselves count before lists do.
    """
    hosted = tuple(life for life in component.lifecycles if not of_weights(life))
    if platform in OWN or vendor is not None or (platform and _speaks(project, component, platform)):
        speaker = platform if platform in OWN else vendor or platform
        return tuple(life for life in hosted if life.platform == speaker) or (None,)
    spoken = tuple(life for life in hosted if any(c.kind == "first-party" for c in life.claims))
    return spoken or hosted or (None,)


def _served(component: Component, platform: str) -> tuple[Lifecycle | None, ...]:
    """What is known of a service: of one that somebody else answers, nothing."""
    return (component.lifecycles or (None,)) if platform == component.vendor else (None,)


def standing(lifecycle: Lifecycle | None) -> tuple[str, ...]:
    """What a lifecycle offers instead, the drop-in first; the rulebook has left out what ends itself."""
    if lifecycle is None:
        return ()
    return tuple(dict.fromkeys((*((lifecycle.replacement,) if lifecycle.replacement else ()), *lifecycle.options)))
