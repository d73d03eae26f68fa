"""Needles: the few lower-case strings that decide, in one pass over a file's bytes, whether it can hold any name of the rules."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import accumulate

from ahocorasick_rs import BytesAhoCorasick

from airisk.frozen import dataclass
from airisk.rulebook.schema import Family, Model, Package, Pattern, Rules, Spelling
from airisk.rulebook.usage import PLACEHOLDER

#: A needle of fewer characters is in too many files to mean anything.
STRONG_LENGTH = 4
#: The ecosystem (purl type) whose import statements are known by their form.
PYTHON = "pypi"
_EDGE = " \t\r\n.,:;/\\-_@#*{}[]()<>\"'"


def fold(name: str) -> str:
    """Lower case of ASCII letters only, as `bytes.lower` does it to the text that is searched."""
    return name.encode("utf-8", "replace").lower().decode("utf-8")


@dataclass(frozen=True, slots=True)
class Needles:
    """What to search for. Strong needles open a file; ambiguous ones only count where a file is read for another reason."""

    strong: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    digest: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        """Fold, sort and stamp the needles, so that equal sets are equal."""
        strong = {fold(name) for name in self.strong if name}
        object.__setattr__(self, "strong", tuple(sorted(strong)))
        object.__setattr__(self, "ambiguous", tuple(sorted({fold(name) for name in self.ambiguous if name} - strong)))
        text = "\0".join(self.strong) + "\0\0" + "\0".join(self.ambiguous)
        object.__setattr__(self, "digest", hashlib.sha256(text.encode("utf-8")).hexdigest())


@dataclass(frozen=True, slots=True)
class Hits:
    """Where needles lie: byte spans of which none contains another, in order. `strong`: whether a strong needle was hit."""

    strong: bool
    spans: tuple[tuple[int, int], ...]

    def within(self, start: int, end: int) -> bool:
        """Whether a needle lies between two byte offsets."""
        place = bisect_left(self.spans, (start,))
        return place < len(self.spans) and self.spans[place][1] <= end


#: The automaton of each set of needles that this process has searched for, by digest.
_AUTOMATA: dict[str, BytesAhoCorasick] = {}


def search(needles: Needles, text: bytes) -> Hits:
    """Find all needles in UTF-8 text in any case. Ambiguous ones count only between other characters than ASCII letters and digits."""
    if not needles.strong and not needles.ambiguous:
        return Hits(False, ())
    automaton = _AUTOMATA.get(needles.digest)
    if automaton is None:
        patterns = [name.encode("utf-8") for name in (*needles.strong, *needles.ambiguous)]
        automaton = _AUTOMATA[needles.digest] = BytesAhoCorasick(patterns)
    folded = text.lower()
    first_ambiguous = len(needles.strong)
    strong = False
    spans = set()
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if number < first_ambiguous:
            strong = True
        elif folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum():
            continue
        spans.add((start, end))
    return Hits(strong, _smallest(spans))


def _smallest(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans that contain no other: what holds a larger one holds a smaller one too."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while kept and kept[-1][1] >= end:
            kept.pop()
        kept.append((start, end))
    return tuple(kept)


def is_strong(needle: str, common_words: frozenset[str]) -> bool:
    """Whether a string is rare enough to open a file: long enough, and no common word but for its edges."""
    core = needle.strip(_EDGE)
    return len(core) >= STRONG_LENGTH and core not in common_words


def strong_part(name: str, common_words: frozenset[str], *, dotted: bool = False) -> str | None:
    """The needle of a name: the name itself; of a dotted name its first strong segment, of a glob its longest strong part."""
    parts: list[str] = fold(name).split(".") if dotted else [fold(name)]
    if not dotted and "*" in name:
        parts = sorted(parts[0].split("*"), key=len, reverse=True)
    return next((part for part in parts if is_strong(part, common_words)), None)


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the rules with the needle that finds it. `owner` says whose it is; `marked`: known to be ambiguous, or found otherwise."""

    name: str
    owner: str
    needle: str | None
    marked: bool = False


def names(rules: Rules) -> Iterator[Named]:
    """Every name that code or prose may hold. Package names and config keys are not among them: manifests and config are always read."""
    common = rules.common_words
    for model in rules.models:
        yield from _model_names(model, common)
    for family in rules.families.values():
        yield from _glob_names(family, common)
    weak_modules = set()
    for package in rules.packages:
        for named in _import_names(package, common):
            yield named
            if named.marked and len(named.name) >= STRONG_LENGTH:  # `import` before a shorter name leads nowhere
                weak_modules.add(named.name)
    for pattern in rules.patterns:
        yield from _pattern_names(pattern, common, weak_modules)
    for vendor in rules.vendors.values():
        for name in (*vendor.hosts, *vendor.images):
            yield Named(name, f"vendor {vendor.id}", strong_part(name, common))
    for spelling in rules.spellings:
        yield from _spelling_names(spelling, common)


def _model_names(model: Model, common: frozenset[str]) -> Iterator[Named]:
    for name in (model.id, *model.aliases):
        # The mark is about a bare word; with its publisher before it the same word is rare enough.
        weak = model.ambiguous and "/" not in name
        yield Named(name, f"{model.vendor}/{model.id}", None if weak else strong_part(name, common), model.ambiguous)


def _glob_names(family: Family, common: frozenset[str]) -> Iterator[Named]:
    for glob in family.derivatives:
        yield Named(glob, family.id, strong_part(glob, common))


def _import_names(package: Package, common: frozenset[str]) -> Iterator[Named]:
    """Modules of a package. A Python module whose name is made of common words is found by the statement that imports it.

    Python names a module in parts (`from a import b`); other languages write the whole name.
    """
    for module in package.imports:
        needle = strong_part(module, common, dotted=package.ecosystem == PYTHON)
        by_statement = needle is None and package.ecosystem == PYTHON
        yield Named(module, package.purl, needle, marked=by_statement)
        if by_statement:
            yield from (Named(phrase, package.purl, fold(phrase)) for phrase in _import_phrases(module))


def _import_phrases(module: str) -> Iterator[str]:
    """How an import statement begins; `import` before a short name would also find longer ones."""
    parent, _, last = module.rpartition(".")
    yield f"from {module} import"
    yield f"from {module}."
    if len(module) >= STRONG_LENGTH:
        yield f"import {module}"
    if parent:
        yield f"from {parent} import {last}"


def _pattern_names(pattern: Pattern, common: frozenset[str], weak_modules: set[str]) -> Iterator[Named]:
    """Names of code and environment. Arguments stand in calls that have a needle, settings in files that are always read."""
    if pattern.kind in ("setting", "argument"):
        return
    for name in pattern.names:
        # What such a module offers may be as common a word; the import finds it, and opens fewer files.
        imported = any(name.startswith(f"{module}.") for module in weak_modules)
        yield Named(name, pattern.id, None if imported else strong_part(name, common, dotted=pattern.kind != "env"), marked=imported)


def _spelling_names(spelling: Spelling, common: frozenset[str]) -> Iterator[Named]:
    """The constant part of a form; one with an id is found by the id, one of gaps alone where something else led to it."""
    parts = sorted((fold(part) for part in PLACEHOLDER.split(spelling.form)[::2]), key=len, reverse=True)
    if "{id}" in spelling.form or not any(part.strip(_EDGE) for part in parts):
        return
    needle = next((part for part in parts if is_strong(part, common)), None)
    yield Named(spelling.form, f"spelling of {spelling.platform}", needle)


def needles_of(rules: Rules) -> Needles:
    """The needles of a rulebook: as few strong ones as find every name, and the names that have none as ambiguous ones."""
    strong: set[str] = set()
    ambiguous: set[str] = set()
    for named in names(rules):
        if named.needle is not None:
            strong.add(named.needle)
        else:
            ambiguous.update(part for part in _weak_parts(named.name) if len(part) > 1)
    # Words of repositories' names only say where to look closer in a file that is open anyway.
    return Needles(fewest(strong), (*ambiguous, *rules.name_words))


def _weak_parts(name: str) -> list[str]:
    """What is searched of a name without a strong needle: the longest constant part between its gaps and dots."""
    if "{" in name:
        name = "*".join(PLACEHOLDER.split(name)[::2])
    return [max((part.strip(_EDGE) for part in fold(name).split("*")), key=len)]


def fewest(found: Iterable[str]) -> tuple[str, ...]:
    """The needles that hold no other: where a longer one lies, the shorter one in it is hit."""
    wanted = sorted(set(found))
    if not wanted:
        return ()
    patterns = [needle.encode("utf-8") for needle in wanted]
    starts = list(accumulate((len(pattern) + 1 for pattern in patterns), initial=0))
    holding: set[int] = set()
    for number, start, _ in BytesAhoCorasick(patterns).find_matches_as_indexes(b"\0".join(patterns), overlapping=True):
        place = bisect_right(starts, start) - 1
        if place != number:
            holding.add(place)
    return tuple(needle for place, needle in enumerate(wanted) if place not in holding)
