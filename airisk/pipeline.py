"""From a folder to a Report: the only module that knows the order of the stages and the rounds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from airisk import assess, plan
from airisk.assembly import Judgement, assemble, covered
from airisk.config import Config, unknown_vendors
from airisk.discover import Discovery, discover
from airisk.domain import FileFacts, Problem, SourceFile
from airisk.errors import ConfigError
from airisk.frozen import dataclass
from airisk.monorepo import entry, folders
from airisk.private import default_folder
from airisk.project import Project, inside
from airisk.reading import Reader
from airisk.report import ProjectEntry, Question, Report
from airisk.resolve import Resolved, resolve
from airisk.resolve.subjects import Subject, needles_of, parse
from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import default_rules
from airisk.rulebook.needles import Needles
from airisk.rulebook.recall import recall

#: Rounds of reading: the rulebook's needles first, then the names of carriers and the files that values come from.
ROUNDS = 3
#: New objects after which Python looks for dead ones that hold each other.
_OBJECTS = 500_000
#: The reason of a Problem of a file whose language has no grammar yet.
TEXT_ONLY = "text-only: strings were read, calls were not"


@dataclass(frozen=True, slots=True)
class Request:
    """What to scan and how. `paths` inside `root` narrow what is reported, never what is known."""

    root: Path
    paths: tuple[Path, ...]
    config: Config
    rules_dirs: tuple[Path, ...]
    today: date
    jobs: int = 1
    cache: bool = True
    local: bool = False
    progress: Callable[[str, int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """A project that was read and understood, before it is judged."""

    project: Project
    facts: tuple[FileFacts, ...]
    problems: tuple[Problem, ...]


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for rings of dead objects rarely: we make hundreds of thousands of objects and hardly a ring.

    As often as it does by itself, that is a tenth of the time of a scan.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_few_collections()
def scan(request: Request) -> Report:
    """Read, understand, judge and plan a project. Only rules, config and usage errors are raised."""
    whole = _study(request, _rulebook(request), ())
    study = _narrowed(whole, request)
    judged = _judge(study, whole.project)
    planned = plan.entries(study.project, judged.verdicts, judged.efforts)
    return _report(study, replace(judged, plan=planned, projects=_projects(whole, study)), None)


@_few_collections()
def whatif(request: Request, subjects: tuple[str, ...], to: str | None = None, on: date | None = None) -> Report:
    """Suppose that the subjects go away: the same report, with the plan for leaving them."""
    book = _rulebook(request)
    whole = _study(request, book, tuple(parse(s, book) for s in subjects))
    study = _narrowed(whole, request)
    judged = replace(_judge(study, whole.project), plan=plan.whatif(study.project, to, on, subjects))
    return _report(study, judged, Question(subjects, study.project.unknown, to, on.isoformat() if on else None))


def _rulebook(request: Request) -> Rulebook:
    """The rules, and the user's own names held against them."""
    book = recall((default_rules(), *request.rules_dirs), default_folder())
    wrong = unknown_vendors(request.config, {*book.rules.vendors, *book.makers})
    if wrong:
        raise ConfigError(wrong[0])
    return book


def _study(request: Request, book: Rulebook, subjects: tuple[Subject, ...]) -> Study:
    """Discover, then rounds of extract and resolve until nothing leads to another file."""
    found = discover(request.root, request.config, local=request.local)
    reader = Reader(request.root, book.key_prefixes, request.jobs, request.cache, request.config.limits.seconds, request.progress)
    own = book.needles()
    first = Needles((*own.strong, *needles_of(subjects)), own.ambiguous)
    facts = {f.source.path: f for f in reader.read(found.files, first)}

    def understand(before: Resolved | None = None) -> Resolved:
        return resolve(facts.values(), found.files, book, request.config, request.today, subjects, before)

    resolved, followed = understand(), set[str]()
    for _ in range(2, ROUNDS + 1):
        new = set(resolved.needles) - followed
        if not new and not resolved.wanted:
            break
        followed |= new
        read = reader.read(_unopened(found, facts), Needles((*own.strong, *new), own.ambiguous), resolved.wanted)
        opened = {f.source.path: f for f in read if f.opened or f.problems}
        if not opened:
            break
        facts |= opened
        resolved = understand(resolved)
    left = set(resolved.needles) - followed
    unread = tuple(s for s in _unopened(found, facts) if left or s.path in resolved.wanted)
    further = sum(f.opened for f in reader.read(unread, Needles(tuple(left)), resolved.wanted)) > 0
    problems = (*found.problems, *reader.problems, *_cut(resolved, further), *(p for f in facts.values() for p in _of_file(f)))
    return Study(resolved.project, tuple(facts.values()), problems)


def _cut(resolved: Resolved, further: bool) -> Iterator[Problem]:
    """What a bound cut off."""
    if further:
        yield Problem("", "resolve", f"stopped after {ROUNDS} rounds: own code further away was not followed")
    if resolved.crowded:
        yield Problem("", "resolve", "too-many-values: of a name with very many values only the first were followed")


def _of_file(facts: FileFacts) -> Iterator[Problem]:
    yield from facts.problems
    if facts.strings_only and facts.references:
        yield Problem(facts.source.path, "extract", TEXT_ONLY)


def _unopened(found: Discovery, facts: dict[str, FileFacts]) -> tuple[SourceFile, ...]:
    return tuple(s for s in found.files if not facts[s.path].opened)


def _narrowed(study: Study, request: Request) -> Study:
    """What stands in the paths that were named; all the rest was read to know what they mean."""
    within = tuple(
        sorted(p.resolve().relative_to(request.root).as_posix() for p in request.paths if p.resolve().is_relative_to(request.root))
    )
    if not within or "." in within:
        return study
    facts = tuple(f for f in study.facts if inside(f.source.path, within))
    return Study(study.project.narrowed(within), facts, tuple(p for p in study.problems if not p.path or inside(p.path, within)))


def _judge(study: Study, whole: Project) -> Judgement:
    """Plan prices first, for a day to start by needs the effort; then assess judges.

    What is wrong at a place may hang on another file: findings are of the whole, and those in the paths that were named are told.
    """
    project = study.project
    efforts = plan.efforts(project)
    verdicts = assess.judge(project, efforts)
    findings = assess.findings(whole, efforts if project is whole else plan.efforts(whole))
    if project is not whole:
        named = {facts.source.path for facts in study.facts}
        findings = tuple(f for f in findings if f.location.path in named)
    return Judgement(verdicts, efforts, findings, assess.vendors(project, verdicts, efforts), forced=plan.forced(project, efforts))


def _projects(whole: Study, study: Study) -> tuple[ProjectEntry, ...]:
    """The projects that the settings name, each judged whole, as far as a file of theirs is reported."""
    config = study.project.config
    found = folders(config.projects, [f.source.path for f in whole.facts], config.path or "settings")
    return tuple(entry(whole.project, folder) for folder in found if any(inside(f.source.path, (folder,)) for f in study.facts))


def _report(study: Study, judged: Judgement, question: Question | None) -> Report:
    return assemble(study.project, judged, covered(study.facts, study.problems), study.problems, question)
