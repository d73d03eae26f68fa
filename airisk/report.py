"""The product: everything that a format shows, field for field what the JSON of airisk-report/1 holds.

Field names are the JSON keys; a trailing underscore (`for_`, `from_`) only dodges a Python keyword. Nothing here knows stages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from airisk.domain import Lifecycle, Problem
from airisk.frozen import dataclass

SCHEMA = "airisk-report/1"

#: Verdicts, worst first.
VERDICTS = ("act-now", "schedule", "watch", "unknown", "fine")
#: Severities of findings, mildest first.
SEVERITIES = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Tool:
    """Who wrote the report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RulesStamp:
    """Which rules it was made with; dates are ISO days, the newest of any source."""

    digest: str
    stated: str | None
    checked: str | None


@dataclass(frozen=True, slots=True)
class ConfigStamp:
    """Which configuration applied, and whether it came from the head or the base of a change."""

    path: str | None
    digest: str | None
    from_: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a what-if asked."""

    subjects: tuple[str, ...]
    unknown: tuple[str, ...]
    to: str | None
    on: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was seen: files found, read (searched), parsed, read in part, skipped, and bytes read."""

    files: int = 0
    read: int = 0
    parsed: int = 0
    partial: int = 0
    skipped: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One usage as the report shows it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int
    role: str
    context: str
    reach: str
    confidence: str
    platform: str
    feature: str
    text: str
    scope: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """act-now · schedule · watch · unknown · fine, with the reasons. `component`: of a vendor, the one that decides."""

    verdict: str
    start_by: str | None = None
    because: tuple[str, ...] = ()
    component: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of person-days or changed lines."""

    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Effort:
    """What a change costs: `days` are person-days and judgement, `churn` is changed lines."""

    days: Span = Span()
    churn: Span = Span()


def summed(efforts: Iterable[Effort]) -> Effort:
    """Efforts one after the other: the sum, bound by bound."""
    rows = tuple(efforts)

    def total(spans: tuple[Span, ...]) -> Span:
        low, likely, high = (sum(bounds, 0.0) for bounds in ((s.low for s in spans), (s.likely for s in spans), (s.high for s in spans)))
        return Span(round(low, 2), round(likely, 2), round(high, 2))

    return Effort(total(tuple(e.days for e in rows)), total(tuple(e.churn for e in rows)))


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    """A component with its verdict and its places."""

    id: str
    kind: str
    vendor: str
    name: str
    version: str | None
    license: str | None
    details: dict[str, object]
    lifecycles: tuple[Lifecycle, ...]
    verdict: Verdict
    usages: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of a score: what it is, its points (credits and caps are negative), the risk it belongs to, places "path:line"."""

    label: str
    points: int
    risk: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A sum, 0-100, higher is worse, with its terms. `known`: share of the facts it rests on that are known, 0-1."""

    points: int
    terms: tuple[Term, ...]
    known: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What leaving costs, and what will be taken away."""

    lock_in: Score
    maintenance: Score


@dataclass(frozen=True, slots=True)
class FeatureEntry:
    """A vendor capability that the project uses; `usages` are "path:line"."""

    id: str
    name: str
    plane: str
    portability: str
    effort_class: str
    usages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Data that a vendor holds or that only its models can read; `locations` are "path:line"."""

    kind: str
    dimensions: int | None
    amount: str | None
    locations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VendorEntry:
    """A vendor or platform with its scores. `share`: its part of the project's call sites, 0-1."""

    id: str
    name: str
    verdict: Verdict
    share: float
    scores: Scores
    features: tuple[FeatureEntry, ...]
    held: tuple[Held, ...]
    effort: Effort
    components: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A location in a finding."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that is wrong, provable at a line. `fingerprint` = place:risk; `source` = where the fact can be read."""

    risk: str
    severity: str
    confidence: str
    component: str
    message: str
    fingerprint: str
    state: str
    location: Point
    evidence: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A location of a plan: why it must (may, need not) change, and which other location ("path:line") it hangs on."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int
    role: str
    why: str
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, in order. phase: export · contain · replace · recompute · verify · remove."""

    phase: str
    action: str
    title: str
    component: str
    target: str | None
    locations: tuple[Site, ...]
    effort: Effort
    automatic: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One target that a way can lead to: a choice, no advice. `ends`: the day or status of its own end, None = none is known."""

    target: str
    name: str
    license: str | None = None
    ends: str | None = None
    hosts: tuple[str, ...] = ()
    gains_duties: tuple[str, ...] = ()
    loses_duties: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way forward. `options`: the targets to choose from, where the rules know any; what holds for all of them stands in the way."""

    id: str
    title: str
    target: str | None
    effort: Effort
    carries_over: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    license: str | None = None
    gains_duties: tuple[str, ...] = ()
    loses_duties: tuple[str, ...] = ()
    ends: str | None = None
    hosts: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """The plan for a component, a vendor or a question."""

    for_: str
    deadline: str | None
    start_by: str | None
    effort: Effort
    ways: tuple[Way, ...]
    steps: tuple[Step, ...]
    may: tuple[Site, ...]
    leave: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Forced:
    """What known dates force within so many days."""

    days: int
    effort: Effort
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """One project of a monorepo by itself: the verdict of its worst component, the work for all that asks for work, and what is in it."""

    path: str
    verdict: Verdict
    effort: Effort
    vendors: tuple[str, ...]
    components: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a gate that the user set was met, and why."""

    met: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a format shows. `names`: how the platforms and makers that it speaks of are called, by their id.

    `projects`: of a monorepo, one entry for each folder that its settings name; all else in the report is about the whole tree.
    """

    schema: str
    tool: Tool
    rules: RulesStamp
    root: str
    revision: str | None
    today: str
    config: ConfigStamp
    question: Question | None
    coverage: Coverage
    components: tuple[ComponentEntry, ...]
    vendors: tuple[VendorEntry, ...]
    findings: tuple[Finding, ...]
    plan: tuple[PlanEntry, ...]
    forced: tuple[Forced, ...]
    policy: dict[str, object] = field(default_factory=dict)
    gate: Gate | None = None
    suppressed: tuple[Finding, ...] = ()
    fixed: tuple[str, ...] = ()
    excerpts: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    projects: tuple[ProjectEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
