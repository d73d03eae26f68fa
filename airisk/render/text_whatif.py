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
    yield said((f"If {found.asked}: ", "bold"), words.sentences((found.summary, *question.timing(report.plan, names, report.today))))
    yield said(f"Today {report.today}; {words.coverage(report.coverage)}; days are person-days and judgement ({SCHEMA}).", style="dim")
    if report.question and report.question.unknown:
        yield said(f"Known neither to the rules nor to the tree: {words.listed(report.question.unknown)}.")
    yield from _must(found.must, view)
    yield from _rest("May change", found.may, view)
    yield from _rest("Leave alone", found.leave, view)
    yield from _steps(found.steps)
    yield from _ways(ways.blocks([("", report.plan)], names, report.components)[0], view)
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


def _ways(found: tuple[ways.Block, ...], view: View) -> Iterator[RenderableType]:
    if found:
        yield title("Ways forward")
    for block in found:
        if len(found) > 1:
            yield indented(said(f"For {words.listed(block.names, view.limit(3, 8))}:"))
        for line in block.lines:
            yield indented(said((line.title, "bold"), f": {words.listed(_cells(line))}"))
            yield from (indented(said(told), 4) for told in _told(line, view))


def _cells(line: ways.Line) -> list[str]:
    licence = f"licence {line.license.replace(ways.BECOMES, '->')}" if line.license else ""
    own = f"own end {line.ends}" if line.ends and line.ends != "none known" else ""
    return [cell for cell in (line.effort, licence, own, line.place) if cell]


def _told(line: ways.Line, view: View) -> Iterator[str]:
    yield from [words.sentences(line.says)] if line.says else []
    if view.detail != "short":
        for label, items in (("keeps", line.carries_over), ("changes", line.changes), ("loses", line.lost)):
            if items:
                yield f"{label} {words.listed(items, view.limit(2, 4))}"
    if line.leads_to:
        yield f"leads to {line.leads_to}"
    for note in (*line.duties, *line.differs):
        yield note.says + (f" ({words.listed(note.names, 3)})" if note.names else "")
    shown = line.choices[: view.limit(2, 3)]
    for one in shown:
        yield f"- {one.name}: {words.listed(one.terms)}" + (f" ({words.joined(one.says)})" if one.says else "")
    if len(shown) < len(line.choices):
        yield f"and {words.count(len(line.choices) - len(shown), 'more option')}: -o report.html"
