"""Lock-in and maintenance risk of a vendor, 0-100, by addition only: every point is a term that names its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from airisk.assess.licensing import bound
from airisk.declared import ENDED, bad_releases
from airisk.domain import Component, Context, Usage
from airisk.exposure import Exposure, answering, exposures, owners, scores, weighed
from airisk.project import Project
from airisk.report import Score, Scores, Term
from airisk.rulebook.schema import Feature

#: Planes in rising cost of leaving.
PLANES = ("shape", "parameters", "prompts", "hosted", "held")
#: Which risk a maintenance signal of a model belongs to.
_RISK_OF = {
    "retired": "retired-model", "retiring": "retiring-model", "overdue": "retiring-model", "deprecated": "retiring-model",
    "frozen": "frozen-line", "unknown": "unknown-model",
}  # fmt: skip
#: States of a service that is shut down or will be.
_SHUT_DOWN = frozenset({"retired", "retiring", "overdue"})
_TOP = 100


def spots(usages: Iterable[Usage]) -> tuple[str, ...]:
    """Places as "path:line", each once, in order."""
    return tuple(f"{path}:{line}" for path, line in sorted({(u.location.path, u.location.line) for u in usages}))


def score(project: Project, vendor: str, components: Iterable[Component]) -> Scores:
    """Both scores of a vendor; `components` are those that belong to it. Only usages that may change a score are read."""
    # That nobody dates the end of a service says nothing: it is judged by the models and features that are called there.
    scored = (scoring_part(project, c, vendor) for c in components)
    own = [c for c in scored if c.usages and (c.kind != "service" or (c.lifecycles and c.vendor == vendor))]
    signals = {c.id: _signal(project, c, vendor) for c in own}
    known = sum(s not in ("unknown", "listed") for s in signals.values()) / len(own) if own else 0.0
    known = round(known * _parsed(project, own), 4)
    return Scores(_sum(_lock_in(project, vendor), known), _sum(_maintenance(project, own, signals), known))


def _parsed(project: Project, components: Iterable[Component]) -> float:
    """The share of the files of some components in which calls were read; of a language without a grammar only the strings were."""
    files = {u.location.path for c in components for u in c.usages}
    unread = {f.source.path for f in project.facts if f.strings_only}
    return 1 - len(files & unread) / len(files) if files else 1.0


def scoring_part(project: Project, component: Component, vendor: str) -> Component:
    """A component with only those usages that may change a score of a vendor."""
    kept = tuple(u for u in weighed(project, component).usages if scores(u) and vendor in owners(project, component, (u,)))
    return replace(component, usages=kept)


def features_of(project: Project, vendor: str, usages: Iterable[Usage]) -> list[tuple[Feature, tuple[Usage, ...]]]:
    """The features among usages that a vendor answers, by id, each with its usages.

    A call that another platform answers ties the project to that one and lets the feature's vendor hold nothing; one that the user's
    own machines answer ties it to nobody.
    """
    found: dict[str, tuple[Feature, list[Usage]]] = {}
    for usage in usages:
        feature = project.rulebook.feature(usage.feature) if usage.feature else None
        if feature is not None and answering(project, usage, feature.vendor) == vendor:
            found.setdefault(feature.id, (feature, []))[1].append(usage)
    return [(feature, tuple(group)) for _, (feature, group) in sorted(found.items())]


def _sum(terms: list[Term], known: float) -> Score:
    total = sum(t.points for t in terms)
    if total > _TOP:
        terms = [*terms, Term("what goes beyond 100", _TOP - total)]
        total = _TOP
    return Score(total, tuple(terms), known)


def _points(project: Project, key: str) -> int:
    return round(project.rulebook.number(key))


def _lock_in(project: Project, vendor: str) -> list[Term]:
    """A feature counts once however often it is used; planes have caps; a seam gives points of the shape plane back."""
    present = features_of(project, vendor, (u for u in project.featured() if scores(u)))
    terms: list[Term] = []
    shape = 0
    for plane in PLANES:
        rows = [_feature_term(project, feature, usages) for feature, usages in present if feature.plane == plane]
        rows = _capped([r for r in rows if r.points], f"{plane} beyond what it counts at most", _points(project, f"cap.plane.{plane}"))
        terms += rows
        shape = sum(r.points for r in rows) if plane == "shape" else shape
    return terms + _credits(project, vendor, shape)


def _feature_term(project: Project, feature: Feature, usages: tuple[Usage, ...]) -> Term:
    points = _points(project, f"points.plane.{feature.plane}") + _points(project, f"points.portability.{feature.portability}")
    risk = "vendor-only-feature" if feature.portability == "vendor-only" else None
    return Term(f"{feature.name} ({feature.plane})", 0 if feature.portability == "portable" else points, risk, spots(usages))


def _capped(terms: list[Term], label: str, cap: int) -> list[Term]:
    over = sum(t.points for t in terms) - cap
    return [*terms, Term(label, -over)] if over > 0 else terms


def _credits(project: Project, vendor: str, shape: int) -> list[Term]:
    """Points of the shape plane × the share of the vendor's call sites that already go through somebody else's address."""
    calls = [u for u in project.usages if u.vendor == vendor and u.context is Context.CALL and scores(u)]
    behind: dict[str, list[Usage]] = {"gateway": [], "base-url": []}
    vendors = project.rulebook.rules.vendors
    for call in calls:
        if call.platform and call.platform != vendor:
            through = call.platform in vendors and vendors[call.platform].gateway
            behind["gateway" if through else "base-url"].append(call)
    terms = []
    for seam, label in (("gateway", "credit for calls through a gateway"), ("base-url", "credit for calls through a compatible base URL")):
        back = int(shape * project.rulebook.number(f"credit.{seam}") * len(spots(behind[seam])) / len(spots(calls))) if behind[seam] else 0
        if back:
            terms.append(Term(label, -back, None, spots(behind[seam])))
    return terms


def _signal(project: Project, component: Component, vendor: str) -> str:
    """The maintenance signal of a component with most points, as far as it counts against a vendor."""
    # A release that does harm is a hazard, and no sign of how its package is kept.
    found = [_signal_of(e) for e in exposures(project, component, vendor) if e.bad is None] or ["unknown"]
    return max(found, key=lambda s: (_points(project, f"points.signal.{s}"), s))


def _signal_of(exposure: Exposure) -> str:
    status = exposure.lifecycle.status if exposure.lifecycle is not None else "unknown"
    if status in ("retired", "retiring") and exposure.event == "soft":
        return "deprecated"  # an end that is no firm one, or that calls survive
    return "unknown" if status == "active" and exposure.event == "unknown" else status


def _maintenance(project: Project, own: list[Component], signals: Mapping[str, str]) -> list[Term]:
    terms: list[Term] = []
    for signal in dict.fromkeys(sorted(signals.values(), key=lambda s: (-_points(project, f"points.signal.{s}"), s))):
        points = _points(project, f"points.signal.{signal}")
        rows = [
            Term(f"{c.name}: {signal}", points, _risk_of(project, c, signal), spots(c.usages))
            for c in own
            if points and signals[c.id] == signal
        ]
        terms += _capped(rows, f"{signal} beyond what it counts at most", _points(project, f"cap.signal.{signal}")) if rows else []
    return terms + _hazards(project, own)


def _risk_of(project: Project, component: Component, signal: str) -> str | None:
    """The risk that a maintenance signal belongs to."""
    if component.kind in ("model", "weights"):
        return _RISK_OF.get(signal)
    if component.kind == "sdk":
        return "deprecated-sdk" if signal in ENDED else None
    feature = project.rulebook.feature(component.id.partition(":")[2])
    if component.kind != "service" or signal not in _SHUT_DOWN:
        return None
    return "vendor-only-feature" if feature is not None and feature.portability == "vendor-only" else "retired-service"


def _hazards(project: Project, own: list[Component]) -> list[Term]:
    """What is no end and is taken away all the same: a release that does harm, weights that may not be used commercially."""
    bad = [(c.name, tuple(u for u, _ in bad_releases(project, c))) for c in own]
    licensed = [(c.name, found) for c in own if (found := bound(project, c)) is not None and found.license.commercial == "no"]
    rows = {
        "compromised-release": [(f"{name}: a release that must not be used", usages) for name, usages in bad if usages],
        "restrictive-license": [(f"{name}: {found.license.name}, no commercial use", found.usages) for name, found in licensed],
    }
    terms: list[Term] = []
    for risk, told in rows.items():
        points = [Term(label, _points(project, f"points.risk.{risk}"), risk, spots(usages)) for label, usages in told]
        terms += _capped(points, f"{risk} beyond what it counts at most", _points(project, f"cap.risk.{risk}")) if points else []
    return terms
