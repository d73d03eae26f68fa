"""The report in Markdown: what a team reads, passes on and pastes into an issue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from airisk.render import places, words
from airisk.render.sanitize import code, is_link, markdown
from airisk.render.slots import filters, slots
from airisk.render.view import View
from airisk.report import SCHEMA, Report

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


class _Safe(str):
    """Markdown that a function below has made of sanitized parts; all other strings of a template are sanitized on the way out."""

    __slots__ = ()


def to_markdown(report: Report, view: View) -> str:
    """The whole report, or the answer to its question, as GitHub-flavoured Markdown; its mark is the only HTML, a comment."""
    template = _environment().get_template("whatif.md.j2" if report.question else "report.md.j2")
    rendered = template.render(slots(report), **_limits(view))
    return f"<!-- {SCHEMA} -->\n\n" + re.sub(r"\n{3,}", "\n\n", rendered).strip("\n") + "\n"


def _limits(view: View) -> dict[str, int | None]:
    """How much of each list is shown."""
    return {
        "few": view.limit(3, 8),
        "options": view.limit(2, 3),
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
    environment.filters.update(filters() | {"at": _at, "code": _code, "link": _link, "made": _Safe})
    return environment


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
    return _Safe(f"<{address}>") if is_link(address) else _code(address)
