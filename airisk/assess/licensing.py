"""Which licence binds a project that runs a model's weights itself, and how that is known."""

from __future__ import annotations

from airisk.domain import OWN, Component, Usage
from airisk.exposure import in_production
from airisk.frozen import dataclass
from airisk.project import Project
from airisk.rulebook.schema import Family, License


@dataclass(frozen=True, slots=True)
class Bound:
    """A licence with the places in production that it binds. `how`: how it is known, as a half-sentence."""

    license: License
    how: str
    usages: tuple[Usage, ...]


def bound(project: Project, component: Component) -> Bound | None:
    """The licence of the weights of a component that production runs or fetches itself; None if none is known or somebody else serves it.

    Who calls a hosted model is bound by the terms of its host.
    """
    used = tuple(u for u in component.usages if in_production(u) and _run_here(project, u))
    if not used or component.kind not in ("model", "file") or component.details.get("open") is False:
        return None
    found = _of_file(project, component) if component.kind == "file" else _of_model(project, component)
    return Bound(*found, used) if found is not None else None


def _run_here(project: Project, usage: Usage) -> bool:
    """Whether the project serves the model itself at a usage, or nothing says who does. Behind an address not followed is somebody."""
    known = project.rulebook.rules.vendors.get(usage.platform)
    return usage.platform in OWN or not usage.platform or (known is not None and known.handed_out)


def _of_model(project: Project, component: Component) -> tuple[License, str] | None:
    licenses = project.rulebook.rules.licenses
    own = licenses.get(component.license or "")
    if own is not None:
        return own, f"the licence of {_line(project, component)}"
    family = next(iter(project.rulebook.derived(component.name)), None)
    return _of_family(project, family, "appears derived from")


def _line(project: Project, component: Component) -> str:
    family = project.rulebook.family(str(component.details.get("family")))
    return family.name if family is not None else component.name


def _of_family(project: Project, family: Family | None, how: str) -> tuple[License, str] | None:
    found = project.rulebook.rules.licenses.get(family.license or "") if family is not None else None
    return (found, f"it {how} {family.name}") if found is not None and family is not None else None


def _of_file(project: Project, component: Component) -> tuple[License, str] | None:
    """Of a weight file: what its header says, else a licence text in its folder, else its line."""
    said = component.details.get("license")
    for license in project.rulebook.rules.licenses.values():
        if isinstance(said, str) and said.lower() in {n.lower() for n in (license.id, license.spdx, license.hub) if n}:
            return license, "so says its header"
    folder = component.name.rpartition("/")[0]
    for text in (c for c in project.components if c.kind == "license"):
        beside = next((u.location.path for u in text.usages if u.location.path.rpartition("/")[0] == folder), None)
        known = project.rulebook.rules.licenses.get(text.license or "")
        if beside is not None and known is not None:
            return known, f"so says {beside} beside it"
    for name in (component.name.rpartition("/")[2], component.details.get("base"), component.details.get("name")):
        rows = project.rulebook.model(name) if isinstance(name, str) else ()
        lines = [*(project.rulebook.family(row.family) for row in rows), *project.rulebook.derived(str(name))]
        found = _of_family(project, next((line for line in lines if line is not None), None), "appears derived from")
        if found is not None:
            return found
    return None
