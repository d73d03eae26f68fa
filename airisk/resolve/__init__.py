"""What the files' references mean: usages, components and how far they reach. Rules turn References into Usages here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from airisk.config import Config
from airisk.domain import MENTIONS, Component, FileFacts, Reference, Role, Said, SourceFile, Usage
from airisk.project import Project
from airisk.resolve.calls import read_import, read_name
from airisk.resolve.components import components
from airisk.resolve.evidence import Evidence
from airisk.resolve.files import read_license, read_weights
from airisk.resolve.graph import Graph
from airisk.resolve.places import places
from airisk.resolve.recognise import Recognised, Recogniser
from airisk.resolve.ripple import carriers, names, ripples
from airisk.resolve.subjects import Subject, concerns
from airisk.resolve.texts import read_dependency, read_env, read_prose, read_setting, read_text
from airisk.rulebook.book import Rulebook

__all__ = ["Resolved", "resolve"]

#: States of a component that make its carriers worth following in a scan.
AT_RISK = frozenset({"retired", "retiring", "overdue", "deprecated", "archived"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The project so far, and what leads to files not yet opened: carriers' names, and paths that values come from."""

    project: Project
    needles: tuple[str, ...]
    wanted: tuple[str, ...] = ()


def resolve(
    facts: Iterable[FileFacts],
    sources: Iterable[SourceFile],
    book: Rulebook,
    config: Config,
    today: date,
    subjects: tuple[Subject, ...] = (),
) -> Resolved:
    """Usages, components and ripples of everything that was read.

    With `subjects` the ripples are theirs, else those of components at risk.
    """
    read = tuple(sorted(facts, key=lambda f: f.source))
    graph = Graph((f.outline for f in read if f.outline is not None), (s.path for s in sources))
    table = Evidence(book, graph, _recogniser(book, config, subjects), {f.source.path: f.source.role for f in read})
    table.learn(read)
    references = [r for f in read for r in f.references]
    graph.learn_callers((r.location.path, r) for r in references if r.kind is Said.CALL)
    _read_all(table, references)
    usages = tuple(sorted(_settled(table), key=lambda u: u.order))
    found = components(usages, book, today)
    asked, unknown = _asked(subjects, usages, book)
    seeds = [u for u in usages if u.order in asked] if subjects else [u for c in found if _at_risk(c) for u in c.usages]
    held = carriers(seeds, graph)
    wrappers = any(s.kind == "vendor" for s in subjects)
    reached = ripples(held, graph, table.roles, wrappers)
    project = Project(found, usages, reached, places(usages), read, book, config, today)
    if subjects:
        project = replace(project, asked=tuple(sorted({u.subject for u in seeds})), seeds=tuple(seeds), unknown=unknown)
    return Resolved(project, names(held, graph), tuple(sorted(table.wanted)))


def _recogniser(book: Rulebook, config: Config, subjects: tuple[Subject, ...]) -> Recogniser:
    """A recogniser that also knows the strings which are asked about."""
    recogniser = Recogniser(book, config)
    for subject in subjects:
        if subject.kind == "string" and recogniser.model(subject.key) is None:
            recogniser.remember(subject.key, Recognised("unknown", subject.key, "", False, True, "asked"))
    return recogniser


def _read_all(table: Evidence, references: list[Reference]) -> None:
    """Imports and calls first: what stands beside them weighs more."""
    by_kind: dict[Said, list[Reference]] = {}
    for reference in references:
        by_kind.setdefault(reference.kind, []).append(reference)
    for reference in by_kind.get(Said.IMPORT, ()):
        read_import(table, reference)
    for reference in by_kind.get(Said.DEPENDENCY, ()):
        read_dependency(table, reference)
    for kind in (Said.CALL, Said.NAME):
        for reference in by_kind.get(kind, ()):
            read_name(table, reference)
    uses_ai = any(table.roles[u.location.path] in (Role.PRODUCTION, Role.TOOL) for u in table.found.values())
    for reference in by_kind.get(Said.ENV, ()):
        read_env(table, reference)
    for reference in by_kind.get(Said.SETTING, ()):
        read_setting(table, reference, uses_ai)
    for reference in by_kind.get(Said.TEXT, ()):
        read_text(table, reference, uses_ai)
    for reference in by_kind.get(Said.PROSE, ()):
        read_prose(table, reference)
    for reference in by_kind.get(Said.WEIGHTS, ()):
        read_weights(table, reference)
    for reference in by_kind.get(Said.LICENSE, ()):
        read_license(table, reference)


def _settled(table: Evidence) -> Iterable[Usage]:
    """Usages with a platform where the tree leaves only one: the only platform whose client for that maker it holds."""
    clients: dict[str, set[str]] = {}
    for usage in table.found.values():
        if usage.subject.startswith("sdk:") and usage.platform and usage.context not in MENTIONS:
            clients.setdefault("", set()).add(usage.platform)
    platforms = clients.get("", set())
    for usage in table.found.values():
        if usage.subject.startswith("model:") and not usage.platform and not usage.mention:
            serving = {r.vendor for r in table.book.model(usage.subject.partition("/")[2]) if r.vendor in platforms}
            if len(serving) == 1:
                yield replace(usage, platform=serving.pop())
                continue
        yield usage


def _at_risk(component: Component) -> bool:
    return any(life.status in AT_RISK for life in component.lifecycles)


def _asked(subjects: tuple[Subject, ...], usages: tuple[Usage, ...], book: Rulebook) -> tuple[set[tuple[object, ...]], tuple[str, ...]]:
    """Order keys of the usages asked about, and the subjects that neither rules nor tree know."""
    keys: set[tuple[object, ...]] = set()
    unknown = []
    for subject in subjects:
        hits = {u.order for u in usages if concerns(subject, u, book)}
        keys |= hits
        if not hits and subject.kind == "string" and not book.model(subject.key):
            unknown.append(subject.written)
    return keys, tuple(unknown)
