"""From a folder to a Report: the only module that knows the order of the stages and the rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from airisk import assess, plan
from airisk.assembly import Judgement, assemble, covered
from airisk.config import Config
from airisk.discover import Discovery, discover
from airisk.domain import FileFacts, Problem, SourceFile
from airisk.project import Project
from airisk.reading import Reader
from airisk.report import Question, Report
from airisk.resolve import resolve
from airisk.resolve.subjects import Subject, needles_of, parse
from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.needles import Needles

#: Rounds of reading: the rulebook's needles first, then the names of carriers.
ROUNDS = 3


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
    unread: int


def scan(request: Request) -> Report:
    """Read, understand, judge and plan a project. Only rules, config and usage errors are raised."""
    study = _study(request, _rulebook(request), ())
    judged = _judge(study.project)
    entries = plan.entries(study.project, judged.verdicts, judged.efforts)
    return _report(request, study, judged, entries, None)


def whatif(request: Request, subjects: tuple[str, ...], to: str | None = None, on: date | None = None) -> Report:
    """Suppose that the subjects go away: the same report, with the plan for leaving them."""
    book = _rulebook(request)
    study = _study(request, book, tuple(parse(s, book) for s in subjects))
    judged = _judge(study.project)
    entries = plan.whatif(study.project, to, on)
    question = Question(subjects, study.project.unknown, to, on.isoformat() if on else None)
    return _report(request, study, judged, entries, question)


def _rulebook(request: Request) -> Rulebook:
    return Rulebook(load((default_rules(), *request.rules_dirs)))


def _study(request: Request, book: Rulebook, subjects: tuple[Subject, ...]) -> Study:
    """Discover, then rounds of extract and resolve until nothing leads to another file."""
    found = discover(request.root, request.config, local=request.local)
    reader = Reader(request.root, book.key_prefixes, request.jobs, request.cache, request.config.limits.seconds, request.progress)
    own = book.needles()
    first = Needles((*own.strong, *needles_of(subjects)), own.ambiguous)
    facts = {f.source.path: f for f in reader.read(found.files, first)}
    resolved = resolve(facts.values(), found.files, book, request.config, request.today, subjects)
    followed: set[str] = set()
    cut: list[Problem] = []
    for turn in range(2, ROUNDS + 1):
        new = set(resolved.needles) - followed
        if not new and not resolved.wanted:
            break
        followed |= new
        read = reader.read(_unopened(found, facts), Needles((*own.strong, *new), own.ambiguous), resolved.wanted)
        opened = {f.source.path: f for f in read if f.opened}
        if not opened:
            break
        facts |= opened
        resolved = resolve(facts.values(), found.files, book, request.config, request.today, subjects)
        if turn == ROUNDS and set(resolved.needles) - followed:
            cut.append(Problem("", "resolve", f"stopped after {ROUNDS} rounds: own code that wraps a usage further away was not followed"))
    problems = (*found.problems, *reader.problems, *cut, *(p for f in facts.values() for p in f.problems))
    return Study(resolved.project, tuple(facts.values()), problems, len({p.path for p in found.problems}))


def _unopened(found: Discovery, facts: dict[str, FileFacts]) -> tuple[SourceFile, ...]:
    return tuple(s for s in found.files if not facts[s.path].opened)


def _judge(project: Project) -> Judgement:
    efforts = plan.efforts(project)
    verdicts = assess.judge(project, efforts)
    return Judgement(
        verdicts, efforts, assess.findings(project), assess.vendors(project, verdicts, efforts), forced=plan.forced(project, efforts)
    )


def _report(request: Request, study: Study, judged: Judgement, entries: Iterable[object], question: Question | None) -> Report:
    whole = Judgement(judged.verdicts, judged.efforts, judged.findings, judged.vendors, tuple(entries), judged.forced)  # type: ignore[arg-type]
    within = tuple(
        sorted(p.resolve().relative_to(request.root).as_posix() for p in request.paths if p.resolve().is_relative_to(request.root))
    )
    narrowed = () if "." in within else within
    return assemble(study.project, whole, covered(study.facts, study.unread), study.problems, question, narrowed)
