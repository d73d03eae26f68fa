"""Which releases of a package the tree has or may install, held against the versions that a what-if asks about."""

from __future__ import annotations

from collections.abc import Iterable

from airisk.domain import Said, Usage
from airisk.frozen import dataclass
from airisk.versions import overlap, pinned

__all__ = ["of_versions"]


@dataclass(frozen=True, slots=True)
class _Stated:
    """What one manifest line says: a range, and the folder that it speaks for. `exact`: a lock file or a pin settled on one version."""

    usage: Usage
    folder: str
    versions: str
    exact: bool
    locked: bool


def of_versions(usages: Iterable[Usage], asked: str) -> tuple[Usage, ...]:
    """The usages of one package that may be of the asked versions.

    A manifest line stays if it may bring one of them; the rest stays if any line does. Lock files alone decide only where nothing else
    asks for the package: they also hold what packages bring along for themselves. Where no manifest tells, or what it says cannot be
    read, nothing is ruled out.
    """
    all_of_it = tuple(usages)
    stated = [_stated(u) for u in all_of_it if u.reference.kind is Said.DEPENDENCY]
    if not asked or not stated:
        return all_of_it
    kept = {line.usage.order for line in stated if _may_be(line, stated, asked)}
    lines = {line.usage.order for line in stated}
    deciding = {line.usage.order for line in stated if not line.locked} or lines
    return tuple(u for u in all_of_it if u.order in kept or (kept & deciding and u.order not in lines))


def _stated(usage: Usage) -> _Stated:
    locked, constraint = _argument(usage, "locked"), _argument(usage, "constraint")
    version = locked or pinned(constraint)
    folder = usage.location.path.rpartition("/")[0]
    return _Stated(usage, folder, f"=={version}" if version else constraint, version is not None, bool(locked))


def _argument(usage: Usage, name: str) -> str:
    return getattr(usage.reference.argument(name), "plain", None) or ""


def _may_be(line: _Stated, stated: list[_Stated], asked: str) -> bool:
    """Whether a line may bring an asked version. A range is as narrow as what a lock file or pin beside or above it settled on."""
    settled = [
        other
        for other in stated
        if other.exact
        and f"{line.folder}/".startswith(f"{other.folder}/" if other.folder else "")
        and overlap(other.versions, line.versions)
    ]
    return any(overlap(one.versions, asked) is not False for one in ([line] if line.exact else settled or [line]))
