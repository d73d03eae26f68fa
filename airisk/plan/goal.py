"""What a change leads to: what kind of thing a target is, whether the rules know it, and whether it ends itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from packageurl import PackageURL

from airisk.domain import Lifecycle
from airisk.project import Project

_ENDING = ("retired", "retiring", "overdue", "deprecated", "frozen", "archived")
_VERSION = re.compile(r"(?<=[^/:])@[^/]*$")
_COMPONENT = re.compile(r"(model|sdk|weights|file|license|service|image):")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as written. kind: model · sdk · vendor · surface · name (the rules do not know it). `component`: the id it would have.

    `platforms`: who serves it, of a model.
    """

    written: str
    kind: str
    known: bool
    ends: str | None = None
    component: str = ""
    platforms: frozenset[str] = frozenset()

    @property
    def steady(self) -> bool:
        """Whether the rules know it and know no end of it."""
        return self.known and self.ends is None


def goal_of(project: Project, written: str, platform: str | None = None) -> Goal:
    """What a target is. With a platform, of a model only its end there counts; else the earliest."""
    rules, book = project.rulebook.rules, project.rulebook
    if written.startswith("pkg:"):
        return _package(project, written)
    if written in rules.vendors:
        return Goal(written, "vendor", True)
    name = written.partition("/")[2] if _COMPONENT.match(written) else written
    rows = book.model(written) or book.model(name)
    if rows:
        served = frozenset(row.vendor for row in rows)
        ends = _end(book.lifecycles(rows, project.today), platform)
        return Goal(written, "model", True, ends, f"model:{rows[0].maker}/{rows[0].id}", served)
    head, _, rest = written.partition(":")
    if head in rules.vendors and rest:
        return Goal(written, "surface", book.feature(rest) is not None)
    return Goal(written, head if _COMPONENT.match(written) else "name", False, component=written)


def unversioned(written: str) -> str:
    """A purl without its version, which may be a range; anything else as it is."""
    return _VERSION.sub("", written) if written.startswith("pkg:") else written


def _package(project: Project, written: str) -> Goal:
    try:
        purl = PackageURL.from_string(unversioned(written).replace("/@", "/%40"))
    except ValueError:
        return Goal(written, "sdk", False, component=written)
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    package = project.rulebook.package(purl.type, name)
    if package is None:
        return Goal(written, "sdk", False, component=f"sdk:{purl.type}/{name}")
    ends = _end((project.rulebook.claims_lifecycle(package.claims, package.vendor, project.today),), None)
    return Goal(written, "sdk", True, ends, f"sdk:{package.ecosystem}/{package.name}")


def _end(lives: Iterable[Lifecycle], platform: str | None) -> str | None:
    """When something ends, "2027-01-14" or its status; None if no end is known."""
    ending = [life for life in lives if life.status in _ENDING and platform in (None, life.platform)]
    if not ending:
        return None
    days = sorted(life.retires for life in ending if life.retires is not None)
    return days[0].isoformat() if days else ending[0].status
