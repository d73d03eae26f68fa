"""Writes reports/: what airisk says of the sample projects by the rules that ship, with a page that leads to each. Run by `make gallery`.

`python docs/gallery.py --systems` prints instead where each of the systems that the project is about is found, dated and judged.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from airisk import config, render, toml
from airisk.pipeline import Request, scan, whatif
from airisk.render.headline import sentences
from airisk.report import VERDICTS, ComponentEntry, PlanEntry, Report

HERE = Path(__file__).parent
PROJECTS = HERE.parent / "tests" / "projects"
REPORTS = HERE.parent / "reports"
STYLE = HERE.parent / "airisk" / "render" / "templates" / "report.css"
TODAY = date(2026, 11, 24)
#: The systems that the project is about, and the ids of their components.
SYSTEMS = {
    "Llama": r"(model|file|weights):(meta/)?.*llama-?3",
    "Muse Spark": r"model:meta/muse-spark",
    "GPT-4 / OpenAI": r"(model|service):openai/",
    "Claude": r"model:anthropic/claude",
    "Gemini": r"model:google/gemini",
    "llama.cpp": r"(sdk:pypi/llama-cpp-python|(image|service):(?!ik-)[\w-]*llama-cpp)$",
    "ik_llama.cpp": r"((image|service|sdk):.*ik[-_]llama|file:.*IQ4_K)",
    "OpenLLaMA": r"(model|weights):.*open_llama",
}
#: Samples shown of each, with one component.
_SHOWN = 3
#: Invented vendors are for tests; the rules that ship know nothing of them.
_REAL = "samples"
#: What the index needs beside the style of a report.
_OWN_STYLE = """
.gallery { max-width: 68rem; margin: 0 auto; padding: clamp(2rem, 5vw, 4rem) clamp(1rem, 4vw, 3rem); }
.gallery main { margin-top: 2.5rem; }
.gallery td:nth-child(3) { white-space: nowrap; }
@media (max-width: 46rem) {
  .gallery thead { display: none; }
  .gallery tr { display: block; border-bottom: 1px solid var(--line); padding: 0.75rem 0; }
  .gallery th, .gallery td { display: block; border: 0; padding: 0.1rem 0; }
}
"""
FORMATS = {".html": render.to_html, ".md": render.to_markdown}


@dataclass(frozen=True)
class Sample:
    """A sample project and its report."""

    name: str
    shows: str
    report: Report

    @property
    def verdict(self) -> str:
        """The first words of the report."""
        return sentences(self.report)[0][0]

    @property
    def id(self) -> str:
        """The verdict as a class of the style sheet."""
        return self.verdict.lower().replace(" ", "-")

    @property
    def work(self) -> str:
        """What follows the first words: places, days and vendors, or what to watch."""
        return sentences(self.report)[0][1]


def samples() -> Iterator[Sample]:
    """Every sample of real vendors, scanned by the rules that ship."""
    for expected in sorted(PROJECTS.glob("*/expected.toml")):
        told = toml.read(expected)
        if told["rules"] == _REAL:
            with checked_out(expected.parent.name) as request:
                yield Sample(expected.parent.name, told["shows"], scan(request))


@contextmanager
def checked_out(name: str) -> Iterator[Request]:
    """A copy of a sample without what is expected of it, and its own settings: those of this repository have no say."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / name
        shutil.copytree(PROJECTS / name, tree, ignore=shutil.ignore_patterns("expected.toml"))
        root, settings = config.load(tree)
        yield Request(root, (), settings, (), TODAY, cache=False)


def index(found: list[Sample]) -> str:
    """The page that leads to every report."""
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = STYLE.read_text(encoding="utf-8") + _OWN_STYLE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return pages.get_template("gallery.html.j2").render(
        samples=found, style=style, style_hash=f"sha256-{digest}", today=TODAY, checked=found[0].report.rules.checked
    )


def readme(found: list[Sample]) -> str:
    """The same for whoever reads it where the code is."""
    rows = "".join(
        f"| [{one.name}]({one.name}.md) | {one.shows} | {one.verdict} | {one.work} | [page]({one.name}.html) |\n" for one in found
    )
    return (
        "<!-- airisk-report/1 -->\n# Gallery\n\n"
        "Reports of the sample projects in `tests/projects` by the rules that ship, written by `make gallery`. They are looked at and not "
        f"compared. Today is {TODAY}; days are person-days and judgement.\n\n"
        "| project | what it shows | verdict | work | HTML |\n|---|---|---|---|---|\n" + rows
    )


def systems(found: list[Sample]) -> str:
    """A Markdown table: of each system the place where a sample shows it best, what is known and from whom, the verdict, and the ways."""
    lines = ["| system | sample | found at | known | verdict | ways |", "|---|---|---|---|---|---|"]
    for system, ids in SYSTEMS.items():
        shown = [(one, c) for one in found for c in one.report.components if re.match(ids, c.id) and c.usages]
        best = {one.name: (one, component) for one, component in sorted(shown, key=lambda pair: _order(*pair), reverse=True)}
        for sample, component in sorted(best.values(), key=lambda pair: _order(*pair))[:_SHOWN]:
            verdict = component.verdict.verdict + (f", start by {component.verdict.start_by}" if component.verdict.start_by else "")
            cells = (system, sample.name, f"`{component.id}` at {_places(component)}", _known(component), verdict, _ways(sample, component))
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _order(sample: Sample, component: ComponentEntry) -> tuple[object, ...]:
    """What has ways and an end before the rest, then the worst verdict."""
    planned = any(plan.for_ == component.id and plan.ways for plan in sample.report.plan)
    dated = any(life.retires or life.announced for life in component.lifecycles)
    return (not planned, not dated, VERDICTS.index(component.verdict.verdict), sample.name, component.id)


def _places(component: ComponentEntry) -> str:
    spots = list(dict.fromkeys(f"{place.path}:{place.line}" if place.line else place.path for place in component.usages))
    return ", ".join(spots[:3]) + (f" and {len(spots) - 3} more" if len(spots) > 3 else "")


def _known(component: ComponentEntry) -> str:
    """Each lifecycle with the claim that tells most: a day before a word."""
    told = []
    for life in component.lifecycles:
        day = f" {life.retires or life.announced}" if life.retires or life.announced else ""
        claim = next((c for c in life.claims if c.value and c.value == str(life.retires or life.announced)), next(iter(life.claims), None))
        source = f" ({claim.kind}, stated {claim.stated}: {claim.source})" if claim else ""
        told.append(f"{life.platform}: {life.status}{day}{source}")
    runtimes = component.details.get("runtimes")
    loaded = [f"loaded by {', '.join(runtimes)} only"] if isinstance(runtimes, (list, tuple)) and runtimes else []
    return "; ".join((*told, *loaded)) or "nothing"


def _ways(sample: Sample, component: ComponentEntry) -> str:
    """The ways of the plan; of what asks for no work those of a what-if."""
    plans = [plan for plan in sample.report.plan if plan.for_ == component.id and plan.ways]
    if plans:
        return _listed(plans)
    with checked_out(sample.name) as request:
        asked = _listed(whatif(request, (component.id,)).plan)
    return f"if asked: {asked}" if asked else "none"


def _listed(plans: Iterable[PlanEntry]) -> str:
    return "; ".join(f"{way.title} ({way.effort.days.low:g}-{way.effort.days.high:g} days)" for plan in plans for way in plan.ways)


def write() -> None:
    """All reports, the index and the table, in place of those that were there."""
    found = list(samples())
    REPORTS.mkdir(exist_ok=True)
    for old in REPORTS.iterdir():
        old.unlink()
    for sample in found:
        for ending, renderer in FORMATS.items():
            (REPORTS / f"{sample.name}{ending}").write_text(renderer(sample.report, render.View()), encoding="utf-8")
    (REPORTS / "index.html").write_text(index(found), encoding="utf-8")
    (REPORTS / "README.md").write_text(readme(found), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--systems", action="store_true", help="print the table of systems and write nothing")
    if parser.parse_args().systems:
        print(systems(list(samples())), end="")
    else:
        write()
