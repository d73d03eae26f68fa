"""The chapters of a report for people that stand beside the vendors: weights, unknown names, what was not read, forced work, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from airisk.frozen import dataclass
from airisk.render import words
from airisk.render.headline import depended_on
from airisk.render.vendors import UNKNOWN_MODEL
from airisk.report import ComponentEntry, Forced, Held, Report, Site, VendorEntry


@dataclass(frozen=True, slots=True)
class NotRead:
    """Files that were not read, or only in part, for one reason."""

    reason: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """Forced work within so many days; `files` is 0 where no plan names them."""

    forced: Forced
    files: int


def weights_and_licences(report: Report) -> tuple[ComponentEntry, ...]:
    """Components that the project holds itself, or that bind it, but for licences that are content with a notice."""
    return tuple(one for one in report.components if one.kind in ("weights", "file", "license") and not _notice_only(one))


def notices(report: Report) -> tuple[tuple[str, tuple[ComponentEntry, ...]], ...]:
    """Licences of which the rules know one duty, to keep a notice, by the words of that duty: one line says it for all of them."""
    groups: dict[str, list[ComponentEntry]] = {}
    for component in filter(_notice_only, report.components):
        groups.setdefault(words.joined(duties(component)), []).append(component)
    return tuple((says, tuple(group)) for says, group in groups.items())


def _notice_only(component: ComponentEntry) -> bool:
    asked = component.details.get("obligations")
    return component.kind == "license" and isinstance(asked, (list, tuple)) and [_duty(one) for one in asked] == ["notice"]


def _duty(obligation: object) -> object:
    return obligation.get("id") if isinstance(obligation, dict) else None


def facts(component: ComponentEntry) -> tuple[str, ...]:
    """The details of a weight file or licence as short phrases, in reading order."""
    details = component.details
    told = [f"licence {component.license}"] if component.license and component.kind != "license" else []
    told += filter(None, [words.size(details.get("size"))])
    for key in ("format", "architecture", "parameters", "tensor_types", "runtimes", "base", "spdx", "disagrees"):
        value = details.get(key)
        if value:
            told.append(f"{_LABELS.get(key, key)} {_phrase(value)}")
    return (*told, "only a pointer, the file itself is elsewhere") if details.get("pointer") else tuple(told)


#: A comma between two parts that no blank follows; one before three digits parts thousands.
_RUN_TOGETHER = re.compile(r",(?=[^\s\d])")
#: Two words that mean one thing.
_KINDS = {"vectors": "embeddings"}
_LABELS = {"tensor_types": "tensors", "runtimes": "loaded by", "base": "made from", "spdx": "SPDX", "disagrees": "other evidence says"}


def _phrase(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("says") or value.get("id") or ", ".join(f"{key} {one}" for key, one in value.items()))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_phrase, value))
    text = str(value)
    return f"{int(text):,}" if text.isascii() and text.isdigit() and len(text) < 20 else _RUN_TOGETHER.sub(", ", text)


def duties(component: ComponentEntry) -> tuple[str, ...]:
    """What a licence asks, one sentence each."""
    obligations = component.details.get("obligations")
    return tuple(map(_phrase, obligations)) if isinstance(obligations, (list, tuple)) else ()


def held(vendor: VendorEntry) -> tuple[Held, ...]:
    """What a vendor holds, each kind once under the word that people know."""
    groups: dict[str, list[Held]] = {}
    for one in vendor.held:
        groups.setdefault(_KINDS.get(one.kind, one.kind), []).append(one)
    return tuple(_one_held(kind, group) for kind, group in groups.items())


def _one_held(kind: str, group: list[Held]) -> Held:
    dimensions = {one.dimensions for one in group if one.dimensions}
    amounts = dict.fromkeys(one.amount for one in group if one.amount)
    spots = dict.fromkeys(spot for one in group for spot in one.locations)
    return Held(kind, dimensions.pop() if len(dimensions) == 1 else None, ", ".join(amounts) or None, tuple(spots))


def unknown_models(report: Report) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Model names that no rule knows, with their places."""
    names = {component.id: component.name for component in report.components}
    found: dict[str, list[tuple[str, int]]] = {}
    for finding in report.findings:
        if finding.risk == UNKNOWN_MODEL:
            name = names.get(finding.component) or finding.component.partition(":")[2].rpartition("/")[2] or finding.component
            found.setdefault(name, []).append((finding.location.path, finding.location.line))
    return tuple((name, tuple(spots)) for name, spots in found.items())


def to_paste(name: str) -> str:
    """The line of `[tool.airisk.models]` that tells airisk what a name is: TOML, so quotes and backslashes are escaped."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" = "private"'


def not_read(report: Report) -> tuple[NotRead, ...]:
    """Problems by reason, in the order of the first of each; no paths = it concerns the tree as a whole."""
    reasons: dict[str, dict[str, None]] = {}
    for problem in report.problems:
        reasons.setdefault(problem.reason, {})[problem.path] = None
    return tuple(NotRead(words.REASONS.get(reason, reason), tuple(filter(None, paths))) for reason, paths in reasons.items())


def horizons(report: Report) -> tuple[tuple[Horizon, ...], str]:
    """Spans of days within which more work is forced than before, and until when there is no more of it, as a clause.

    Nothing and "" for a project without AI: what does not exist has no dates.
    """
    if not any(map(depended_on, report.components)):
        return (), ""
    grown: list[Horizon] = []
    for forced in sorted(report.forced, key=lambda one: one.days):
        if forced.items and (not grown or set(forced.items) != set(grown[-1].forced.items)):
            grown.append(Horizon(forced, _files(report, forced)))
    longest = max((forced.days for forced in report.forced), default=0)
    if longest <= (grown[-1].forced.days if grown else 0):
        return tuple(grown), ""
    until = date.fromisoformat(report.today) + timedelta(days=longest)
    return tuple(grown), f"nothing {'more ' if grown else ''}with a firm date until {until}"


def forced_words(one: Horizon) -> str:
    """ "14 files, 6-11 days, about 380 changed lines in 90 days"."""
    named = f"{words.count(one.files, 'file')}, " if one.files else ""
    return f"{named}{words.effort(one.forced.effort)} in {words.count(one.forced.days, 'day')}"


def _files(report: Report, forced: Forced) -> int:
    wanted = set(forced.items)
    return len({site.path for plan in report.plan if plan.for_ in wanted for step in plan.steps for site in step.locations})


def sources(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where the facts can be read, by the newest day on which each was, last those without a day.

    Of a question only those on what it is about.
    """
    read: dict[str, str] = {}
    about = {plan.for_ for plan in report.plan} | {step.component for plan in report.plan for step in plan.steps}
    for component in (one for one in report.components if report.question is None or one.id in about):
        for claim in (claim for life in component.lifecycles for claim in life.claims if claim.source):
            read[claim.source] = max(read.get(claim.source, ""), claim.checked.isoformat())
    for finding in report.findings:
        if finding.source and report.question is None:
            read.setdefault(finding.source, "")
    days: dict[str, list[str]] = {}
    for address in sorted(read):
        days.setdefault(read[address], []).append(address)
    return tuple((day, tuple(days[day])) for day in sorted(days, reverse=True))


def by_reason(sites: Iterable[Site]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Sites by why they are listed, in the order given."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for site in sites:
        groups.setdefault(site.why, []).append((site.path, site.line))
    return tuple((why, tuple(spots)) for why, spots in groups.items())
