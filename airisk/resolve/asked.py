"""Which usages a what-if asks about, and whether the rules or the tree know what it names at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from airisk.domain import Usage
from airisk.resolve.recognise import derived_from
from airisk.resolve.releases import of_versions
from airisk.resolve.spellings import compiled, readings
from airisk.resolve.subjects import Subject
from airisk.resolve.surfaces import of_surface, surface
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
    every, text = tuple(usages), subject.written.lower()
    picks = _picks(subject, every, book)
    return tuple(u for u in every if picks(u) or u.text.lower() == text)


def _picks(subject: Subject, usages: tuple[Usage, ...], book: Rulebook) -> _Picks:
    key = subject.key
    if subject.kind in ("purl", "component"):
        return _of(_ids(key, book))
    if subject.kind == "vendor":
        return lambda usage: usage.platform == key or (usage.vendor == key and usage.platform in ("", key))
    if subject.kind == "family":
        ids, derived = _of_families(key, book), {derived_from(family) for family in _families(key, book)}
        return lambda usage: usage.subject in ids or not derived.isdisjoint(usage.via)
    if subject.kind == "feature":
        return lambda usage: usage.feature == key
    if subject.kind == "surface":
        keys = {u.order for u in of_surface(usages, surface(key, book), book)}
        return lambda usage: usage.order in keys
    return _of({f"model:{row.maker}/{row.id}" for row in book.model(key)})


def _of(ids: set[str]) -> _Picks:
    return lambda usage: usage.subject in ids


def _ids(key: str, book: Rulebook) -> set[str]:
    """Component ids that an id stands for: itself, the model of an alias, the models of a line of weights."""
    kind, _, rest = key.partition(":")
    owner, _, name = rest.partition("/")
    if kind == "model":
        return {key, *(f"model:{row.maker}/{row.id}" for row in book.model(name) if row.maker == owner)}
    if kind == "sdk":
        return {f"sdk:{owner}/{normalise(name, owner)}"}
    return {key, *_of_families(rest, book)} if kind == "weights" else {key}


def _families(key: str, book: Rulebook) -> set[str]:
    """Families by id, by maker and name, by name alone, or by the name of the line that they are generations of ("acme" of "acme-3")."""
    found = set()
    for family in book.rules.families.values():
        name = family.id.partition("/")[2]
        if key in (family.id, name, f"{family.maker}/{name}") or name.startswith((f"{key}-", f"{key}.")):
            found.add(family.id)
    return found


def _of_families(key: str, book: Rulebook) -> set[str]:
    families = _families(key, book)
    return {f"model:{row.maker}/{row.id}" for row in book.rules.models if row.family in families}


def _in_rules(subject: Subject, book: Rulebook) -> bool:
    key = subject.key
    if subject.kind in ("purl", "component"):
        return _component_in_rules(key, book)
    if subject.kind == "family":
        return bool(_families(key, book))
    if subject.kind == "feature":
        return book.feature(key) is not None
    if subject.kind == "surface":
        return surface(key, book).known
    return subject.kind == "vendor" or _is_model(key, book)


def _component_in_rules(key: str, book: Rulebook) -> bool:
    kind, _, rest = key.partition(":")
    owner, _, name = rest.partition("/")
    known_by: dict[str, Callable[[], object]] = {
        "model": lambda: [row for row in book.model(name) if row.maker == owner],
        "sdk": lambda: book.package(owner, name),
        "weights": lambda: _families(rest, book),
        "license": lambda: book.rules.licenses.get(rest),
        "service": lambda: book.rules.vendors.get(rest) or book.feature(rest),
        "image": lambda: book.image(rest),
    }
    return kind in known_by and bool(known_by[kind]())


def _is_model(text: str, book: Rulebook) -> bool:
    """Whether a string is a model id, an alias, or a platform's spelling of one."""
    forms = ((spelling, compiled(spelling)) for spelling in book.rules.spellings)
    return bool(book.model(text)) or any(book.model(read.id) for read in readings(text, tuple(forms)) if not read.free)
