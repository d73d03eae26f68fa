"""Tells the graph what the files read so far say: their outlines, the variables that settings give, and who calls which function."""

from __future__ import annotations

from collections.abc import Iterable

from airisk.domain import Context, FileFacts, Reference, Said
from airisk.resolve.graph import Graph
from airisk.resolve.meanings import Literal, Local
from airisk.resolve.module import indexed


def learn(graph: Graph, facts: Iterable[FileFacts], references: Iterable[Reference]) -> None:
    """What all files read so far say; the outlines of an earlier round are arranged already."""
    outlines = (f.outline for f in facts if f.outline is not None)
    graph.modules.update((outline.path, indexed(outline)) for outline in outlines if outline.path not in graph.modules)
    graph.environment = _environment(r for r in references if r.kind is Said.SETTING)
    graph.callers = {}
    graph.forget()
    graph.callers = _callers(graph, (r for r in references if r.kind is Said.CALL))
    graph.forget()


def _environment(settings: Iterable[Reference]) -> dict[str, list[Literal]]:
    """The values that settings files of the tree give to environment variables."""
    found: dict[str, list[Literal]] = {}
    for setting in settings:
        if setting.context is Context.ENV and setting.text:
            found.setdefault(setting.name.rpartition(".")[2], []).append(Literal(setting.text, setting.location))
    return found


def _callers(graph: Graph, calls: Iterable[Reference]) -> dict[tuple[str, str], list[tuple[str, Reference]]]:
    """Which calls reach which function of the tree, so that parameters have values."""
    found: dict[tuple[str, str], list[tuple[str, Reference]]] = {}
    for call in calls:
        path = call.location.path
        for meaning in graph.meanings(path, call.scope, call.name):
            if isinstance(meaning, Local) and meaning.kind in ("function", "class"):
                target = meaning.name if meaning.kind == "function" else f"{meaning.name}.__init__"
                found.setdefault((meaning.path, target), []).append((path, call))
    return found
