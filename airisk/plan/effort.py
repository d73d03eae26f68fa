"""What a change costs: changed lines by the kind of place, person-days by the class of work. Days are judgement and say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from airisk.domain import Role
from airisk.project import Project
from airisk.report import Effort, Site, Span

#: Changed lines vary around the median by about this much in real migrations.
LOW, HIGH = 0.6, 1.8
#: Hours of work in a day of the rules' numbers.
HOURS = 8.0
#: The class of work at a place that no feature stands behind.
_CLASS = {
    "id": "E1", "symbol": "E1", "import": "E1", "exception": "E1", "type": "E1", "argument": "E1", "ripple": "E1", "weights": "E1",
    "test-double": "E1", "call": "E2", "response": "E2", "prompt": "E2", "tokenizer": "E2", "dimension": "E4",
}  # fmt: skip
_CHEAPEST = "E0"
#: Sites at which one name is put in the place of another, whatever is called there: the call is priced with what it belongs to.
_NAMES = frozenset({"id", "weights"})
#: The numbers of changed lines for a call: another package or version, another surface of an API, another vendor.
CALL, OF_SURFACE, OF_VENDOR = "churn.call", "churn.api", "churn.vendor"


def effort(
    project: Project, sites: Iterable[Site], classes: Mapping[tuple[str, int], str] | None = None, calls: str = CALL,
) -> Effort:  # fmt: skip
    """The effort of changing sites; `classes` gives the feature's effort class of places "path", line that have one.

    `calls` is the number that a call costs in lines: more where the surface or the vendor changes than where only a package does.

    churn.likely = Σ over the lines that hold sites of the dearest churn.<why> there: several names in one line are changed at once. low
    and high are 0.6 and 1.8 of it.
    days = Σ over the classes that occur: days.<class> for the first line + days.place for each further line, low, likely and high apart.
    A line has the class of the dearest feature used there, else the dearest of its sites; documentation and lock files are E0. Where only a
    name changes, no feature counts.
    """
    book, lines = project.rulebook, dict[tuple[str, int], tuple[float, str]]()
    for site in sites:
        cost, work = lines.get((site.path, site.line), (0.0, _CHEAPEST))
        churn = book.number(calls if site.why == "call" else f"churn.{site.why}")
        lines[site.path, site.line] = (max(cost, churn), max(work, _class(site, classes or {})))
    likely = float(sum(cost for cost, _ in lines.values()))
    days = days_of(project, Counter(work for _, work in lines.values()))
    return Effort(days, Span(round(likely * LOW, 1), round(likely, 1), round(likely * HIGH, 1)))


def days_of(project: Project, counted: Mapping[str, int]) -> Span:
    """Person-days of so many places per class. The numbers are days of eight hours; the settings may call another day a day."""
    book, pace = project.rulebook, HOURS / project.config.hours_per_day

    def end(which: str) -> float:
        further = book.number(f"days.place.{which}")
        days = sum(book.number(f"days.{name}.{which}") + (n - 1) * further for name, n in counted.items() if n)
        return round(float(days) * pace, 2)

    return Span(end("low"), end("likely"), end("high"))


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
    feature = known.get((site.path, site.line)) if site.why not in _NAMES else None
    return feature or _CLASS.get(site.why, _CHEAPEST)
