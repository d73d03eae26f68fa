"""The report for a terminal: the decision first, then what breaks, why, and what to type next."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from airisk.render import places, sections, vendors, words
from airisk.render.breaks import Break, first_breaks, known_only
from airisk.render.headline import sentences, used_at
from airisk.render.projects import standings
from airisk.render.sanitize import terminal
from airisk.render.slots import named
from airisk.render.text_blocks import indented, item, said, title
from airisk.render.text_whatif import answer
from airisk.render.view import View
from airisk.report import SCHEMA, Report

_HEADINGS = ("when", "what", "where", "what happens")
_GUTTER = 2
#: A table with less room than this beyond its longest words is a ladder of single words: its rows are stacked instead.
_SPARE = 12
_STYLES = {
    "Act now": "bold red",
    "Wrong today": "bold red",
    "Schedule": "bold yellow",
    "Watch": "bold cyan",
    "Unknown": "bold magenta",
    "Fine": "bold green",
}


def to_text(report: Report, view: View) -> str:
    """The report in lines of at most `view.width` columns; escape codes only if the view has colour. Own words are ASCII."""
    console = Console(
        file=StringIO(),
        width=max(view.width, 20),
        color_system="standard" if view.colour else None,
        force_terminal=view.colour,
        no_color=not view.colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},  # what the environment says about colour and width is in the view already
    )
    with console.capture() as captured:
        for block in answer(report, view) if report.question else _overview(report, view):
            console.print(block)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _overview(report: Report, view: View) -> Iterator[RenderableType]:
    yield said(*_headline(report))
    yield said(_stamp(report), style="dim")
    yield from _standing(report)
    if rows := first_breaks(report):
        yield title("First breaks")
        yield _breaks(rows, view)
    if number := known_only(report):
        yield indented(said(f"{words.count(number, 'component')} that would end: only compared with or listed, so that nothing breaks"))
    yield from _forced(report)
    yield from _projects(report)
    if view.detail != "short":
        yield from _vendors(report, view)
        yield from _held(report, view)
    yield from _unknown(report, view)
    yield from _not_read(report, view)
    yield from _next(report)


def _headline(report: Report) -> Iterator[tuple[str, str]]:
    for number, (label, text) in enumerate(sentences(report)):
        yield (" " if number else "") + f"{label}: ", _STYLES.get(label, "bold")
        yield f"{text}.", ""


def _stamp(report: Report) -> str:
    checked = f"rules checked up to {report.rules.checked}" if report.rules.checked else f"rules {report.rules.digest[:12]}"
    judged = "; days are person-days and judgement" if report.plan else ""
    return f"Today {report.today}; {checked}; {words.coverage(report.coverage)}{judged} ({SCHEMA})."


def _standing(report: Report) -> Iterator[RenderableType]:
    """What a gate, a baseline or a directive did."""
    if report.gate:
        yield said(f"Gate met: {report.gate.reason}" if report.gate.met else f"Gate not met: {report.gate.reason}", style="bold")
    aged = sum(finding.state == "aged" for finding in report.findings)
    counts = ((aged, "came with a date or a rule, not with code"), (len(report.suppressed), "suppressed"), (len(report.fixed), "fixed"))
    told = [f"{words.count(number, 'finding')} {what}" for number, what in counts if number]
    if told:
        yield said("; ".join(told) + ".")


def _projects(report: Report) -> Iterator[RenderableType]:
    """Of a monorepo one line a project, the worst first."""
    if report.projects:
        yield title("Projects")
    for one in standings(report, named(report)):
        told = (f" because of {one.decides}" if one.decides else "", f", start by {one.start_by}" if one.start_by else "")
        work = f"; {one.effort}" if one.effort else ""
        label = one.verdict.capitalize()
        yield item("- ", said((label, _STYLES[label]), f": {one.path}{''.join(told)}{work}"))


def _breaks(rows: tuple[Break, ...], view: View) -> RenderableType:
    shown = rows[: view.limit(5, 10)]
    more = list(_left(len(rows) - len(shown), "more row", 2))
    widths = _widths(shown, view.width - 2)
    if not widths:
        return Group(*(block for row in shown for block in _stacked(row)), *more)
    table = Table(box=None, padding=(0, _GUTTER, 0, 0), pad_edge=False, header_style="dim")
    for name, width in zip(_HEADINGS, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in shown:
        table.add_row(said(row.when), said(_what(row), style="bold"), said(_where(row.spots)), said(row.happens))
    return Group(indented(table), *more)


def _widths(rows: tuple[Break, ...], room: int) -> tuple[int, ...]:
    """Column widths in which no word is folded; () if there is no room for such a table."""
    cells = [_HEADINGS, *((row.when, _what(row), _where(row.spots), row.happens) for row in rows)]
    columns = list(zip(*cells, strict=True))
    least = [max(cell_len(column[0]), *(cell_len(terminal(word)) for cell in column for word in cell.split())) for column in columns]
    most = [max(cell_len(terminal(cell)) for cell in column) for column in columns]
    spare = room - _GUTTER * (len(columns) - 1) - sum(least)
    if spare < _SPARE and least != most:
        return ()
    wanted = sum(most) - sum(least)
    share = min(1.0, spare / wanted) if wanted else 0.0
    return tuple(low + int((high - low) * share) for low, high in zip(least, most, strict=True)) if spare >= 0 else ()


def _what(row: Break) -> str:
    return row.what + (f" ({'; '.join(row.notes)})" if row.notes else "")


def _stacked(row: Break) -> Iterator[RenderableType]:
    yield indented(said(f"{row.when}: ", (_what(row), "bold"), f": {row.happens}"))
    yield indented(said(_where(row.spots)), 4)


def _where(spots: Iterable[tuple[str, int]], limit: int | None = 3) -> str:
    return words.listed([files.shown(6) for files in places.by_file(spots)], limit, "file")


def _forced(report: Report) -> Iterator[RenderableType]:
    grown, quiet = sections.horizons(report)
    told = "; ".join(filter(None, (*map(sections.forced_words, grown), quiet)))
    if told:
        yield Text()
        yield said(("Forced by known dates: ", "bold"), f"{told}.")


def _vendors(report: Report, view: View) -> Iterator[RenderableType]:
    parts = vendors.vendor_parts(report)
    for part in parts:
        if view.detail == "full" or not part.quiet:
            yield from _vendor(part, view)
    quiet = [part for part in parts if part.quiet and view.detail != "full"]
    found, advice, _ = vendors.elsewhere(report)
    if quiet or found:
        yield title("Others")
    for verdict, meaning in (("unknown", "no fact of their future is known"), ("fine", "their own words say that they go on")):
        names = [part.vendor.name for part in quiet if part.vendor.verdict.verdict == verdict]
        if names:
            yield indented(said((verdict, _STYLES[verdict.capitalize()]), f" ({meaning}): {words.listed(names, 20, 'vendor')}"))
    yield from _wrongs(found, advice, view)


def _vendor(part: vendors.VendorPart, view: View) -> Iterator[RenderableType]:
    vendor = part.vendor
    verdict = words.VERDICT_WORDS.get(vendor.verdict.verdict, vendor.verdict.verdict)
    deciding = f" ({part.deciding})" if part.deciding and vendor.verdict.verdict != "fine" else ""
    start = f", start by {vendor.verdict.start_by}" if vendor.verdict.start_by else ""
    yield title(f"{vendor.name}: {verdict}{deciding}{start}", _STYLES.get(verdict.capitalize(), "bold"))
    scores = (vendors.scored("Lock-in", vendor.scores.lock_in), vendors.scored("Maintenance risk", vendor.scores.maintenance))
    yield indented(said(words.sentences(scores)))
    if vendor.verdict.because:
        limit = view.limit(1, 3)
        more = len(vendor.verdict.because) - len(vendor.verdict.because[:limit])
        told = words.sentences(vendor.verdict.because[:limit])
        yield indented(said(f"Why: {told}" + (f" And {words.count(more, 'more reason')}." if more else "")))
    yield from _wrongs(part.wrongs, part.advice, view)
    if not part.wrongs:
        spots = [spot for component in part.components for spot in used_at(component)]
        yield from [indented(said(f"{places.counted(spots)}: {_where(spots)}"))] if spots else []


def _wrongs(wrongs: tuple[vendors.Wrong, ...], advice: tuple[vendors.Advice, ...], view: View) -> Iterator[RenderableType]:
    shown = wrongs[: view.limit(2, 5)]
    for wrong in shown:
        sure = "" if wrong.finding.confidence == "high" else f", {wrong.finding.confidence} confidence"
        yield item("- ", said(f"{wrong.said} ", (f"[{wrong.finding.risk}, {wrong.finding.severity}{sure}]", "dim")))
        yield indented(said(_where(wrong.spots)), 4)
    yield from _left(len(wrongs) - len(shown), "more finding", 2)
    for one in (
        one for one in advice if any(wrong.finding.risk == one.risk and wrong.finding.message.endswith(one.says) for wrong in shown)
    ):
        of = f"{one.risk} of {words.listed((id_.partition(':')[2] for id_ in one.of), 4)}" if one.of else f"each {one.risk}"
        severe = f", {' or '.join(one.severities)}" if one.severities else ""
        yield indented(said(f"To do about {of}{severe}: {one.says}"))


def _held(report: Report, view: View) -> Iterator[RenderableType]:
    held, notices = sections.weights_and_licences(report), sections.notices(report)
    if held or notices:
        yield title("Licences and weights")
    shown = held[: view.limit(3, 6)]
    for component in shown:
        told = f" ({', '.join(sections.facts(component))})" if sections.facts(component) else ""
        yield indented(said((component.name, "bold"), told, f": {_where(used_at(component))}" if component.usages else ""))
        duties = sections.duties(component)
        yield from (indented(said(f"asks: {duty}"), 4) for duty in duties[: view.limit(0, 5)])
        yield from _left(len(duties) - len(duties[: view.limit(0, 5)]), "more duty", 4)
    yield from _left(len(held) - len(shown), "more component", 2)
    for says, components in notices:
        named = words.listed([component.name for component in components], view.limit(3, 6))
        yield indented(said(f"{named}: {says}"))


def _left(number: int, noun: str, columns: int) -> Iterator[RenderableType]:
    """What a list does not show."""
    if number:
        yield indented(said(f"and {words.count(number, noun)}: airisk scan . -o report.html"), columns)


def _unknown(report: Report, view: View) -> Iterator[RenderableType]:
    names = sections.unknown_models(report)
    if not names:
        return
    yield title("Unknown model names")
    yield indented(said('Say what they are under [tool.airisk.models] ("private", or "platform:maker/model"):'))
    shown = names[: view.limit(3, 10)]
    for name, spots in shown:
        yield indented(said((sections.to_paste(name), "bold"), f"   {_where(spots)}"), 4)
    yield from _left(len(names) - len(shown), "more name", 4)


def _not_read(report: Report, view: View) -> Iterator[RenderableType]:
    if not report.problems:
        return
    yield title("Not read, or only in part")
    for group in sections.not_read(report):
        yield indented(said(": ".join(filter(None, (group.reason, words.listed(group.paths, view.limit(2, 5)))))))


def _next(report: Report) -> Iterator[RenderableType]:
    commands = [f"airisk explain {report.vendors[0].id}"] if report.vendors else []
    urgent = [one for word in ("act-now", "schedule") for one in report.components if one.verdict.verdict == word]
    commands += [f"airisk whatif {shlex.quote(one.id)}" for one in urgent[:1]]
    commands += ["airisk scan . -o report.html"] if report.components else []
    if commands:
        yield title("Next")
        yield from (indented(said(command)) for command in commands)
