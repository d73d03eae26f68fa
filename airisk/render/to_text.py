"""The report for a terminal: the decision first, then what breaks, why, and what to type next."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from airisk.render import places, sections, words
from airisk.render.breaks import Break, first_breaks
from airisk.render.headline import sentences, used_at
from airisk.render.text_whatif import answer
from airisk.render.text_blocks import indented, item, said, title
from airisk.render.view import View
from airisk.report import Report

#: Below this many columns a table of four is narrower than its words: rows are stacked instead.
_TABLE_WIDTH = 76
_STYLES = {"Act now": "bold red", "Schedule": "bold yellow", "Watch": "bold cyan", "Unknown": "bold magenta", "Fine": "bold green"}


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
    yield from _forced(report)
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
    return f"Today {report.today}; {checked}; {words.coverage(report.coverage)}{judged}."


def _standing(report: Report) -> Iterator[RenderableType]:
    """What a gate, a baseline or a directive did."""
    if report.gate:
        yield said(f"Gate met: {report.gate.reason}" if report.gate.met else f"Gate not met: {report.gate.reason}", style="bold")
    aged = sum(finding.state == "aged" for finding in report.findings)
    counts = ((aged, "came with a date or a rule, not with code"), (len(report.suppressed), "suppressed"), (len(report.fixed), "fixed"))
    told = [f"{words.count(number, 'finding')} {what}" for number, what in counts if number]
    if told:
        yield said("; ".join(told) + ".")


def _breaks(rows: tuple[Break, ...], view: View) -> RenderableType:
    shown = rows[: view.limit(5, 10)]
    left = len(rows) - len(shown)
    more = [indented(said(f"and {words.count(left, 'more row')}: airisk scan . -o report.md"))] if left else []
    if view.width < _TABLE_WIDTH:
        return Group(*(block for row in shown for block in _stacked(row)), *more)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    longest = max((len(word) for row in shown for word in _where(row.spots).split()), default=0)
    for name in ("when", "what", "where", "what happens"):
        table.add_column(name, overflow="fold", min_width=min(longest, view.width // 3) if name == "where" else None)
    for row in shown:
        table.add_row(said(row.when), said(_what(row), style="bold"), said(_where(row.spots)), said(row.happens))
    return Group(indented(table), *more)


def _what(row: Break) -> str:
    return row.what + (f" ({'; '.join(row.notes)})" if row.notes else "")


def _stacked(row: Break) -> Iterator[RenderableType]:
    yield indented(said(f"{row.when}: ", (_what(row), "bold")))
    yield indented(said(f"{_where(row.spots)}: {row.happens}"), 4)


def _where(spots: Iterable[tuple[str, int]], limit: int | None = 3) -> str:
    return words.listed([files.shown(6) for files in places.by_file(spots)], limit, "more files")


def _forced(report: Report) -> Iterator[RenderableType]:
    grown, until = sections.horizons(report)
    if not report.forced:
        return
    told = [sections.forced_words(one) for one in grown]
    quiet = f"nothing {'more ' if told else ''}known until {words.count(until, 'day')}" if until else ""
    yield Text()
    yield said(("Forced by known dates: ", "bold"), ("; ".join(filter(None, (*told, quiet))) + ".", ""))


def _vendors(report: Report, view: View) -> Iterator[RenderableType]:
    for part in sections.vendor_parts(report):
        vendor = part.vendor
        verdict = words.VERDICT_WORDS.get(vendor.verdict.verdict, vendor.verdict.verdict)
        deciding = f" ({part.deciding})" if part.deciding and vendor.verdict.verdict != "fine" else ""
        start = f", start by {vendor.verdict.start_by}" if vendor.verdict.start_by else ""
        yield title(f"{vendor.name}: {verdict}{deciding}{start}", _STYLES.get(verdict.capitalize(), "bold"))
        yield indented(said(f"{sections.scored('Lock-in', vendor.scores.lock_in)}."))
        yield indented(said(f"{sections.scored('Maintenance risk', vendor.scores.maintenance)}."))
        for reason in vendor.verdict.because[: view.limit(1, 3)]:
            yield indented(said(f"Why: {reason}"))
        yield from _wrongs(part.wrongs, view)
        if not part.wrongs:
            spots = [spot for component in part.components for spot in used_at(component)]
            yield from [indented(said(f"{places.counted(spots)}: {_where(spots)}"))] if spots else []
    found, _ = sections.elsewhere(report)
    if found:
        yield title("Others")
        yield from _wrongs(found, view)


def _wrongs(wrongs: tuple[sections.Wrong, ...], view: View) -> Iterator[RenderableType]:
    shown = wrongs[: view.limit(2, 5)]
    for wrong in shown:
        sure = "" if wrong.finding.confidence == "high" else f", {wrong.finding.confidence} confidence"
        yield item("- ", said(f"{wrong.finding.message} ", (f"[{wrong.finding.risk}, {wrong.finding.severity}{sure}]", "dim")))
        yield indented(said(_where(wrong.spots)), 4)
    if len(shown) < len(wrongs):
        yield indented(said(f"and {words.count(len(wrongs) - len(shown), 'more finding')}: airisk scan . -o report.md"))


def _held(report: Report, view: View) -> Iterator[RenderableType]:
    held = sections.weights_and_licences(report)
    if held:
        yield title("Licences and weights")
    for component in held[: view.limit(3, 6)]:
        told = f" ({', '.join(sections.facts(component))})" if sections.facts(component) else ""
        yield indented(said((component.name, "bold"), told, f": {_where(used_at(component))}" if component.usages else ""))
        yield from (indented(said(f"asks: {duty}"), 4) for duty in sections.duties(component)[: view.limit(0, 5)])


def _unknown(report: Report, view: View) -> Iterator[RenderableType]:
    names = sections.unknown_models(report)
    if not names:
        return
    yield title("Unknown model names")
    yield indented(said('Say what they are under [tool.airisk.models] ("private", or "platform:maker/model"):'))
    shown = names[: view.limit(3, 10)]
    for name, spots in shown:
        yield indented(said((sections.to_paste(name), "bold"), f"   {_where(spots)}"), 4)
    if len(shown) < len(names):
        yield indented(said(f"and {words.count(len(names) - len(shown), 'more name')}"), 4)


def _not_read(report: Report, view: View) -> Iterator[RenderableType]:
    if not report.problems:
        return
    yield title("Not read, or only in part")
    for group in sections.not_read(report):
        yield indented(said(f"{group.reason}: {words.listed(group.paths, view.limit(2, 5))}"))


def _next(report: Report) -> Iterator[RenderableType]:
    commands = [f"airisk explain {report.vendors[0].id}"] if report.vendors else []
    urgent = [one for word in ("act-now", "schedule") for one in report.components if one.verdict.verdict == word]
    commands += [f"airisk whatif {shlex.quote(one.id)}" for one in urgent[:1]]
    commands += ["airisk scan . -o report.md"] if report.components else []
    if commands:
        yield title("Next")
        yield from (indented(said(command)) for command in commands)
