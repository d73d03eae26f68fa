"""How verdicts and findings speak of an event: whose word it is, whether that is the platform called, and what to do."""

from __future__ import annotations

from airisk.domain import FIRM, Component, Confidence, Context, Lifecycle, Usage
from airisk.exposure import KNOWN_ONLY, Exposure, deciding_claim, of_weights, standing
from airisk.project import Project
from airisk.rulebook.schema import Event

_FAILS = (None, "", "error", "removed")
#: What happens at an end that calls survive.
_EFFECTS = {
    "re-routed": "calls are then answered by something else",
    "frozen": "what you have stays, nothing new comes",
    "no-new-jobs": "no new jobs are taken then",
    "client-removed": "the client is then gone from the package",
}
_SAID = {"catalogue": "a list", "press": "the press"}
#: What a list or the press says that a thing does, by status.
_TELLS = {"retired": "it ended{at} on {day}", "retiring": "it ends{at} {from_} {day}", "overdue": "it ends{at} no earlier than {day}"}


def platform_name(project: Project, exposure: Exposure) -> str:
    """The name of the platform whose word it is; empty where there is none."""
    platform = exposure.lifecycle.platform if exposure.lifecycle is not None else exposure.platform
    return project.rulebook.name_of(platform)


def caveat(project: Project, exposure: Exposure) -> str:
    """Why the word of another platform than the one that is called counts; empty if it is its own."""
    if exposure.own_word:
        return ""
    if exposure.elsewhere:
        return " (nothing here is known to call it there)"
    called = project.rulebook.rules.vendors.get(exposure.platform)
    if called is None:
        return " (the code does not tell which platform it calls)"
    return f" (called here through {called.name})" if called.gateway else f" (called here at {called.name}, whose own word is not known)"


def hearsay(exposure: Exposure, at: str = "") -> str:
    """ "<list> (a list, not the vendor) says it ended on 2025-01-01", if nobody who must know says so; else empty."""
    life, claim = exposure.lifecycle, deciding_claim(exposure.lifecycle)
    if life is None or claim is None or claim.kind in FIRM or life.status not in (*_TELLS, "deprecated"):
        return ""
    if life.retires is not None and life.status in _TELLS:
        from_ = "no earlier than" if life.precision == "earliest" else "on"
        says = _TELLS[life.status].format(at=at, day=life.retires, from_=from_)
    else:
        says = f"it is {'gone' if life.status == 'retired' else 'deprecated'}{at}"
    return f"{claim.via or claim.source} ({_SAID.get(claim.kind, claim.kind)}, not the vendor) says {says}"


def event_behind(project: Project, component: Component, exposure: Exposure) -> Event | None:
    """What a vendor did to a whole line or to its service, where that is what the exposure is about."""
    life = exposure.lifecycle
    if life is None:
        return None
    if component.kind == "service":
        known = project.rulebook.rules.vendors.get(component.vendor)
        events = [e for e in known.events if e.effect == "retired" and not e.families and e.date == life.retires] if known else []
    else:
        family = component.details.get("family")
        told = project.rulebook.events(family) if of_weights(life) and isinstance(family, str) else ()
        events = [e for e in told if e.effect == "frozen" and e.date == life.announced]
    return events[-1] if events else None


def doubt(event: Event | None) -> str:
    """ " (not certain: confidence medium)" where those who wrote the rules were not sure of an event; else empty."""
    return f" (not certain: confidence {event.confidence})" if event is not None and event.confidence != Confidence.HIGH.value else ""


def standstill(project: Project, component: Component, exposure: Exposure) -> str:
    """ "gets no more releases since 2025-04-05 (not certain: confidence medium)"; what stands behind a doubt is in `event_behind`."""
    since = exposure.lifecycle.announced if exposure.lifecycle is not None else None
    return f"gets no more releases{f' since {since}' if since else ''}{doubt(event_behind(project, component, exposure))}"


def effect_of(lifecycle: Lifecycle) -> str:
    """ " (calls are then answered by something else)" where something else happens at the end than that calls fail; else empty."""
    return "" if lifecycle.effect in _FAILS else f" ({_EFFECTS.get(lifecycle.effect or '', lifecycle.effect)})"


def advice(project: Project, risk: str, exposure: Exposure, usage: Usage) -> str:
    """What to do next: a drop-in that stands, options that stand, and the fix that the risk tells; nothing where nothing breaks."""
    if usage.context in KNOWN_ONLY:
        return nothing_to_change(usage)
    if exposure.elsewhere:
        return "Its weights are open: nothing to change unless it is called there."
    life = exposure.lifecycle
    offered = standing(life)
    fix = fix_of(project, risk)
    if life is None or not offered:
        return fix
    names = " or ".join(_until(project, name, life.platform) for name in offered[:3])
    return f"{'Its vendor names' if offered[0] == life.replacement else 'Its vendor offers'} {names} instead. {fix}".strip()


def nothing_to_change(usage: Usage) -> str:
    """What a place that merely knows a name asks for."""
    if usage.reference.context not in KNOWN_ONLY:
        return "It only picks a way of counting tokens here: nothing to change unless a call can be given it."
    knows = "compared" if usage.context is Context.COMPARE else "listed"
    return f"It is only {knows} here: nothing to change unless a call can be given it."


def fix_of(project: Project, risk: str) -> str:
    """The cure that a risk tells."""
    known = project.rulebook.rules.risks.get(risk)
    return known.fix if known is not None else ""


def _until(project: Project, name: str, platform: str) -> str:
    """A name that is offered instead, with the day of its own end if it has one."""
    after = project.rulebook.claimed_on(name, platform, project.today)
    if after is None or after.retires is None or after.retires <= project.today:
        return name
    return f"{name} (itself {'not before' if after.precision == 'earliest' else 'until'} {after.retires})"
