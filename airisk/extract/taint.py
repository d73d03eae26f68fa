"""Which names of a file stem from something that holds a needle: through imports, assignments, annotations, returns and bases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from airisk.domain import Name, Text, Value
from airisk.extract.sightings import Scope, SeenDefinition, Sightings, Spans

#: Names of the object at hand: what hangs on them may be tainted, they never are.
SELVES = ("self", "cls")


def prefixes(name: str) -> Iterator[str]:
    """The names that a dotted name starts from, the shortest first: "a.b().c" gives "a", "a.b", "a.b()", "a.b().c"."""
    for at, character in enumerate(name):
        if at and character in ".([":
            yield name[:at]
    yield name


class Tainted(dict[str, bool]):
    """Whether a dotted name starts from a tainted one; the same names come again and again, so each is answered once."""

    def __init__(self, tainted: frozenset[str]) -> None:
        super().__init__()
        self._names = tainted

    def __missing__(self, name: str) -> bool:
        found = self[name] = any(prefix in self._names for prefix in prefixes(name))
        return found


def tainted_names(seen: Sightings, hits: Spans) -> frozenset[str]:
    """All tainted names of a file, as written; scopes are not told apart."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    tainted: set[str] = set()
    todo: list[str] = []

    def give(names: Iterable[str]) -> None:
        for name in names:
            if name and name not in tainted and name not in SELVES:
                tainted.add(name)
                todo.append(name)

    for imported in seen.imports:
        if hits.within(*imported.statement):
            give((imported.name,))
    for binding in seen.bindings:
        names = _as_read(binding.name, binding.scope)
        for source in _sources(binding.value):
            heirs[source].extend(names)
        if hits.within(*binding.whole):
            give(names)
    for definition in seen.definitions:
        for source, names in _lineage(definition):
            heirs[source].extend(names)
        if any(hits.within(*span) for span in definition.given):
            give(_as_read(definition.name.rpartition(".")[2], definition.scope))
    heirs_of_prefix = _by_prefix(heirs)
    while todo:
        give(heirs_of_prefix.get(todo.pop(), ()))
    return frozenset(tainted)


def _as_read(name: str, scope: Scope) -> tuple[str, ...]:
    """A member of a class is read through the class or the object at hand as well."""
    if scope.kind != "class":
        return (name,)
    return (name, f"{scope.name}.{name}", f"{scope.own_name}.{name}", *(f"{me}.{name}" for me in SELVES))


def _sources(value: Value) -> list[str]:
    """The names that a value is made of."""
    if isinstance(value, Name):
        return [value.dotted]
    return [part.dotted for part in value.parts if isinstance(part, Name)] if isinstance(value, Text) else []


def _lineage(definition: SeenDefinition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """From which names a definition and its parameters inherit."""
    names = _as_read(definition.name.rpartition(".")[2], definition.scope)
    for returned in definition.returns:
        yield returned.dotted, names
    for base in definition.bases:
        yield base, names
    for parameter in definition.parameters:
        for annotation in parameter.annotation:
            yield annotation, (parameter.name.lstrip("*"),)


def _by_prefix(heirs: dict[str, list[str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source, names in heirs.items():
        for prefix in prefixes(source):
            found[prefix].extend(names)
    return found
