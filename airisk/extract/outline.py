"""Builds the Outline of a source file from what was seen in it: what it offers to and asks of other files."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Ask, Binding, Definition, Import, Name, Outline
from airisk.extract.masking import Masking
from airisk.extract.sightings import Sightings

_PACKAGE = "__init__"


def module_name(path: str) -> str:
    """The dotted module of a path; a package's `__init__` stands for the package."""
    parts = path.rpartition(".")[0].split("/")
    return ".".join(parts[:-1] if parts[-1] == _PACKAGE else parts)


def outline(seen: Sightings, masking: Masking, ignored: frozenset[str]) -> Outline:
    """The Outline of a file; `ignored` are names that a language defines itself, left out where the file does not bind them."""
    return Outline(
        path=masking.path,
        module=module_name(masking.path),
        imports=tuple(
            Import(one.name, one.module, one.symbol, masking.name(one.scope.name), masking.location(one.start, one.end))
            for one in seen.imports
        ),
        definitions=tuple(
            Definition(
                masking.name(one.name),
                one.kind,
                one.parameters,
                tuple(Name(masking.name(returned.dotted)) for returned in one.returns),
                one.decorators,
                masking.location(one.start, one.end),
            )
            for one in seen.definitions
        ),
        bindings=tuple(
            Binding(
                masking.name(one.name),
                masking.name(one.scope.name),
                masking.value(one.value, one.name, (one.start, one.end)),
                masking.location(one.start, one.end),
            )
            for one in seen.bindings
        ),
        bases=tuple((masking.name(one.name), masking.name(base)) for one in seen.definitions for base in one.bases),
        calls=tuple(_asks(seen, masking, ignored)),
    )


def _asks(seen: Sightings, masking: Masking, ignored: frozenset[str]) -> Iterator[Ask]:
    """Every name that is read or called."""
    bound = {one.name for one in seen.bindings} | {one.name for one in seen.imports} | {one.name for one in seen.definitions}
    ignored = frozenset() if "*" in bound else ignored - bound
    for one in seen.names:
        if not one.stored and one.name not in ignored:
            yield Ask(masking.name(one.name), masking.name(one.scope.name), masking.location(one.start, one.end), one.call is not None)
