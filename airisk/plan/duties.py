"""What licences ask for: which duties a way brings and which it ends, for each of its targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from airisk.project import Project
from airisk.report import Option
from airisk.rulebook.schema import Family


def duties_of(project: Project, families: Iterable[Family]) -> tuple[str, ...]:
    """The duties of the licences of some lines, each once."""
    known = (project.rulebook.rules.licenses.get(f.license) for f in families if f.license)
    return tuple(dict.fromkeys(o.says for license in known if license is not None for o in license.obligations))


def weighed(project: Project, option: Option, now: tuple[str, ...], leaves: bool | None) -> Option:
    """A target with the duties that it brings and ends against those of `now`; none end where its own terms are not known."""
    known = project.rulebook.rules.licenses.get(option.license or "")
    then = tuple(o.says for o in known.obligations) if known is not None else ()
    gains = tuple(d for d in dict.fromkeys(then) if d not in now)
    over = leaves is True and (known is not None or _closed(project, option))
    return replace(option, gains_duties=gains, loses_duties=tuple(d for d in now if d not in then) if over else ())


def in_common(options: Iterable[Option]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(gained, lost) whichever of some targets is taken."""
    first, *rest = options
    gains = tuple(d for d in first.gains_duties if all(d in o.gains_duties for o in rest))
    return gains, tuple(d for d in first.loses_duties if all(d in o.loses_duties for o in rest))


def _closed(project: Project, option: Option) -> bool:
    """Whether a target is called and never held: the licence of weights then binds nobody."""
    family = project.rulebook.family(option.target)
    rows = project.rulebook.model(option.target)
    line = family or (project.rulebook.family(rows[0].family) if rows else None)
    return line.open is False if line is not None else option.target in project.rulebook.rules.vendors
