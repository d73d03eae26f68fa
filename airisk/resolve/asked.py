"""Which usages a what-if asks about, and whether the rules or the tree know what it names at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from airisk.domain import Usage
from airisk.resolve.releases import of_versions
from airisk.resolve.spellings import compiled, readings
from airisk.resolve.subjects import Subject
from airisk.resolve.surfaces import belongs, surface
from airisk.rulebook.book import Rulebook
from airisk.versions import normalise

__all__ = ["known", "picked"]

_Picks = Callable[[Usage], bool]


def picked(subject: Subject, usages: Iterable[Usage], book: Rulebook) -> tuple[Usage, ...]:
    """The usages of what is asked about; of a package those that may be of the asked versions."""
    found = _found(subject, usages, book)
    return of_versions(found, subject.version) if subject.kind == "purl" else found


def known(subject: Subject, usages: Iterable[Usage], book: Rulebook) -> bool:
    """Whether the rules or the tree know a subject, whatever its version."""
    return _in_rules(subject, book) or bool(_found(subject, usages, book))


def _found(subject: Subject, usages: Iterable[Usage], book: Rulebook) -> tuple[Usage, ...]:
    """A word may be a vendor's id and also what the tree calls a model: usages of that text are meant in any case."""
    picks, text = _picks(subject, book), subject.written.lower()
    return tuple(u for u in usages if picks(u) or u.text.lower() == text)


def _picks(subject: Subject, book: Rulebook) -> _Picks:
    key = subject.key
    if subject.kind in ("purl", "component"):
        return _of_component(key, book)
    if subject.kind == "vendor":
        return lambda usage: usage.platform == key or (usage.vendor == key and usage.platform in ("", key))
    if subject.kind == "family":
        return _of_models({m.family for m in ()} | _families(key, book), book)
    if subject.kind == "feature":
        return lambda usage: usage.feature == key
    if subject.kind == "surface":
        asked = surface(key, book)
        return lambda usage: belongs(usage, asked, book)
    ids = {f"model:{row.maker}/{row.id}" for row in book.model(key)}
    return lambda usage: usage.subject in ids
