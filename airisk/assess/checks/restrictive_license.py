"""Finds weights in production whose licence limits what production may do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from airisk.assess.evidence import finding, first_places
from airisk.assess.licensing import Bound, bound
from airisk.assess.words import fix_of
from airisk.domain import Component, Confidence, Context
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.licences import UNREAD, place, wording
from airisk.rulebook.schema import Obligation

RISK = "restrictive-license"
_FREE, _FORBIDDEN = "yes", "no"
#: How the ids of duties begin that limit what may be done; all others only ask for something to be shown or passed on.
_LIMITS = ("non-commercial", "threshold", "no-training", "outputs-make", "territory", "acceptable-use")
_HIGH = Confidence.HIGH.value


def check(project: Project) -> Iterator[Finding]:
    """At the first place: a warning for each model or file whose licence forbids commercial use, a note for each with conditions."""
    told: dict[str, list[tuple[Component, Bound]]] = {}
    for component in project.components:
        found = bound(project, component)
        if found is not None and (found.license.commercial != _FREE or _limits(found)):
            forbidden = found.license.commercial == _FORBIDDEN
            told.setdefault(component.id if forbidden else found.license.id, []).append((component, found))
    for group in told.values():
        component, found = min(group, key=lambda pair: first_places(pair[1].usages)[0].order)
        severity = "warning" if found.license.commercial == _FORBIDDEN else "note"
        at = first_places(found.usages)[0]
        places = len(first_places(u for _, one in group for u in one.usages))
        message = _message(project, component, found, len(group) - 1, places)
        one = finding(project, RISK, component, at, severity, message, source=found.license.source.url)
        sure = at.platform or at.context is Context.WEIGHTS or one.confidence != _HIGH  # else somebody else may serve it
        yield one if sure else replace(one, confidence=Confidence.MEDIUM.value)


def _limits(found: Bound) -> list[Obligation]:
    return [d for d in found.license.obligations if d.id.startswith(_LIMITS)]


def _message(project: Project, component: Component, found: Bound, others: int, places: int) -> str:
    also = f", as {others} more model{'s' if others > 1 else ''} here" if others else ""
    more = f" It is used at {places} places." if places > 1 and not others else f" They are used at {places} places." if others else ""
    if found.license.verified in UNREAD:
        unread = wording(found.license)
        more = f" {unread[:1].upper()}{unread[1:]}.{more}"
    name = f"{component.name} is under the {found.license.name} ({found.how}){also}"
    limits = _limits(found)
    if found.license.commercial == _FORBIDDEN:
        duty = next((d for d in limits if d.id.startswith(_LIMITS[0])), None)
        clause = _clause(duty) if duty is not None else ""
        return f"{name}, which allows no commercial use{clause}.{more} {fix_of(project, RISK)}".strip()
    told = " ".join(f"{d.says.rstrip('.')}{_clause(d)}." for d in limits)
    asks = f", which sets conditions: {told}" if told else ", which sets conditions of its own."
    rest = len(found.license.obligations) - len(limits)
    duties = f" It has {rest} more {'duty' if rest == 1 else 'duties'}." if rest else ""
    return f"{name}{asks}{duties}{more} {fix_of(project, RISK)}".strip()


def _clause(duty: Obligation) -> str:
    where = place(duty)
    return f" ({where})" if where else ""
