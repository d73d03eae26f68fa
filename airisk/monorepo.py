"""A tree of several projects: which folders they are, and how each of them stands by itself."""

from __future__ import annotations

from collections.abc import Iterable

from airisk import assess, plan
from airisk.discover.globs import matches
from airisk.errors import ConfigError
from airisk.exposure import urgency
from airisk.project import Project
from airisk.report import VERDICTS, Effort, ProjectEntry, Verdict, summed

#: Verdicts that ask for work.
_WORK = frozenset({"act-now", "schedule"})


def folders(globs: Iterable[str], paths: Iterable[str], where: str) -> tuple[str, ...]:
    """The folders of some files that the settings call projects, sorted; of a project inside another only the outer one counts.

    A glob that means no folder raises ConfigError, for it is a spelling mistake or a project that has moved; `where` names the settings.
    """
    parents = {parent for path in paths for parent in _parents(path)}
    found: dict[str, None] = {}
    for glob in (glob.removeprefix("./") for glob in globs):
        meant = {folder for folder in parents if matches(glob, folder) and not any(matches(glob, above) for above in _parents(folder))}
        if not meant:
            raise ConfigError(f'{where}: projects: "{glob}" is no folder with a file to read; write it as in "services/*"')
        found.update(dict.fromkeys(meant))
    return tuple(sorted(f for f in found if not any(above in found for above in _parents(f))))


def _parents(path: str) -> list[str]:
    """The folders above a path, the top one first."""
    names = path.split("/")[:-1]
    return ["/".join(names[: i + 1]) for i in range(len(names))]


def entry(whole: Project, folder: str) -> ProjectEntry:
    """How one folder stands by itself: what is known of the whole tree says what its names mean, only what stands in it is judged.

    The verdict is that of its worst component; `effort` sums the work of those that ask for work. A folder without AI is fine.
    """
    project = whole.narrowed((folder,))
    efforts = plan.efforts(project)
    verdicts = assess.judge(project, efforts)
    vendors = assess.vendors(project, verdicts, efforts)
    ranked = sorted(verdicts, key=lambda id_: (*urgency(verdicts[id_]), -efforts.get(id_, Effort()).days.likely, id_))
    worst = verdicts[ranked[0]] if ranked else Verdict(VERDICTS[-1], None, ("No AI was found in it.",))
    return ProjectEntry(
        path=folder,
        verdict=Verdict(worst.verdict, worst.start_by, worst.because, ranked[0] if ranked else None),
        effort=summed(efforts[id_] for id_ in ranked if verdicts[id_].verdict in _WORK and id_ in efforts),
        vendors=tuple(vendor.id for vendor in vendors),
        components=tuple(component.id for component in project.components),
    )
