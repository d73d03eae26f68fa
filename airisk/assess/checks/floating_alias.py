"""Finds names of models behind which the platform may put another model on any day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from airisk.assess.evidence import finding, hosted
from airisk.assess.words import fix_of
from airisk.domain import OWN, Component, Context, Usage
from airisk.exposure import Exposure, in_production
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.aliases import MOVING
from airisk.rulebook.lifecycle import ends

RISK = "floating-alias"
_PARTS = re.compile(r"[-_./:@]+")
#: So many dated names are offered.
_OFFERED = 2
#: So many models may be chosen between in one settings file.
_CHOSEN = 12

_Dated = Mapping[tuple[str, str], tuple[str, ...]]


def check(project: Project) -> Iterator[Finding]:
    """A note per model and file in production; a warning where the platform says that something else answers, or will.

    What is dead moves no more, and a settings file that names very many models lists what is known and chooses none.
    """
    dated, lists = project.rulebook.dated, _lists(project)
    for component in project.components:
        told: dict[str, list[tuple[Usage, Exposure]]] = {}
        for usage, exposure in sorted(hosted(project, component), key=lambda pair: pair[0].order):
            listed = usage.context is Context.CONFIG and usage.location.path in lists
            if in_production(usage) and exposure.event != "broken" and not listed:
                told.setdefault(usage.location.path, []).append((usage, exposure))
        for group in told.values():
            yield from _first(project, component, group, dated)


def _lists(project: Project) -> frozenset[str]:
    """Settings files that name more models than anybody chooses."""
    named: dict[str, set[str]] = {}
    for usage in project.usages:
        if usage.subject.startswith("model:") and usage.context is Context.CONFIG and in_production(usage):
            named.setdefault(usage.location.path, set()).add(usage.subject)
    return frozenset(path for path, models in named.items() if len(models) > _CHOSEN)


def _first(project: Project, component: Component, group: list[tuple[Usage, Exposure]], dated: _Dated) -> Iterator[Finding]:
    """The first place of a file that names a model so that it moves."""
    found = [(usage, exposure, m) for usage, exposure in group if (m := _message(project, component, usage, exposure, dated))]
    more = len({usage.location.line for usage, _, _ in found}) - 1
    for usage, exposure, message in found[:1]:
        also = f" {more} more place{'s' if more > 1 else ''} in this file name{'' if more > 1 else 's'} it." if more else ""
        moved = _moved(exposure)
        yield finding(
            project, RISK, component, usage, "warning" if moved else "note", message + also, exposure if moved else None
        )  # fmt: skip


def _message(project: Project, component: Component, usage: Usage, exposure: Exposure, dated: _Dated) -> str:
    platform = _asked(project, usage)
    name = _name(project, component, usage, platform)
    snapshots = _snapshots(project, component, platform, name, dated)
    moving = MOVING in _PARTS.split(name)
    if not (snapshots or moving or _said(project, name, component)) or not _exact(project, usage):
        return ""
    known = project.rulebook.rules.vendors.get(platform) or project.rulebook.rules.vendors.get(component.vendor)
    who = known.name if known is not None else "its platform"
    standing = [s for s in snapshots if not _ends(project, s, component.vendor)][:_OFFERED]
    pin = f"Name the version that was tested, such as {' or '.join(standing)}." if standing else fix_of(project, RISK)
    return f"{usage.text} {_moves(project, usage, exposure, who, name, bool(snapshots) and not moving)}. {pin}".strip()


def _moves(project: Project, usage: Usage, exposure: Exposure, who: str, name: str, dated: bool) -> str:
    if _moved(exposure) and exposure.day is not None:
        when = f"since {exposure.day}" if exposure.day <= project.today else f"from {exposure.day} on"
        return f"is a name that moves, and {when} {who} lets another model answer it"
    if not usage.text.lower().endswith(name):
        return f"is written without a tag, which {who} reads as {name}: another model may stand behind it after the next pull"
    if dated:
        return f"has dated versions, and without a date {who} chooses which one answers"
    return f"is a name that moves: {who} may put another model behind it on any day"


def _exact(project: Project, usage: Usage) -> bool:
    """Whether it is written as an id is: a name in other capitals is shown to people."""
    written = usage.text.rpartition("/")[2]
    return written == written.lower() or any(written in (row.id, *row.aliases) for row in project.rulebook.model(written))


def _moved(exposure: Exposure) -> bool:
    return exposure.lifecycle is not None and exposure.lifecycle.effect == "re-routed"


def _asked(project: Project, usage: Usage) -> str:
    """Whom the name itself says is asked, else the platform of the usage."""
    prefix, slash, _ = usage.text.lower().partition("/")
    return prefix if slash and prefix in project.rulebook.rules.vendors else usage.platform


def _name(project: Project, component: Component, usage: Usage, platform: str) -> str:
    """The name as the platform reads it: without the prefix of a gateway, with the tag that is meant where none is written."""
    owner, _, name = usage.text.lower().rpartition("/")
    if owner not in ("", platform) or component.details.get("open") is False:
        return name
    tags = {s.default_tag for s in project.rulebook.rules.spellings if s.platform == platform} - {""}
    return f"{name}:{min(tags)}" if tags and ":" not in name else name


def _said(project: Project, name: str, component: Component) -> bool:
    return any(row.moves for row in project.rulebook.model(name) if row.maker == component.vendor)


def _snapshots(project: Project, component: Component, platform: str, name: str, dated: _Dated) -> tuple[str, ...]:
    """The dated names of an undated one, where its maker or somebody who only passes calls on is asked; open weights lie still."""
    known = project.rulebook.rules.vendors.get(platform)
    passed_on = known is not None and known.gateway
    elsewhere = platform in OWN or (platform not in ("", component.vendor) and not passed_on)
    if elsewhere or component.details.get("open") is True:
        return ()
    if any(row.moves is False for row in project.rulebook.model(name) if row.maker == component.vendor):
        return ()
    return dated.get((component.vendor, name.removesuffix(f"-{MOVING}")), ())


def _ends(project: Project, name: str, platform: str) -> bool:
    lifecycle = project.rulebook.claimed_on(name, platform, project.today)
    return lifecycle is None or ends(lifecycle, project.today)
