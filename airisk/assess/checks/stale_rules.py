"""Finds that the facts which judged a project have not been read again for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from airisk.assess.evidence import of_project
from airisk.assess.words import fix_of
from airisk.domain import Context
from airisk.exposure import counts, deciding_claim, exposures, in_production
from airisk.project import Project
from airisk.report import Finding

RISK = "stale-rules"
#: What nobody read again for longer than this is old.
_OLD = timedelta(days=90)


def check(project: Project) -> Iterator[Finding]:
    """One note for the whole project, at its settings, its manifest or its root."""
    used = [c for c in project.components if any(counts(u) for u in c.usages)]
    newest = project.rulebook.rules.checked
    if not used or newest is None:
        return
    claims = {claim for c in used for e in exposures(project, c) if (claim := deciding_claim(e.lifecycle)) is not None}
    old = [claim for claim in claims if project.today - claim.checked > _OLD]
    days = (project.today - newest).days
    if days <= _OLD.days and not old:
        return
    told = f"The rules were last checked on {newest}, {days} days before {project.today}." if days > _OLD.days else ""
    if old:
        oldest = min(claim.checked for claim in old)
        which = f"{len(old)} of the {len(claims)} facts that decide here were" if len(claims) > 1 else "The fact that decides here was"
        told += f" {which} last read more than {_OLD.days} days ago,"
        told += f" the oldest on {oldest}."
    message = f"{told.strip()} What was announced since is missing here. {fix_of(project, RISK)}"
    yield of_project(project, RISK, "note", message.strip(), project.config.path or _manifest(project))


def _manifest(project: Project) -> str:
    """The manifest that is nearest to the root, else the root itself."""
    paths = {u.location.path for u in project.usages if u.context is Context.MANIFEST and in_production(u)}
    return min(paths, key=lambda path: (path.count("/"), path), default=".")
