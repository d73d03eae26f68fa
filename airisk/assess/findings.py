"""Runs every check of the folder `checks` over the project; the file name of a check is the id of its risk."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from airisk.assess import checks
from airisk.project import Project
from airisk.report import Effort, Finding

Check = Callable[[Project], Iterator[Finding]]


@lru_cache(maxsize=1)
def all_checks() -> Mapping[str, Check]:
    """Every check by its risk id: `checks/retired_model.py` finds `retired-model`."""
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{checks.__name__}.{name}").check for name in names}


def findings(project: Project, efforts: Mapping[str, Effort] | None = None) -> tuple[Finding, ...]:
    """All findings, by place and then by risk; with the efforts of the plan they also tell the days to start by."""
    priced = project if efforts is None else replace(project, efforts=efforts)
    itself = {c.id for c in project.components if c.details.get("own")}
    found = [finding for check in all_checks().values() for finding in check(priced) if finding.component not in itself]
    return tuple(sorted(found, key=lambda f: (f.location.path, f.location.line, f.location.column, f.risk, f.component, f.fingerprint)))
