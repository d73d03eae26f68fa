"""The projects of a monorepo as lines of words: how each stands, what decides it, and the work."""

from __future__ import annotations

from typing import NamedTuple

from airisk.render import words
from airisk.report import VERDICTS, ProjectEntry, Report


class Standing(NamedTuple):
    """One project as a page shows it; `decides` is the component behind the verdict, `effort` the work, both "" where there is none."""

    path: str
    verdict: str
    decides: str
    start_by: str
    effort: str
    vendors: tuple[str, ...]


def standings(report: Report, names: dict[str, str]) -> tuple[Standing, ...]:
    """The projects, the worst first; `names` are those of vendors and components by id."""
    ranked = sorted(report.projects, key=lambda p: (VERDICTS.index(p.verdict.verdict), p.verdict.start_by or "", p.path))
    return tuple(_standing(project, names) for project in ranked)


def _standing(project: ProjectEntry, names: dict[str, str]) -> Standing:
    told = project.verdict.component if project.verdict.verdict != VERDICTS[-1] else None
    return Standing(
        path=project.path,
        verdict=words.VERDICT_WORDS.get(project.verdict.verdict, project.verdict.verdict),
        decides=names.get(told, told) if told else "",
        start_by=project.verdict.start_by or "",
        effort=words.effort(project.effort) if project.effort.days.high else "",
        vendors=tuple(names.get(vendor, vendor) for vendor in project.vendors),
    )
