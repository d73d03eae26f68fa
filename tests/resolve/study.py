"""Reads a small tree given as text and resolves it with the frozen rulebook."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from airisk.config import Config
from airisk.domain import FileFacts, Role, SourceFile, Usage
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.resolve import Resolved, resolve
from airisk.resolve.subjects import needles_of, parse
from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import load
from airisk.rulebook.needles import Needles

TODAY = date(2026, 11, 24)
RULES = Path(__file__).parent.parent / "rulebook" / "rules"


@cache
def book() -> Rulebook:
    """The frozen rulebook."""
    return Rulebook(load((RULES,)))


def kind(path: str) -> str:
    """The kind of a test file."""
    name = path.rsplit("/", 1)[-1]
    known = {"requirements.txt": "requirements", ".env": "dotenv", "LICENSE": "license"}
    strings = dict.fromkeys(("tf", "bicep", "ts"), "text")
    ends = {"py": "python", "yaml": "yaml", "json": "json", "md": "markdown", "gguf": "gguf", **strings}
    return known.get(name) or ends[name.rsplit(".", 1)[-1]]


def resolved(folder: Path, files: dict[str, str], *subjects: str, config: Config | None = None, more: tuple[str, ...] = ()) -> Resolved:
    """The tree as resolve sees it after one round; `more` are needles of a further round."""
    sources, facts = [], []
    asked = tuple(parse(s, book()) for s in subjects)
    own = book().needles()
    needles = Needles((*own.strong, *more, *needles_of(asked)), own.ambiguous)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        source = SourceFile(path, kind(path), Role.TEST if path.startswith("tests/") else Role.PRODUCTION, len(text))
        sources.append(source)
        with Content(target) as content:
            facts.append(extract(source, content, needles, ()))
    while True:
        found = resolve(facts, sources, book(), config or Config(), TODAY, asked)
        wanted = [f for f in facts if f.source.path in found.wanted and not f.opened]
        if not wanted:
            return found
        facts = [_forced(folder, f, needles) if f in wanted else f for f in facts]


def _forced(folder: Path, facts: FileFacts, needles: Needles) -> FileFacts:
    with Content(folder / facts.source.path) as content:
        return extract(facts.source, content, needles, (), force=True)


def models(found: Resolved, confidence: str = "") -> set[tuple[str, str, int]]:
    """(component, path, line) of model usages, of one confidence if named."""
    return {
        (u.subject, u.location.path, u.location.line)
        for u in found.project.usages
        if u.subject.startswith("model:") and (not confidence or u.confidence.value == confidence)
    }


def usage(found: Resolved, subject: str) -> Usage:
    """The only usage of a subject."""
    (only,) = [u for u in found.project.usages if u.subject == subject]
    return only


def unopened(facts: FileFacts) -> bool:
    """Whether no needle led to a file."""
    return not facts.opened
