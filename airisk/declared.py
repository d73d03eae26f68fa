"""What a line of a manifest or a lock file says about a package: its range, its version, its group."""

from __future__ import annotations

from airisk.domain import Component, Confidence, Context, Usage
from airisk.project import Project
from airisk.rulebook.schema import BadRelease
from airisk.versions import pinned, within

#: States of a package that is kept no more, or will be kept no more.
ENDED = frozenset({"retired", "retiring", "overdue", "deprecated", "archived", "frozen"})


def given(usage: Usage, name: str) -> str:
    """An argument of the line as text, "" if it has none."""
    return getattr(usage.reference.argument(name), "plain", None) or ""


def settled(usage: Usage) -> str:
    """The one version that a line leads to: of a lock its entry, of a manifest its pin; "" if there is none."""
    return given(usage, "locked") or pinned(given(usage, "constraint")) or ""


def bad_releases(project: Project, component: Component) -> list[tuple[Usage, BadRelease]]:
    """Lines of manifests and locks that settle on a release which must not be used."""
    package = project.rulebook.package_of(component.id)
    if package is None or not package.bad:
        return []
    lines = (u for u in component.usages if u.context is Context.MANIFEST and u.confidence is not Confidence.LOW)
    found = []
    for usage in lines:
        version = settled(usage)
        bad = next((b for b in package.bad if version and within(version, b.versions)), None)
        if bad is not None:
            found.append((usage, bad))
    return found
