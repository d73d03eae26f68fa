"""What the files' references mean: usages, components and how far they reach. Rules turn References into Usages here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from airisk.config import Config
from airisk.domain import Component, Confidence, Context, FileFacts, Reference, Role, Said, SourceFile, Usage
from airisk.frozen import dataclass
from airisk.project import Project
from airisk.resolve.asked import known, picked
from airisk.resolve.calls import recognise_import, recognise_name, recognise_waiting, subject_of
from airisk.resolve.components import components, rows_of
from airisk.resolve.files import recognise_license, recognise_weights
from airisk.resolve.graph import Graph
from airisk.resolve.infrastructure import recognise_infrastructure
from airisk.resolve.learn import learn
from airisk.resolve.module_files import index
from airisk.resolve.own import own_packages, told
from airisk.resolve.places import places
from airisk.resolve.recognise import UNKNOWN_MAKER, Recognised, Recogniser
from airisk.resolve.ripple import carrier_needles, carriers, ripples
from airisk.resolve.subjects import Subject
from airisk.resolve.texts import recognise_dependency, recognise_env, recognise_prose, recognise_setting, recognise_text
from airisk.resolve.usages import Offer, UsageTable
from airisk.rulebook.book import Rulebook

__all__ = ["Ground", "Resolved", "resolve"]

#: States of a component that make its carriers worth following in a scan.
AT_RISK = frozenset({"retired", "retiring", "overdue", "deprecated", "archived", "frozen"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What a later round need not do again: names followed, strings and names of SDKs looked up. It changes no answer."""

    graph: Graph
    recogniser: Recogniser
    offers: dict[tuple[str, str], Offer]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The project so far, and what leads to files not yet opened: carriers' names, and paths that values come from.

    crowded: some name had more values than are followed. ground: what the next round builds on.
    """

    project: Project
    needles: tuple[str, ...]
    wanted: tuple[str, ...]
    crowded: bool
    ground: Ground


def resolve(
    facts: Iterable[FileFacts],
    sources: Iterable[SourceFile],
    book: Rulebook,
    config: Config,
    today: date,
    subjects: tuple[Subject, ...] = (),
    before: Resolved | None = None,
) -> Resolved:
    """Usages, components and ripples of everything that was read.

    With `subjects` the ripples are theirs, else those of components at risk. `before`: what an earlier round made of fewer files, if
    all else was the same.
    """
    read = tuple(sorted(facts, key=lambda f: f.source))
    ground = before.ground if before else Ground(Graph(index(s.path for s in sources)), _recogniser(book, config, subjects), {})
    graph = ground.graph
    table = UsageTable(book, graph, ground.recogniser, {f.source.path: f.source.role for f in read}, ground.offers)
    table.learn(read)
    references = [r for f in read for r in f.references]
    learn(graph, read, references)
    _read_all(table, references)
    own = own_packages(references, table.roles, book)
    itself = {subject_of(package) for package in own}
    publishers = frozenset(package.vendor for package in own)
    every = tuple(sorted((u for u in _settled(table) if u.subject not in itself), key=lambda u: u.order))
    asked, unknown = _asked(subjects, every, book)
    usages = tuple(_without_guesses(every, ground.recogniser, asked))
    found = told(components(usages, book, today), publishers)
    seeds = [u for u in usages if u.order in asked] if subjects else [u for c in found if _at_risk(c) for u in c.usages]
    held = carriers(seeds, graph)
    wrappers = any(s.kind == "vendor" for s in subjects)
    reached = ripples(held, graph, table.roles, wrappers)
    project = Project(found, usages, reached, places(usages), read, book, config, today, own=publishers)
    if subjects:
        project = replace(project, asked=tuple(sorted({u.subject for u in seeds})), seeds=tuple(seeds), unknown=unknown)
    return Resolved(project, carrier_needles(held, graph), tuple(sorted(table.wanted)), graph.crowded, ground)


def _recogniser(book: Rulebook, config: Config, subjects: tuple[Subject, ...]) -> Recogniser:
    """A recogniser that also knows the strings which are asked about."""
    recogniser = Recogniser(book, config)
    for subject in subjects:
        if subject.kind in ("string", "vendor") and recogniser.model(subject.key) is None:
            recogniser.remember(subject.key, Recognised(UNKNOWN_MAKER, subject.key, "", subject.kind == "vendor", True, "asked"))
    return recogniser


def _read_all(table: UsageTable, references: list[Reference]) -> None:
    """Imports and calls first: what stands beside them weighs more."""
    by_kind: dict[Said, list[Reference]] = {}
    for reference in references:
        by_kind.setdefault(reference.kind, []).append(reference)
    for reference in by_kind.get(Said.IMPORT, ()):
        recognise_import(table, reference)
    for reference in by_kind.get(Said.DEPENDENCY, ()):
        recognise_dependency(table, reference)
    for kind in (Said.SETTING, Said.TEXT):
        by_kind[kind] = [r for r in by_kind.get(kind, ()) if not recognise_infrastructure(table, r)]
    for kind in (Said.CALL, Said.NAME):
        for reference in by_kind.get(kind, ()):
            recognise_name(table, reference)
    recognise_waiting(table)
    uses_ai = any(table.roles[u.location.path] in (Role.PRODUCTION, Role.TOOL) for u in table.usages())
    for reference in by_kind.get(Said.ENV, ()):
        recognise_env(table, reference)
    for reference in by_kind.get(Said.SETTING, ()):
        recognise_setting(table, reference, uses_ai)
    for reference in by_kind.get(Said.TEXT, ()):
        recognise_text(table, reference, uses_ai)
    for reference in by_kind.get(Said.PROSE, ()):
        recognise_prose(table, reference)
    for reference in by_kind.get(Said.WEIGHTS, ()):
        recognise_weights(table, reference)
    for reference in by_kind.get(Said.LICENSE, ()):
        recognise_license(table, reference)


def _settled(table: UsageTable) -> Iterable[Usage]:
    """Usages with a platform where the tree leaves only one: the only platform whose client for that maker it holds."""
    found = table.usages()
    platforms = {u.platform for u in found if u.subject.startswith("sdk:") and u.platform and not u.mention}
    for usage in found:
        if usage.subject.startswith("model:") and not usage.platform and not usage.mention:
            rows = rows_of(table.book, usage.vendor, usage.subject.partition("/")[2])
            serving = {r.vendor for r in rows if r.vendor in platforms}
            if len(serving) == 1:
                yield replace(usage, platform=serving.pop())
                continue
        yield usage


def _without_guesses(usages: tuple[Usage, ...], recogniser: Recogniser, asked: set[tuple[object, ...]]) -> Iterable[Usage]:
    """Usages without the words and look-alikes that nothing bears out: a key called like a model is none. What is asked about stays."""
    sure = {u.subject for u in usages if u.confidence is not Confidence.LOW}
    for usage in usages:
        low = usage.confidence is Confidence.LOW and usage.subject.startswith("model:")
        if not low or usage.subject in sure or usage.order in asked or not _guessed(usage, recogniser):
            yield usage


def _guessed(usage: Usage, recogniser: Recogniser) -> bool:
    """Whether a name of low confidence may be anything; an owner/name that a program falls back to is hardly a word."""
    found = recogniser.model(usage.text)
    return found is None or found.ambiguous or not (found.exact or usage.context is Context.DEFAULT)


def _at_risk(component: Component) -> bool:
    return any(life.status in AT_RISK for life in component.lifecycles)


def _asked(subjects: tuple[Subject, ...], usages: tuple[Usage, ...], book: Rulebook) -> tuple[set[tuple[object, ...]], tuple[str, ...]]:
    """Order keys of the usages asked about, and the subjects that neither rules nor tree know."""
    keys: set[tuple[object, ...]] = set()
    unknown = []
    for subject in subjects:
        keys |= {u.order for u in picked(subject, usages, book)}
        if not known(subject, usages, book):
            unknown.append(subject.written)
    return keys, tuple(unknown)
