"""The report in Markdown: what a team reads, passes on and pastes into an issue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from airisk.render import places, question, sections, steps, vendors, ways, words
from airisk.render.breaks import first_breaks, known_only
from airisk.render.headline import sentences, used_at
from airisk.render.sanitize import code, markdown
from airisk.render.view import View
from airisk.report import SCHEMA, Report

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
#: Only such addresses become links; a sanitizer that let any scheme through would be none.
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?\Z")


class _Safe(str):
    """Markdown that a function below has made of sanitized parts; all other strings of a template are sanitized on the way out."""

    __slots__ = ()


def to_markdown(report: Report, view: View) -> str:
    """The whole report, or the answer to its question, as GitHub-flavoured Markdown; its mark is the only HTML, a comment."""
    template = _environment().get_template("whatif.md.j2" if report.question else "report.md.j2")
    rendered = template.render(_slots(report, view))
    return f"<!-- {SCHEMA} -->\n\n" + re.sub(r"\n{3,}", "\n\n", rendered).strip("\n") + "\n"


def _slots(report: Report, view: View) -> dict[str, object]:
    names = (
        report.names
        | {vendor.id: vendor.name for vendor in report.vendors}
        | {component.id: component.name for component in report.components}
    )
    parts = vendors.vendor_parts(report)
    horizons, quiet = sections.horizons(report)
    other_wrongs, other_advice, other_plans = vendors.elsewhere(report)
    return {
        "report": report,
        "name": "" if report.root in ("", ".") else report.root,
        "headline": sentences(report),
        "breaks": first_breaks(report),
        "known_only": known_only(report),
        "horizons": horizons,
        "no_more": quiet,
        "vendors": [part for part in parts if not part.quiet],
        "quiet": [part for part in parts if part.quiet],
        "other_wrongs": other_wrongs,
        "other_advice": other_advice,
        "other_plans": other_plans,
        "shared_steps": steps.shared(report.plan),
        "ways": ways.side_by_side(report.plan, names),
        "held": sections.weights_and_licences(report),
        "notices": sections.notices(report),
        "unknown": sections.unknown_models(report),
        "not_read": sections.not_read(report),
        "sources": sections.sources(report),
        "answer": question.answer(report),
        "timing": question.timing(report.plan, names),
        "names": names,
        "few": view.limit(3, 8),
        "fewer": view.limit(2, 4),
        "lines": view.limit(4, 6),
        "calm": view.limit(1, 2),
        "calm_lines": view.limit(2, 3),
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # other formats do without it

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=False,  # noqa: S701 - that is for HTML; every slot passes the sanitizer of Markdown by `finalize`
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(_filters())
    return environment


def _filters() -> dict[str, Callable[..., object]]:
    """What a template may ask of this package."""
    return {
        "at": _at,
        "code": _code,
        "link": _link,
        "counted": places.counted,
        "spots": places.spots,
        "parsed": places.parsed,
        "held": sections.held,
        "own": steps.own,
        "by_reason": sections.by_reason,
        "by_file": question.by_file,
        "scored": lambda score, name: vendors.scored(name, score, " · "),
        "terms": vendors.terms,
        "forced": sections.forced_words,
        "facts": sections.facts,
        "duties": sections.duties,
        "used_at": used_at,
        "to_paste": sections.to_paste,
        "effort": words.effort,
        "coverage": words.coverage,
        "percent": words.percent,
        "count": words.count,
        "listed": _listed,
        "joined": words.joined,
        "sentences": words.sentences,
        "verdict": lambda verdict: words.VERDICT_WORDS.get(verdict, verdict),
    }


def _finalize(value: object) -> str:
    return value if isinstance(value, _Safe) else markdown(str(value))


def _code(text: object) -> _Safe:
    return _Safe(code(str(text)))


def _at(spots: Iterable[tuple[str, int]], limit: int | None = None, lines: int | None = None) -> _Safe:
    """Places by file as code spans; files beyond the limit, and lines of a file beyond theirs, as a number."""
    files = places.by_file(spots)
    told = ", ".join(_file(one, lines) for one in files[:limit])
    rest = len(files) - len(files[:limit])
    return _Safe(told + (f" and {words.count(rest, 'more file')}" if rest else ""))


def _file(one: places.FileLines, lines: int | None) -> str:
    rest = len(one.lines) - len(one.lines[:lines])
    return code(one._replace(lines=one.lines[:lines]).shown()) + (f" (and {words.count(rest, 'more line')})" if rest else "")


def _link(address: str) -> _Safe:
    return _Safe(f"<{address}>") if _LINK.match(address) else _code(address)


def _listed(items: Iterable[str]) -> str:
    return words.listed(items) or "–"
