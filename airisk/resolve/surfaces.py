"""A part of a vendor's API, asked for by path or name: which features, patterns and calls of the rules belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from airisk.domain import Usage
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Pattern

__all__ = ["Surface", "belongs", "surface"]

_VERSION = re.compile(r"v\d+\w*")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\*")
#: Endings that an API path, a method and an id differ in: /complete, completions.create, completion.
_ENDING = re.compile(r"(?<=\w{3})(?:ions?|es?|s)$")
#: A resource under trial stands below this name.
_TRIAL = "beta"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """What the rules know of a vendor's surface. `words` are those of its name, without version and endings."""

    vendor: str
    words: Words
    features: frozenset[str]
    patterns: frozenset[str]
    named: bool

    @property
    def known(self) -> bool:
        """Whether the rules have anything of it."""
        return bool(self.features or self.patterns or self.named)


def surface(key: str, book: Rulebook) -> Surface:
    """Read `vendor:/v1/path` or `vendor:name`: by the id of a feature, else of a pattern; calls of that name belong to it in any case."""
    vendor, _, name = key.partition(":")
    words = _words("/".join(part for part in name.split("/") if not _VERSION.fullmatch(part)))
    own = [p for p in book.rules.patterns if p.vendor == vendor]
    features = frozenset(f.id for f in book.rules.features.values() if f.vendor == vendor and words and _id_words(f.id) == words)
    patterns = frozenset[str]()
    if not features and words:
        features, patterns = _by_pattern(words, own)
    return Surface(vendor, words, features, patterns, any(_calls(words, n) for p in own if p.kind == "call" for n in p.names))


def _by_pattern(words: Words, own: list[Pattern]) -> tuple[frozenset[str], frozenset[str]]:
    """Patterns of that id, those of the same feature whose ids end so, and the features all of whose calls these are."""
    meant = {p.feature for p in own if _id_words(p.id) == words}
    found = {p.id for p in own if p.feature in meant and _id_words(p.id)[-len(words) :] == words}
    whole = {f for f in meant if f and all(p.id in found for p in own if p.feature == f and p.kind == "call")}
    return frozenset(whole), frozenset(found)


def belongs(usage: Usage, asked: Surface, book: Rulebook) -> bool:
    """Whether a usage is one of the surface: by its feature, its pattern, the name that it calls, or the path of its address."""
    if asked.vendor not in (usage.vendor, usage.platform):
        return False
    if usage.feature in asked.features:
        return True
    if "://" in usage.text:
        return bool(asked.words) and _path_words(usage.text)[: len(asked.words)] == asked.words
    dotted = usage.via[0] if usage.via and usage.subject.startswith(("sdk:", "service:")) else ""
    return _calls(asked.words, dotted) or any(p.id in asked.patterns for p in book.patterns_by_name(dotted))


def _calls(words: Words, dotted: str) -> bool:
    """Whether a dotted name goes to a surface: its words come right after the package, its classes and trial names."""
    parts = dotted.replace("()", "").split(".")
    for at in range(1, len(parts) if words else 0):
        rest = _words(".".join(parts[at:]))
        literal = rest.index("*") if "*" in rest else len(rest)
        if literal and rest[: min(literal, len(words))] == words[:literal] and (literal >= len(words) or "*" in rest):
            return True
        if not (parts[at][:1].isupper() or parts[at] == _TRIAL):
            return False
    return False


def _id_words(id_: str) -> Words:
    return _words(id_.partition("/")[2])


def _path_words(url: str) -> Words:
    try:
        path = urlsplit(url).path
    except ValueError:  # a bracket that never closes
        return ()
    return _words("/".join(part for part in path.split("/") if not _VERSION.fullmatch(part)))


def _words(name: str) -> Words:
    return tuple(_ENDING.sub("", word.lower()) for word in _WORD.findall(name))
