"""What a change leads to: what kind of thing a target is, whether the rules know it, and whether it ends itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from packageurl import PackageURL

from airisk.domain import Lifecycle
from airisk.frozen import dataclass
from airisk.project import Project
from airisk.rulebook.schema import Model

_ENDING = ("retired", "retiring", "overdue", "deprecated", "frozen", "archived")
_COMPONENT = re.compile(r"(model|sdk|weights|file|license|service|image):")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as written. kind: model · family · sdk · vendor · surface · name (the rules do not know it).

    `component`: the id it would have. `platforms`: who serves it, of a model.
    """

    written: str
    kind: str
    known: bool
    ends: str | None = None
    component: str = ""
    platforms: frozenset[str] = frozenset()

    @property
    def subject(self) -> str:
        """What it would be as a subject: two goals of one subject differ in version or setting only."""
        return self.component or self.written

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
    rows = _rows(project, written)
    if rows:
        served = frozenset(row.vendor for row in rows)
        ends = _end(book.lifecycles(rows, project.today), platform)
        return Goal(written, "model", True, ends, f"model:{rows[0].maker}/{rows[0].id}", served)
    if written in rules.families:
        return Goal(written, "family", True, "frozen" if book.steward(written, project.today) == "frozen" else None)
    head, _, rest = written.partition(":")
    if head in rules.vendors and rest:
        return Goal(written, "surface", book.feature(rest) is not None)
    return Goal(written, head if _COMPONENT.match(written) else "name", False, component=written)


def _rows(project: Project, written: str) -> tuple[Model, ...]:
    """The rows of a model, by its name or by the id of its component."""
    if not written.startswith("model:"):
        return project.rulebook.model(written)
    maker, _, name = written.partition(":")[2].partition("/")
    return tuple(row for row in project.rulebook.model(name) if row.maker == maker)


def _package(project: Project, written: str) -> Goal:
    """A purl, whatever version or range it names."""
    try:
        purl = PackageURL.from_string(written)
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
