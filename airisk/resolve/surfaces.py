"""A part of a vendor's API, asked for by path or name: which features, patterns and calls of the rules belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from airisk.domain import Said, Usage
from airisk.frozen import dataclass
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Pattern

__all__ = ["Surface", "of_surface", "surface"]

_HOLE = re.compile(r"\{[^{}]*\}")
_VERSION = re.compile(r"v\d+\w*")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\*")
#: Endings that an API path, a method and an id differ in: /complete, completions.create, completion.
_ENDING = re.compile(r"(?<=\w{3})(?:ions?|es?|s)$")
#: A resource under trial stands below this name.
_TRIAL = "beta"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """What the rules know of a vendor's surface. `words` are those of its name, without version and endings.

    clients: names of the vendor's client classes, below which calls are named like paths.
    """

    vendor: str
    words: Words
    features: frozenset[str]
    patterns: frozenset[str]
    clients: frozenset[str]
    named: bool

    @property
    def known(self) -> bool:
        """Whether the rules have anything of it."""
        return bool(self.features or self.patterns or self.named)


def surface(key: str, book: Rulebook) -> Surface:
    """Read `vendor:/v1/path` or `vendor:name`: by the id of a feature, else of a pattern; calls of that name belong to it in any case."""
    vendor, _, name = key.partition(":")
    words = _path_words(name)
    clients = frozenset(n.rpartition(".")[2] for p in book.rules.patterns if p.kind == "client" for n in p.names)
    own = [p for p in book.rules.patterns if p.vendor == vendor and p.kind in ("call", "symbol")]
    features = frozenset(f.id for f in book.rules.features.values() if f.vendor == vendor and words and _id_words(f.id) == words)
    patterns = frozenset[str]()
    if not features and words:
        features, patterns = _by_pattern(words, own)
    named = any(_calls(words, n, clients) for p in own if p.kind == "call" for n in p.names)
    return Surface(vendor, words, features, patterns, clients, named)


def _by_pattern(words: Words, own: list[Pattern]) -> tuple[frozenset[str], frozenset[str]]:
    """Patterns of that id, those of the same feature whose ids end so, and the features all of whose calls these are."""
    meant = {p.feature for p in own if _id_words(p.id) == words}
    found = {p.id for p in own if p.feature in meant and _id_words(p.id)[-len(words) :] == words}
    whole = {f for f in meant if f and all(p.id in found for p in own if p.feature == f and p.kind == "call")}
    return frozenset(whole), frozenset(found)


def of_surface(usages: Iterable[Usage], asked: Surface, book: Rulebook) -> tuple[Usage, ...]:
    """The usages of a surface, and the models that its calls are given."""
    every = tuple(usages)
    found = [u for u in every if _belongs(u, asked, book)]
    places = {f"{u.location.path}:{u.location.line}" for u in found if u.reference.kind is Said.CALL}
    given = (u for u in every if u.subject.startswith("model:") and any(how.rpartition(" at ")[2] in places for how in u.via))
    return (*found, *given)


def _belongs(usage: Usage, asked: Surface, book: Rulebook) -> bool:
    """Whether a usage is one of the surface: by its feature, its pattern, the name that it calls, or the path of its address."""
    if asked.vendor not in (usage.vendor, usage.platform):
        return False
    if usage.feature in asked.features:
        return True
    if "://" in usage.text:
        return bool(asked.words) and _path_words(_path(usage.text))[: len(asked.words)] == asked.words
    dotted = usage.via[0] if usage.via and usage.subject.startswith(("sdk:", "service:")) else ""
    return _calls(asked.words, dotted, asked.clients) or any(p.id in asked.patterns for p in book.patterns_by_name(dotted))


def _calls(words: Words, dotted: str, clients: frozenset[str]) -> bool:
    """Whether a dotted name goes to a surface: its words come right after the package or the client, and a name for trials."""
    parts = dotted.replace("()", "").split(".")
    at = max((i for i, part in enumerate(parts) if part in clients), default=0) + 1
    trial = parts[at : at + 1] == [_TRIAL]
    return bool(words) and any(_leads(_words(".".join(parts[i:])), words) for i in ((at, at + 1) if trial else (at,)))


def _leads(name: Words, words: Words) -> bool:
    """Whether a name begins with the words; what stands for a glob may be any of them but the first."""
    if "*" not in name:
        return name[: len(words)] == words
    literal = name[: name.index("*")]
    return bool(literal) and literal[: len(words)] == words[: len(literal)]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket that never closes
        return ""


def _id_words(id_: str) -> Words:
    return _words(id_.partition("/")[2])


def _path_words(path: str) -> Words:
    """The words of a path, without versions and what stands in braces; of `path:method` only those of the method."""
    return _words("/".join(part for part in _HOLE.sub("", path.rpartition(":")[2]).split("/") if not _VERSION.fullmatch(part)))


def _words(name: str) -> Words:
    return tuple(_ENDING.sub("", word.lower()) for word in _WORD.findall(name))
