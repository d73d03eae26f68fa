"""Loads the rules folders into one Rules value: walks each folder, reads it strictly, lays later folders over earlier ones."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from airisk.errors import RulesError
from airisk.rulebook import judgement
from airisk.rulebook.facts import Sources, read_sources
from airisk.rulebook.schema import (
    Constants,
    Family,
    Feature,
    License,
    Model,
    Number,
    Package,
    Pattern,
    RetiredType,
    Risk,
    Rules,
    Scoring,
    Source,
    Spelling,
    Vendor,
    VerdictRow,
    WayRule,
    WeightFormat,
    Weights,
)
from airisk.rulebook.table import Table, nearest
from airisk.rulebook.usage import read_patterns, read_spellings
from airisk.rulebook.vendors import read_constants, read_family, read_models, read_packages, read_vendor
from airisk.toml import TomlError, parse

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")

#: Folders of a vendor that hold no rules of the book.
_ASIDE = ("examples", "surface")


@dataclass(slots=True)
class _Draft:
    """What the folders read so far say, by id; it becomes Rules."""

    vendors: dict[str, Vendor] = field(default_factory=dict)
    packages: dict[str, Package] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    models: dict[tuple[str, str], Model] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
    spellings: dict[tuple[str, str], Spelling] = field(default_factory=dict)
    constants: dict[str, Constants] = field(default_factory=dict)
    features: dict[str, Feature] = field(default_factory=dict)
    licenses: dict[str, License] = field(default_factory=dict)
    risks: dict[str, Risk] = field(default_factory=dict)
    ways: dict[str, WayRule] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)
    verdicts: list[VerdictRow] = field(default_factory=list)
    tensor_types: dict[str, str] = field(default_factory=dict)
    runtimes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    architectures: dict[str, str] = field(default_factory=dict)
    read_in: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    retired_types: dict[str, RetiredType] = field(default_factory=dict)
    formats: dict[str, WeightFormat] = field(default_factory=dict)
    common_words: set[str] = field(default_factory=set)
    model_slots: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)
    sources: list[Source] = field(default_factory=list)
    seen: set[Hashable] = field(default_factory=set)

    def put(self, file: str, into: dict[Key, Item], key: Key, item: Item) -> None:
        """Keep an item; within one folder a second one of the same id is an error, in a later folder it replaces."""
        mark = (id(into), key)
        if mark in self.seen:
            raise RulesError(f"{file}: id {key if isinstance(key, str) else key[-1]!r} stands twice; keep one of them")  # type: ignore[index]
        self.seen.add(mark)
        into[key] = item


def default_rules() -> Path:
    """The rules that airisk brings along: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def is_aside(folder: str) -> bool:
    """Whether a folder of this name holds no rules of the book."""
    return folder in _ASIDE or folder.startswith(".")


def load(folders: tuple[Path, ...] = ()) -> Rules:
    """The rules of these folders, later ones laid over earlier ones; of `default_rules` alone if none is named. Raises RulesError."""
    draft = _Draft()
    digest = hashlib.sha256()
    for folder in folders or (default_rules(),):
        draft.seen.clear()
        for name, raw in _files(folder):
            digest.update(f"{len(name)} {name} {len(raw)}\n".encode())
            digest.update(raw)
            try:
                _read(draft, name, raw)
            except RulesError as error:
                raise RulesError(f"{error} (in the rules of {folder})" if folder != default_rules() else str(error)) from None
    return _finish(draft, digest.hexdigest())


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    """Relative names and bytes of the files that hold rules, in the order of their names."""
    if not folder.is_dir():
        raise RulesError(f"{folder}: the rules folder does not exist; name a folder that holds vendors/ or single rules files")
    names = []
    for here, below, files in os.walk(folder):
        below[:] = [name for name in below if not is_aside(name)]
        inside = os.path.relpath(here, folder).replace(os.sep, "/")
        names += [name if inside == "." else f"{inside}/{name}" for name in files if name.endswith((".toml", ".txt"))]
    for name in sorted(names):
        try:
            with open(os.path.join(folder, name), "rb") as file:
                yield name, file.read()
        except OSError as error:
            raise RulesError(f"{name}: cannot be read ({error.strerror}); mend or remove the file") from None


def _read(draft: _Draft, name: str, raw: bytes) -> None:
    """Read one file by what its name says it is."""
    parts = name.split("/")
    if parts[-1].endswith(".txt"):
        return _read_words(draft, name, raw)
    reader = _reader(parts)
    if reader is None:
        known = [
            *_SINGLE,
            *_VENDOR,
            "models/<family>.toml",
            "constants/<package>.toml",
            "packages/<ecosystem>.toml",
            "usage/<topic>.toml",
            "features/<plane>.toml",
            "licenses/<id>.toml",
            "risks/<risk>.toml",
            "ways/<way>.toml",
        ]
        raise RulesError(f"{name}: no rules file has this name; {nearest(parts[-1], known)}")
    try:
        root = Table(name, parse(raw.decode("utf-8-sig")))
    except (TomlError, UnicodeDecodeError) as error:
        raise RulesError(f"{name}: not valid TOML: {error}") from None
    sources = read_sources(root)
    draft.sources += sources.values()
    reader(draft, root, parts, sources)
    return root.done()


_Reader = Callable[[_Draft, Table, list[str], Sources], None]


def _reader(parts: list[str]) -> _Reader | None:
    """The reader of a path."""
    if len(parts) == 1:
        return _SINGLE.get(parts[0])
    if parts[0] == "vendors":
        return _VENDOR.get(parts[2]) if len(parts) == 3 else _TOPICS.get(parts[2]) if len(parts) == 4 else None
    return _NAMED.get(parts[0]) if len(parts) == 2 else None


def _stem(parts: list[str]) -> str:
    return parts[-1].removesuffix(".toml")


def _vendor(draft: _Draft, root: Table, parts: list[str], sources: Sources) -> None:
    draft.put(root.file, draft.vendors, parts[1], read_vendor(root, parts[1], sources))


def _packages(draft: _Draft, root: Table, parts: list[str], sources: Sources) -> None:
    for package in read_packages(root, parts[1], sources):
        draft.put(root.file, draft.packages, package.purl, package)


def _usage(draft: _Draft, root: Table, parts: list[str], _: Sources) -> None:
    for pattern in read_patterns(root, parts[1], draft.patterns):
        draft.put(root.file, draft.patterns, pattern.id, pattern)


def _spelling(draft: _Draft, root: Table, parts: list[str], _: Sources) -> None:
    for spelling in read_spellings(root, parts[1]):
        draft.put(root.file, draft.spellings, (parts[1], spelling.form), spelling)


def _models(draft: _Draft, root: Table, parts: list[str], sources: Sources) -> None:
    family = read_family(root, parts[1], _stem(parts), sources)
    draft.put(root.file, draft.families, family.id, family)
    for model in read_models(root, family, sources):
        draft.put(root.file, draft.models, (parts[1], model.id.lower()), model)


def _constants(draft: _Draft, root: Table, _: list[str], sources: Sources) -> None:
    constants = read_constants(root, sources)
    draft.put(root.file, draft.constants, constants.package, constants)


def _features(draft: _Draft, root: Table, parts: list[str], sources: Sources) -> None:
    for feature in judgement.read_features(root, parts[1], sources):
        draft.put(root.file, draft.features, feature.id, feature)


def _license(draft: _Draft, root: Table, parts: list[str], sources: Sources) -> None:
    draft.licenses[_stem(parts)] = judgement.read_license(root, _stem(parts), sources)


def _risk(draft: _Draft, root: Table, parts: list[str], _: Sources) -> None:
    draft.risks[_stem(parts)] = judgement.read_risk(root, _stem(parts))


def _way(draft: _Draft, root: Table, parts: list[str], _: Sources) -> None:
    draft.ways[_stem(parts)] = judgement.read_way(root, _stem(parts))


def _scoring(draft: _Draft, root: Table, _: list[str], __: Sources) -> None:
    draft.numbers.update(judgement.read_numbers(root))
    draft.verdicts = list(judgement.read_verdicts(root)) or draft.verdicts


def _weights(draft: _Draft, root: Table, _: list[str], sources: Sources) -> None:
    draft.tensor_types.update(judgement.read_words(root.open_table("tensor_types")))
    draft.runtimes.update(judgement.read_lists(root.open_table("runtimes")))
    draft.architectures.update(judgement.read_words(root.open_table("architectures")))
    draft.read_in.update(judgement.read_table_sources(root, sources))
    for retired in judgement.read_retired_types(root, sources):
        draft.put(root.file, draft.retired_types, retired.id, retired)
    for one in judgement.read_formats(root, sources):
        draft.put(root.file, draft.formats, one.id, one)


def _read_words(draft: _Draft, name: str, raw: bytes) -> None:
    """A word list: one lower-case word a line, `#` starts a comment."""
    lists = {"common_words.txt": draft.common_words, "model_slots.txt": draft.model_slots, "name_words.txt": draft.name_words}
    if name not in lists:
        raise RulesError(f"{name}: no word list has this name; known are {', '.join(lists)}")
    lines = (line.partition("#")[0].strip().lower() for line in raw.decode("utf-8", "replace").splitlines())
    lists[name].update(line for line in lines if line)


_SINGLE: dict[str, _Reader] = {"scoring.toml": _scoring, "weights.toml": _weights}
_NAMED: dict[str, _Reader] = {"licenses": _license, "risks": _risk, "ways": _way}
_VENDOR: dict[str, _Reader] = {
    "vendor.toml": _vendor,
    "packages.toml": _packages,
    "features.toml": _features,
    "usage.toml": _usage,
    "spelling.toml": _spelling,
}
#: Folders of a vendor with a file for each family, package or topic.
_TOPICS: dict[str, _Reader] = {"models": _models, "packages": _packages, "constants": _constants, "usage": _usage, "features": _features}


def _finish(draft: _Draft, digest: str) -> Rules:
    """Everything in a fixed order."""
    return Rules(
        digest=digest,
        stated=max((source.stated for source in draft.sources), default=None),
        checked=max((source.checked for source in draft.sources), default=None),
        vendors=_sorted(draft.vendors),
        packages=tuple(_sorted(draft.packages).values()),
        families=_sorted(draft.families),
        models=tuple(_sorted(draft.models).values()),
        patterns=tuple(_sorted(draft.patterns).values()),
        spellings=tuple(_sorted(draft.spellings).values()),
        constants=tuple(_sorted(draft.constants).values()),
        features=_sorted(draft.features),
        licenses=_sorted(draft.licenses),
        risks=_sorted(draft.risks),
        ways=_sorted(draft.ways),
        scoring=Scoring(numbers=_sorted(draft.numbers), verdicts=tuple(draft.verdicts)),
        weights=Weights(
            draft.tensor_types,
            draft.runtimes,
            draft.architectures,
            tuple(draft.retired_types.values()),
            tuple(_sorted(draft.formats).values()),
            draft.read_in,
        ),
        common_words=frozenset(draft.common_words),
        name_words=frozenset(draft.name_words),
        model_slots=frozenset(draft.model_slots),
    )


def _sorted(items: dict[Key, Item]) -> dict[Key, Item]:
    return dict(sorted(items.items(), key=lambda item: str(item[0])))
