"""Duties of licences as a report for people tells them: how many a way keeps or ends, and the full list of each licence once."""

from __future__ import annotations

from airisk.render import words
from airisk.report import Report, Way

#: How the plan begins a reason that is a duty of the licence that stays.
ASKED = "The licence asks of you: "
#: How a clause begins that tells duties by their number.
KEPT_OR_ENDED = ("keeps the", "ends the")
#: So many new duties are worded beside a way.
_FEW = 2


def asked(way: Way, whole: bool = False) -> tuple[str, ...]:
    """The duties that a way keeps; `whole` = as the reasons say them."""
    return tuple(reason if whole else reason.removeprefix(ASKED) for reason in way.because if reason.startswith(ASKED))


def told(way: Way, license: str) -> str:
    """ "ends the 8 duties of llama3.1; asks instead: keep the licence text": what a way does to duties, "" where nothing changes."""
    kept, of = asked(way), f" of {license}" if license else ""
    parts = [f"{KEPT_OR_ENDED[0]} {words.count(len(kept), 'duty')}{of}"] if kept else []
    ended = way.loses_duties or _ended_by_all(way)
    parts += [f"{KEPT_OR_ENDED[1]} {words.count(len(ended), 'duty')}{of}"] if ended else []
    new = [duty[:1].lower() + duty[1:].rstrip(".") for duty in way.gains_duties]
    if new:
        parts.append(f"{'asks instead' if ended else 'asks' if not kept else 'asks too'}: {words.listed(new, _FEW, 'duty')}")
    return "; ".join(parts)


def _ended_by_all(way: Way) -> tuple[str, ...]:
    options = [option.loses_duties for option in way.options]
    return tuple(duty for duty in options[0] if all(duty in other for other in options)) if options else ()


def by_licence(report: Report) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """(licence, components under it, its duties) for licences that are told nowhere else: no component of the report is their text."""
    components = {component.id: component for component in report.components}
    texts = (one for one in report.components if one.kind == "license" and one.details.get("obligations"))
    listed = {one.license for one in texts if report.question is None}  # an answer has no other chapter on licences
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for plan in report.plan:
        component = components.get(plan.for_)
        if component is None or not component.license or component.license in listed:
            continue
        for way in plan.ways:
            ended = way.loses_duties + tuple(duty for option in way.options for duty in option.loses_duties)
            names, duties = found.setdefault(component.license, ({}, {}))
            names[component.name] = None
            duties.update(dict.fromkeys(duty.rstrip(".") for duty in asked(way) + ended))
    return tuple((license, tuple(names), tuple(duties)) for license, (names, duties) in found.items() if duties)
