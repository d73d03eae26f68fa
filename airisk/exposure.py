"""What can happen to a component where the project uses it: broken, dated, soft, none or unknown, seen from a day.

The ground under both the verdict (assess) and the deadline (plan), which do not import each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from airisk.domain import Claim, Component, Confidence, Context, Lifecycle, Role, Usage
from airisk.project import Project
from airisk.report import VERDICTS, Effort, Verdict

#: Events, worst first.
EVENTS = ("broken", "dated", "soft", "none", "unknown")
#: Kinds of claims that a date may be trusted on; a price list or an article alone only warns.
FIRM = frozenset({"first-party", "transcribed"})
#: Days for which a first-party fact that something lives is worth anything.
FRESH_DAYS = 180
#: Platforms that are nobody's: no vendor can take the model away there.
OWN = frozenset({"self-hosted", "private"})
#: Effects after which calls still get an answer.
_MILD = frozenset({"re-routed", "frozen", "no-new-jobs"})
#: Fields of claims that tell no end.
_NO_END = frozenset({"listed", "announced", "deprecated", "replacement", "options", "active", "status"})
#: Contexts in which a thing is used, not listed, compared or spoken of.
_IN_USE = frozenset(
    {
        Context.IMPORT, Context.CALL, Context.ARGUMENT, Context.DEFAULT, Context.CONSTANT, Context.CONFIG,
        Context.ENV, Context.MANIFEST, Context.ENDPOINT, Context.IMAGE, Context.WEIGHTS,
    }
)  # fmt: skip
_WITHOUT_SCORE = frozenset({Role.TEST, Role.DOCS, Role.EXAMPLE})


@dataclass(frozen=True, slots=True)
class Exposure:
    """One event as it meets the project. `lifecycle` None: nothing is known for `platform` ("" = the code does not tell it)."""

    event: str
    platform: str
    lifecycle: Lifecycle | None
    usages: tuple[Usage, ...]

    @property
    def day(self) -> date | None:
        """The day of the event, if it has one."""
        return self.lifecycle.retires if self.lifecycle is not None else None


def counts(usage: Usage) -> bool:
    """Whether a usage is more than a mention or a guess."""
    return not usage.mention and usage.confidence is not Confidence.LOW and usage.context is not Context.DIRECTIVE


def in_production(usage: Usage) -> bool:
    """Whether production depends on the thing at this place."""
    return counts(usage) and usage.role is Role.PRODUCTION and usage.context in _IN_USE


def scores(usage: Usage) -> bool:
    """Whether a usage may change a score: tests, docs and examples never do, nor an id that the program merely knows."""
    return counts(usage) and usage.role not in _WITHOUT_SCORE and usage.context in _IN_USE


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
    fresh = any(c.kind == "first-party" and (today - c.checked).days <= FRESH_DAYS for c in lifecycle.claims)
    return "none" if lifecycle.status == "active" and fresh else "unknown"


def exposures(project: Project, component: Component, vendor: str | None = None) -> tuple[Exposure, ...]:
    """Everything that can happen to a component; with `vendor`, only what counts against that vendor.

    An event of a hosted model counts against the platform; against the maker only where the maker is the platform, or where the
    weights are concerned. Any other component is its publisher's own.
    """
    if component.kind != "model":
        if vendor not in (None, component.vendor):
            return ()
        lives: tuple[Lifecycle | None, ...] = component.lifecycles or (None,)
        return tuple(_exposure(project, life.platform if life else "", life, component.usages) for life in lives)
    found: list[Exposure] = []
    for platform, usages in _by_platform(project, component.usages):
        owner = platform if platform in project.rulebook.rules.vendors else component.vendor
        if vendor in (None, owner):
            lives = _hosted(component, platform, vendor)
            found.extend(_exposure(project, platform, life, usages) for life in lives)
    if vendor in (None, component.vendor):
        line = [life for life in component.lifecycles if of_weights(life)][:1]
        found.extend(_exposure(project, life.platform, life, component.usages) for life in line)
    return tuple(found)


def owners(project: Project, component: Component, usages: Iterable[Usage]) -> frozenset[str]:
    """The vendors that some usages of a component belong to: known platforms, and the maker where none is known.

    Decided usage by usage, so that one more usage adds a vendor and never takes one away.
    """
    if component.kind != "model":
        return frozenset({component.vendor} if any(True for _ in usages) else ())
    found = {u.platform if u.platform in project.rulebook.rules.vendors else component.vendor for u in usages}
    if found and any(of_weights(life) for life in component.lifecycles):
        found.add(component.vendor)
    return frozenset(found)


def of_weights(lifecycle: Lifecycle) -> bool:
    """Whether it is the line itself that stands still, wherever it is served."""
    return lifecycle.status == "frozen" and any(c.field == "frozen" for c in lifecycle.claims)


def start_by(project: Project, day: date, effort: Effort) -> date:
    """The last safe day to start: the event, less the lead time, less the high estimate of the work in whole days."""
    return day - timedelta(days=project.config.lead_time_days + ceil(effort.days.high))


def urgency(verdict: Verdict) -> tuple[int, str]:
    """Sorts verdicts, what must be done first in front; act-now without a day to start by is broken already."""
    return VERDICTS.index(verdict.verdict), verdict.start_by or ("" if verdict.verdict == VERDICTS[0] else "~")


def deciding_claim(lifecycle: Lifecycle | None) -> Claim | None:
    """The claim that a lifecycle rests on: about its end before others, first-party before others, the newest statement."""
    if lifecycle is None:
        return None
    frozen = lifecycle.status == "frozen"
    order = {"first-party": 3, "transcribed": 2, "catalogue": 1, "press": 0}

    def weight(claim: Claim) -> tuple[object, ...]:
        telling = claim.field not in _NO_END and (claim.field == "frozen") is frozen
        return telling, order.get(claim.kind, -1), claim.stated, claim.field, claim.source

    return max(lifecycle.claims, key=weight, default=None)


def _exposure(project: Project, platform: str, lifecycle: Lifecycle | None, usages: tuple[Usage, ...]) -> Exposure:
    event = event_of(lifecycle, project.today) if lifecycle is not None else "unknown"
    return Exposure(event, platform, lifecycle, usages)


def _by_platform(project: Project, usages: tuple[Usage, ...]) -> list[tuple[str, tuple[Usage, ...]]]:
    """Usages by platform, "" where the code does not tell one. Mentions tell none, and count only if there is nothing else."""
    used = tuple(u for u in usages if counts(u)) or usages
    known = project.rulebook.rules.vendors
    groups: dict[str, list[Usage]] = {}
    for usage in used:
        groups.setdefault(usage.platform if usage.platform in known or usage.platform in OWN else "", []).append(usage)
    return [(platform, tuple(group)) for platform, group in sorted(groups.items())]


def _hosted(component: Component, platform: str, vendor: str | None) -> tuple[Lifecycle | None, ...]:
    """The lifecycles that apply on a platform. Where it is not known, the platforms that speak for themselves count before lists do."""
    hosted = tuple(life for life in component.lifecycles if not of_weights(life))
    if platform or vendor is not None:
        return tuple(life for life in hosted if life.platform == (platform or vendor)) or (None,)
    spoken = tuple(life for life in hosted if any(c.kind == "first-party" for c in life.claims))
    return spoken or hosted or (None,)


def standing(lifecycle: Lifecycle | None) -> tuple[str, ...]:
    """What a lifecycle offers instead, the drop-in first; the rulebook has left out what ends itself."""
    if lifecycle is None:
        return ()
    return tuple(dict.fromkeys((*((lifecycle.replacement,) if lifecycle.replacement else ()), *lifecycle.options)))
