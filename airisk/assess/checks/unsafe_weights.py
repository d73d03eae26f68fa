"""Finds weight files that run code when they are loaded, and calls that run code which came with a model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.assess.evidence import finding
from airisk.assess.words import fix_of
from airisk.domain import Component, Context, Usage
from airisk.exposure import in_production
from airisk.project import Project
from airisk.report import Finding

RISK = "unsafe-weights"
#: Formats that hold a pickle; loading one runs what it says.
_PICKLED = {"pickle": "a pickle", "pytorch": "a zip archive around a pickle", "joblib": "a compressed pickle"}
#: Endings under which a file that is kept elsewhere is a pickle, as far as its name says.
_BY_NAME = frozenset({".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib"})


def check(project: Project) -> Iterator[Finding]:
    """A warning per file and per call in production; a note where only the name of a file that is kept elsewhere says so."""
    for component in project.components:
        for usage in (u for u in component.usages if in_production(u)):
            if component.kind == "file" and usage.context is Context.WEIGHTS:
                yield from _file(project, component, usage)
            elif component.kind == "sdk" and usage.context is Context.CALL:
                yield from _call(project, component, usage)


def _file(project: Project, component: Component, usage: Usage) -> Iterator[Finding]:
    form = str(component.details.get("format") or "")
    name = PurePosixPath(usage.location.path).name
    if form in _PICKLED and not component.details.get("pointer"):
        text = f"{name} is {_PICKLED[form]}: whoever can change this file runs code wherever it is loaded. {fix_of(project, RISK)}"
        yield finding(project, RISK, component, usage, "warning", text.strip())
    elif component.details.get("pointer") and PurePosixPath(name).suffix.lower() in _BY_NAME:
        text = f"{name} stands for a file that is kept elsewhere, and by its name that is a pickle, which runs code when loaded."
        yield finding(project, RISK, component, usage, "note", f"{text} {fix_of(project, RISK)}".strip())


def _call(project: Project, component: Component, usage: Usage) -> Iterator[Finding]:
    feature = project.rulebook.feature(usage.feature) if usage.feature else None
    if feature is not None and feature.runs_code:
        text = f"This call runs {feature.runs_code}. Pin the revision whose code was read, or run it where there is nothing to steal."
        yield finding(project, RISK, component, usage, "warning", text, source=feature.source.url)
