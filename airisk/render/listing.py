"""Places as a page shows them: by file, each line with its masked excerpt and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from airisk.domain import Role
from airisk.frozen import dataclass
from airisk.report import Finding, Place, Site

Excerpts = Mapping[str, Mapping[str, str]]

#: The program first, then what only stands beside it.
_ROLES = {role.value: number for number, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file; number 0 = the whole file. `notes` say why it is listed, `marks` are fingerprints of findings at it."""

    number: int
    cell: int
    excerpt: str
    notes: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A file with its lines in order; `role` is "" where nothing is known of it."""

    path: str
    role: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    line: int
    cell: int
    role: str
    note: str
    mark: str


def of_sites(sites: Iterable[Site], excerpts: Excerpts) -> tuple[Listing, ...]:
    """Locations of a plan: why each must or may change, and what it hangs on."""
    return _by_file((_Item(one.path, one.line, one.cell, one.role, _why(one), "") for one in sites), excerpts)


def of_usages(usages: Iterable[Place], excerpts: Excerpts) -> tuple[Listing, ...]:
    """Places of use: how the thing stands there."""
    return _by_file((_Item(one.path, one.line, one.cell, one.role, one.context, "") for one in usages), excerpts)


def of_findings(findings: Iterable[Finding], excerpts: Excerpts, roles: Mapping[str, str]) -> tuple[Listing, ...]:
    """Places of findings, with how each was recognised."""
    return _by_file(
        (
            _Item(at.path, at.line, at.cell, roles.get(at.path, ""), "; ".join(one.evidence), one.fingerprint)
            for one in findings
            for at in (one.location,)
        ),
        excerpts,
    )


def _why(site: Site) -> str:
    return f"{site.why}, hangs on {site.via}" if site.via else site.why


def _by_file(items: Iterable[_Item], excerpts: Excerpts) -> tuple[Listing, ...]:
    files: dict[tuple[str, str], list[_Item]] = {}
    for item in items:
        files.setdefault((item.path, item.role), []).append(item)
    ordered = sorted(files.items(), key=lambda file: _ROLES.get(file[0][1], 0))
    return tuple(Listing(path, role, _lines(group, excerpts.get(path, {}))) for (path, role), group in ordered)


def _lines(items: list[_Item], excerpts: Mapping[str, str]) -> tuple[Line, ...]:
    lines: dict[tuple[int, int], list[_Item]] = {}
    for item in sorted(items, key=lambda one: (one.line, one.cell)):
        lines.setdefault((item.line, item.cell), []).append(item)
    return tuple(
        Line(
            number,
            cell,
            excerpts.get(str(number), ""),
            tuple(dict.fromkeys(item.note for item in group if item.note)),
            tuple(item.mark for item in group if item.mark),
        )
        for (number, cell), group in lines.items()
    )
