"""What a change costs: changed lines by the kind of place, person-days by the class of work. Days are judgement and say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from airisk.domain import Role
from airisk.project import Project
from airisk.report import Effort, Site, Span
from airisk.rulebook.book import Rulebook

#: Changed lines vary around the median by about this much in real migrations.
LOW, HIGH = 0.6, 1.8
#: The class of work at a place that no feature stands behind.
_CLASS = {
    "id": "E1", "symbol": "E1", "import": "E1", "exception": "E1", "type": "E1", "argument": "E1", "ripple": "E1", "weights": "E1",
    "test-double": "E1", "call": "E2", "response": "E2", "prompt": "E2", "tokenizer": "E2", "dimension": "E4",
}  # fmt: skip
_CHEAPEST = "E0"


def effort(book: Rulebook, sites: Iterable[Site], classes: Mapping[tuple[str, int], str] | None = None) -> Effort:
    """The effort of changing sites; `classes` gives the feature's effort class of places "path", line that have one.

    churn.likely = Σ churn.<why> over the sites; low and high are 0.6 and 1.8 of it. A site in documentation counts like any other.
    days = Σ over the classes that occur: days.<class> for the first place + days.place for each further place, low, likely and high
    apart. A place has the class of the dearest feature used there, else that of its why; documentation and lock files are E0.
    """
    rows = tuple(sites)
    lines = sum(book.number(f"churn.{site.why}") for site in rows)
    counted = Counter(_class(site, classes or {}) for site in rows)
    return Effort(days_of(book, counted), Span(round(lines * LOW, 1), round(float(lines), 1), round(lines * HIGH, 1)))


def days_of(book: Rulebook, counted: Mapping[str, int]) -> Span:
    """Person-days of so many places per class."""

    def end(which: str) -> float:
        further = book.number(f"days.place.{which}")
        return round(float(sum(book.number(f"days.{name}.{which}") + (n - 1) * further for name, n in counted.items() if n)), 2)

    return Span(end("low"), end("likely"), end("high"))


def added(efforts: Iterable[Effort]) -> Effort:
    """Efforts one after the other."""
    rows = tuple(efforts)

    def total(spans: list[Span]) -> Span:
        low, likely, high = (sum(ends, 0.0) for ends in ((s.low for s in spans), (s.likely for s in spans), (s.high for s in spans)))
        return Span(round(low, 2), round(likely, 2), round(high, 2))

    return Effort(total([e.days for e in rows]), total([e.churn for e in rows]))


def classes(project: Project) -> dict[tuple[str, int], str]:
    """The dearest effort class of the features used at each "path", line; data that is held is its own step and not counted twice."""
    found: dict[tuple[str, int], str] = {}
    for usage in project.usages:
        feature = project.rulebook.feature(usage.feature) if usage.feature else None
        if feature is not None and not feature.held and not usage.mention:
            key = (usage.location.path, usage.location.line)
            found[key] = max(found.get(key, _CHEAPEST), feature.effort)
    return found


def _class(site: Site, known: Mapping[tuple[str, int], str]) -> str:
    if site.role == Role.DOCS.value or site.why in ("doc", "lock"):
        return _CHEAPEST
    return known.get((site.path, site.line)) or _CLASS.get(site.why, _CHEAPEST)
