"""The report as one HTML file: what a manager opens, prints and passes on. It asks the network for nothing and holds no script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from airisk.render import facts, findings, listing, places, vendors
from airisk.render.sanitize import html, html_name, is_link
from airisk.render.slots import filters, named, slots
from airisk.render.timeline import timeline
from airisk.render.view import View
from airisk.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_INDENT = re.compile(r"\n\s+")


def to_html(report: Report, view: View) -> str:
    """The whole report, or the answer to its question, as a page that is read without a script. Nothing of it is left out."""
    template = _environment().get_template("whatif.html.j2" if report.question else "report.html.j2")
    return _INDENT.sub("\n", template.render(slots(report), **_page(report))).strip() + "\n"


def _page(report: Report) -> dict[str, object]:
    """What only this page shows, and the names of its places."""
    parts = vendors.vendor_parts(report)
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return {
        "style": style,
        "style_hash": f"sha256-{digest}",
        "timeline": timeline(report),
        "groups": findings.by_risk(report),
        "facts_of": facts.by_vendor(parts, named(report)),
        "vendor_at": {part.vendor.id: f"vendor-{number}" for number, part in enumerate(parts, 1) if not part.quiet},
        "plan_at": {plan.for_: f"plan-{number}" for number, plan in enumerate(report.plan, 1)},
    }


def _style() -> str:
    return _INDENT.sub("\n", (_TEMPLATES / "report.css").read_text(encoding="utf-8")).strip()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # other formats do without it

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters() | _filters())
    environment.tests["link"] = is_link
    return environment


def _filters() -> dict[str, Callable[..., object]]:
    """What only this page asks of the package."""
    return {
        "id": lambda text: html_name(str(text)),
        "files": places.by_file,
        "sites": listing.of_sites,
        "usages": listing.of_usages,
        "of_vendor": findings.of_vendor,
    }


def _finalize(value: object) -> object:
    """All but markup of a template passes the sanitizer on its way out; then it is escaped."""
    return value if hasattr(value, "__html__") else html(str(value))
