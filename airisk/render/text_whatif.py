"""The answer to a what-if for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType

from airisk.render import places, question, sections, ways, words
from airisk.render.text_blocks import indented, item, said, title
from airisk.render.view import View
from airisk.report import SCHEMA, Report, Site, Step


def answer(report: Report, view: View) -> Iterator[RenderableType]:
    """Blocks: the answer, what was not known, the places that must change, what else holds the name, the steps."""
    found = question.answer(report)
    names = (
        report.names
        | {vendor.id: vendor.name for vendor in report.vendors}
        | {component.id: component.name for component in report.components}
    )
    yield said((f"If {found.asked}: ", "bold"), words.sentences((found.summary, *question.timing(report.plan, names))))
    yield said(f"Today {report.today}; {words.coverage(report.coverage)}; days are person-days and judgement ({SCHEMA}).", style="dim")
    if report.question and report.question.unknown:
        yield said(f"Known neither to the rules nor to the tree: {words.listed(report.question.unknown)}.")
    yield from _must(found.must, view)
    yield from _rest("May change", found.may, view)
    yield from _rest("Leave alone", found.leave, view)
    yield from _steps(found.steps)
    yield from _ways(ways.side_by_side(report.plan, names), view)
    if report.problems:
        yield title("Not read, or only in part")
        for group in sections.not_read(report):
            yield indented(said(": ".join(filter(None, (group.reason, words.listed(group.paths, view.limit(2, 5)))))))


def _must(sites: tuple[Site, ...], view: View) -> Iterator[RenderableType]:
    if not sites:
        return
    yield title("Must change")
    files = [(path, tuple(group)) for path, group in groupby(question.by_file(sites), key=lambda one: one.files.path)]
    shown = files[: view.limit(5, 40)]
    for path, group in shown:
        yield indented(said((path, "bold"), f" ({group[0].role})" if group[0].role != "production" else ""))
        for one in group:
            lines = f"line {words.listed(map(str, one.files.lines), 12)}" if one.files.lines else "whole file"
            via = f" via {words.listed(one.via, 3)}" if one.via else ""
            yield indented(said(f"{lines.replace('line', 'lines', 1) if len(one.files.lines) > 1 else lines}: {one.why}{via}"), 4)
    if len(shown) < len(files):
        yield indented(said(f"and {words.count(len(files) - len(shown), 'more file')}: see -f json"))


def _rest(label: str, sites: tuple[Site, ...], view: View) -> Iterator[RenderableType]:
    if not sites:
        return
    yield title(f"{label}: {places.counted(places.spots(sites))}")
    for why, spots in sections.by_reason(sites):
        files = [group.shown(6) for group in places.by_file(spots)]
        yield indented(said(f"{why}: {words.listed(files, view.limit(1, 4), 'file')}"))


def _steps(steps: tuple[Step, ...]) -> Iterator[RenderableType]:
    if steps:
        yield title("Steps")
    for number, step in enumerate(steps, 1):
        at = f" ({places.counted(places.spots(step.locations))})" if step.locations else ""
        by = "automatic" if step.automatic else "by hand"
        yield item(f"{number}. ", said((step.phase.capitalize(), "bold"), f": {step.title}{at}, {words.effort(step.effort)}, {by}"))


def _ways(found: ways.Ways, view: View) -> Iterator[RenderableType]:
    if found.rows or found.own:
        yield title("Ways forward")
    for number, kind in enumerate(found.kinds):
        cells = [(row.names, row.cells[number]) for row in found.rows if row.cells[number] != ways.NOT_OPEN]
        alone = f": {cells[0][1]}" if len(found.rows) == 1 else ""
        yield indented(said((kind.way.title, "bold"), alone))
        yield from [indented(said(words.sentences(kind.says)), 4)] if kind.says else []
        if not alone:
            yield from (indented(said(f"for {words.listed(names, view.limit(3, 8))}: {told}"), 4) for names, told in cells)
        if view.detail != "short":
            yield from _differences(kind, view)
    for note in (*found.own, *found.notes):
        who = ", ".join(filter(None, (note.on, words.listed(note.names, 5))))
        yield indented(said(f"{who}: {words.sentences([note.says])}"))


def _differences(kind: ways.Kind, view: View) -> Iterator[RenderableType]:
    for label, items in (("keeps", kind.way.carries_over), ("changes", kind.way.changes), ("loses", kind.way.lost)):
        if items:
            yield indented(said(f"{label} {words.listed(items, view.limit(2, 4))}"), 4)
