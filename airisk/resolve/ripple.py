"""How far a change travels: carriers (own code that holds, returns or wraps a usage) and the places that hang on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from airisk.domain import MENTIONS, Ask, Context, Location, Ripple, Role, Usage
from airisk.frozen import dataclass
from airisk.resolve.graph import Graph
from airisk.resolve.meanings import External, Local, parts_of
from airisk.resolve.module import Module, scopes

#: Names shorter than this lead to too many files to be needles, unless a resolved path imports them.
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Carrier:
    """A class, function or module constant of the tree that stands between a usage and those who use it.

    depth 1 holds the usage itself; depth 2 is the interface that such a class fulfils.
    """

    path: str
    name: str
    kind: str
    subject: str
    via: Location
    depth: int


def carriers(seeds: Iterable[Usage], graph: Graph) -> tuple[Carrier, ...]:
    """The outermost definitions around the seeds, the constants that hold them, and the base classes of such classes."""
    found: dict[tuple[str, str], Carrier] = {}
    for usage in sorted(seeds, key=lambda u: u.order):
        module = graph.modules.get(usage.location.path)
        if module is None or usage.context in MENTIONS or usage.context in (Context.IMPORT, Context.COMPARE):
            continue
        for name, kind in _holders(module, usage):
            found.setdefault((usage.location.path, name), Carrier(usage.location.path, name, kind, usage.subject, usage.location, 1))
    for carrier in list(found.values()):
        if carrier.kind == "class":
            for base in _interfaces(carrier, graph):
                found.setdefault((base.path, base.name), Carrier(base.path, base.name, "class", carrier.subject, carrier.via, 2))
    return tuple(sorted(found.values(), key=lambda c: (c.path, c.name)))


def _holders(module: Module, usage: Usage) -> Iterator[tuple[str, str]]:
    scope = usage.reference.scope
    if scope:
        outermost = list(scopes(scope))[-2]
        if outermost in module.definitions:
            yield outermost, module.definitions[outermost].kind
        return
    for (inner, name), bindings in module.bindings.items():
        if not inner and "." not in name and "[" not in name and any(_inside(usage.location, b.location) for b in bindings):
            yield name, "constant"


def _inside(place: Location, span: Location) -> bool:
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return place.path == span.path and (span.line, span.column) <= start and end <= (span.end_line, span.end_column)


def _interfaces(carrier: Carrier, graph: Graph) -> Iterator[Local]:
    module = graph.modules[carrier.path]
    for base in module.bases.get(carrier.name, ()):
        for meaning in graph.meanings(carrier.path, "", base):
            if isinstance(meaning, Local) and meaning.kind in ("class", "name") and meaning.name:
                yield meaning


def carrier_needles(found: Iterable[Carrier], graph: Graph) -> tuple[str, ...]:
    """The names of carriers as needles for the next round over files that were not opened."""
    imported = {
        i.symbol for m in graph.modules.values() for i in m.outline.imports if i.symbol and graph.files.find(i.module, m.outline.path)
    }
    long = {c.name for c in found if len(c.name) >= SHORTEST or c.name in imported}
    modules = {c.path.removesuffix("/__init__.py").removesuffix(".py").rsplit("/", 1)[-1] for c in found}
    return tuple(sorted(long | {m for m in modules if len(m) >= SHORTEST}))


def ripples(found: tuple[Carrier, ...], graph: Graph, roles: dict[str, Role], wrappers: bool) -> tuple[Ripple, ...]:
    """Places of the tree that import, build, extend or call a carrier.

    `wrappers` False: only what a function hands on can break its callers, so classes and constants end the ripple.
    """
    known = {(c.path, c.name): c for c in found if wrappers or (c.kind == "function" and _leaks(c, graph))}
    if not known:
        return ()
    files = {path for path, _ in known}
    out: dict[Location, Ripple] = {}
    for path in sorted(graph.modules):
        module = graph.modules[path]
        if path not in files and not _reaches(module, files, graph):
            continue
        for item in module.outline.imports:
            target = graph.files.find(item.module, path) if item.symbol else None
            carrier = known.get((target or "", item.symbol or "")) or _reexported(item.symbol, path, item.name, known, graph)
            if carrier is not None and path != carrier.path:
                _add(out, carrier, item.location, roles, "import", item.symbol or "")
        for ask in module.outline.calls:
            carrier = _carried(ask, path, known, graph)
            if carrier is not None:
                _add(out, carrier, ask.location, roles, "ripple", ask.name)
    return tuple(sorted(out.values(), key=lambda r: (r.location, r.subject)))


def _add(out: dict[Location, Ripple], carrier: Carrier, at: Location, roles: dict[str, Role], why: str, text: str) -> None:
    ripple = Ripple(carrier.subject, at, roles[at.path], why, carrier.via, text, carrier.depth)
    if at not in out or out[at].depth > ripple.depth:
        out[at] = ripple


def _leaks(carrier: Carrier, graph: Graph) -> bool:
    """Whether a function returns what the SDK gave it, so that its callers see the SDK's shape."""
    definition = graph.modules[carrier.path].definitions.get(carrier.name)
    return definition is not None and any(
        isinstance(m, External) for r in definition.returns for m in graph.meanings(carrier.path, carrier.name, r.dotted)
    )


def _reaches(module: Module, files: set[str], graph: Graph) -> bool:
    """Whether a file imports one of the files, directly or through a package that offers its names again."""
    here = module.outline.path
    for item in module.outline.imports:
        target = graph.files.find(item.module, here)
        if target in files:
            return True
        handed_on = graph.meanings(here, item.scope, item.name) if target is not None and item.symbol else ()
        if any(isinstance(m, Local) and m.path in files for m in handed_on):
            return True
    return False


def _reexported(symbol: str | None, path: str, bound: str, known: dict[tuple[str, str], Carrier], graph: Graph) -> Carrier | None:
    if not symbol:
        return None
    for meaning in graph.meanings(path, "", bound):
        if isinstance(meaning, Local) and (meaning.path, meaning.name) in known:
            return known[meaning.path, meaning.name]
    return None


def _carried(ask: Ask, path: str, known: dict[tuple[str, str], Carrier], graph: Graph) -> Carrier | None:
    """The carrier that a dotted name is, or is a member of; inside the carrier itself nothing ripples."""
    names = parts_of(ask.name)
    for length in range(len(names), 0, -1):
        written = "".join(p if p[0] in "([" else f".{p}" for p in names[:length])[1:]
        for meaning in graph.meanings(path, ask.scope, written):
            if not isinstance(meaning, Local):
                continue
            for owner in scopes(meaning.name):
                carrier = known.get((meaning.path, owner))
                if carrier is not None and not (path == carrier.path and ask.scope.split(".")[0] == carrier.name):
                    return carrier
    return None
