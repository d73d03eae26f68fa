"""What every page for people shows, Markdown or HTML: the same slots and the same words, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from airisk.render import licence_duties, places, question, sections, steps, vendors, ways, words
from airisk.render.agenda import agenda
from airisk.render.breaks import first_breaks, known_only
from airisk.render.headline import sentences, used_at
from airisk.render.projects import standings
from airisk.report import PlanEntry, Report


def slots(report: Report) -> dict[str, object]:
    """The slots of the templates, by name."""
    names = named(report)
    parts = vendors.vendor_parts(report)
    held, duties = sections.weights_and_licences(report), licence_duties.by_licence(report)
    horizons, quiet = sections.horizons(report)
    other_wrongs, other_advice, other_plans = vendors.elsewhere(report)
    return {
        "report": report,
        "name": "" if report.root in ("", ".") else report.root,
        "headline": sentences(report),
        "agenda": agenda(report),
        "breaks": first_breaks(report),
        "known_only": known_only(report),
        "horizons": horizons,
        "no_more": quiet,
        "vendors": [part for part in parts if not part.quiet],
        "quiet": [part for part in parts if part.quiet],
        "other_wrongs": other_wrongs,
        "other_advice": other_advice,
        "other_plans": other_plans,
        "projects": standings(report, names),
        "shared_steps": steps.shared(report.plan),
        "ways": _ways(report, parts, other_plans, names),
        "licence_duties": duties,
        "duties_told": bool(duties or (held and report.question is None)),
        "held": held,
        "notices": sections.notices(report),
        "unknown": sections.unknown_models(report),
        "not_read": sections.not_read(report),
        "sources": sections.sources(report),
        "answer": question.answer(report),
        "timing": question.timing(report.plan, names, report.today),
        "names": names,
    }


def _ways(
    report: Report, parts: tuple[vendors.VendorPart, ...], others: tuple[PlanEntry, ...], names: dict[str, str]
) -> dict[str, tuple[ways.Block, ...]]:
    """Blocks of ways by the id of their vendor, "" for plans of none; an answer has them all in one place."""
    if report.question is not None:
        return {"": ways.blocks([("", report.plan)], names, report.components)[0]}
    groups = [(part.vendor.name, part.plans) for part in parts] + [("Others", others)]
    ids = [part.vendor.id for part in parts] + [""]
    return dict(zip(ids, ways.blocks(groups, names, report.components), strict=True))


def named(report: Report) -> dict[str, str]:
    """How platforms, vendors and components are called, by their id."""
    return (
        report.names
        | {vendor.id: vendor.name for vendor in report.vendors}
        | {component.id: component.name for component in report.components}
    )


def filters() -> dict[str, Callable[..., object]]:
    """What a template of either format may ask of this package; none of it is markup."""
    return {
        "counted": places.counted,
        "spots": places.spots,
        "parsed": places.parsed,
        "held": sections.held,
        "own": steps.own,
        "by_reason": sections.by_reason,
        "by_file": question.by_file,
        "scored": lambda score, name: vendors.scored(name, score, " · "),
        "terms": vendors.terms,
        "forced": sections.forced_words,
        "facts": sections.facts,
        "duties": sections.duties,
        "used_at": used_at,
        "to_paste": sections.to_paste,
        "effort": words.effort,
        "coverage": words.coverage,
        "percent": words.percent,
        "count": words.count,
        "listed": _listed,
        "short": lambda items: words.listed(items, ways.SHOWN, "", "; ") or "–",
        "joined": words.joined,
        "sentences": words.sentences,
        "verdict": lambda verdict: words.VERDICT_WORDS.get(verdict, verdict),
    }


def _listed(items: Iterable[str]) -> str:
    return words.listed(items) or "–"
