"""Explanations that need no project: risks, ways, licences, features, models and the numbers behind an effort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from airisk.cli.explain_claims import lifecycle_lines
from airisk.rulebook.book import Rulebook
from airisk.rulebook.licences import place, wording
from airisk.rulebook.schema import Family, Feature, License, Model, Risk, WayRule

#: `airisk explain effort` shows all numbers of the scoring rules but those of the two scores.
EFFORT = "effort"
_SCORES = ("points.", "cap.", "credit.")
#: Verdict → what it means.
_VERDICTS = {
    "act-now": "It is broken already, or the last safe day to start the change has passed.",
    "schedule": "It ends, or leaving it is hard: plan the change and start by the day that is given.",
    "watch": "Nothing must be done yet; look at it again when its facts change.",
    "unknown": "Nobody told anything about its future; that is not the same as fine.",
    "fine": "Its vendor says that it goes on, and said so lately.",
}
#: Effort class → what a place of it takes.
_CLASSES = {
    "E0": "a setting",
    "E1": "a mechanical edit",
    "E2": "a local rewrite and its test",
    "E3": "a redesign",
    "E4": "data moved or computed again",
    "E5": "there is no equivalent",
}
#: The columns of the verdict table as words.
_EVENTS = {
    "broken": "it has ended and calls fail",
    "dated": "it ends on a day that its vendor names",
    "soft": "it may end, or what is used goes on while nothing new comes",
    "none": "its vendor says that it goes on",
    "unknown": "no fact of its future is known",
}
_USES = {"production": "used in production", "other": "used only outside production or merely known"}
_STARTS = {
    "<0": "the day to start by has passed",
    "<90": "less than 90 days until the day to start by",
    ">=90": "90 days or more until the day to start by",
}
_HARD = {True: "leaving moves data or has no equivalent", False: "leaving is no more than a redesign"}
#: Three numbers of one interval are shown in one line.
_INTERVAL = ("low", "likely", "high")


def ids(book: Rulebook) -> list[str]:
    """Everything that can be explained from the rules, for a hint to the nearest."""
    rules = book.rules
    tables = (rules.risks, rules.ways, rules.licenses, rules.features, rules.families, rules.vendors)
    return [EFFORT, *_VERDICTS, *_CLASSES, *(id_ for table in tables for id_ in table), *sorted({model.id for model in rules.models})]


def explanations(book: Rulebook, id_: str, today: date) -> Iterator[str]:
    """Lines on every rule of that id; none if there is none."""
    rules = book.rules
    kind, _, bare = id_.partition(":")
    if id_ == EFFORT:
        yield "An effort is an interval of person-days and changed lines. Days are judgement; what each number rests on:"
        yield from _numbers(book)
    if id_ in _VERDICTS:
        yield from _verdict(book, id_)
    if id_ in _CLASSES:
        yield f"{id_}: {_CLASSES[id_]} (effort class; E0 is the cheapest, E5 the dearest)"
        yield from _numbers(book, f"days.{id_}.")
    if risk := rules.risks.get(id_):
        yield from _risk(id_, risk)
    if way := rules.ways.get(id_):
        yield from _way(id_, way)
    if licence := rules.licenses.get(bare if kind == "license" else id_):
        yield from _licence(licence)
    if feature := rules.features.get(bare if kind == "feature" else id_):
        yield from _feature(feature)
    if family := rules.families.get(bare if kind == "family" else id_):
        yield from _family(book, family)
    yield from _model(book, id_, today)


def stands_in_projects(book: Rulebook, id_: str) -> bool:
    """Whether what the rules know under this id is a thing that a project may use, so that its places and verdict belong to the answer."""
    bare = id_.partition(":")[2] if id_.startswith("license:") else id_
    return bool(bare in book.rules.licenses or _models(book, id_))


def _verdict(book: Rulebook, id_: str) -> Iterator[str]:
    yield f"{id_}: a verdict. {_VERDICTS[id_]}"
    for row in (row for row in book.rules.scoring.verdicts if row.verdict == id_):
        when = _STARTS.get(row.start, "")
        hard = _HARD[row.hard] if row.hard is not None else ""
        yield f"  - {', '.join(filter(None, (_EVENTS.get(row.event, row.event), _USES.get(row.use, row.use), when, hard)))}"
    yield "  A vendor has the worst verdict of its components, and names the one that decides."


def _numbers(book: Rulebook, prefix: str = "") -> Iterator[str]:
    chosen = {key: number for key, number in sorted(book.rules.scoring.numbers.items()) if not key.startswith(_SCORES)}
    numbers = {key: number for key, number in chosen.items() if key.startswith(prefix)}
    for key, number in numbers.items():
        stem, _, end = key.rpartition(".")
        ends = [numbers[f"{stem}.{one}"].value for one in _INTERVAL if f"{stem}.{one}" in numbers]
        if len(ends) < len(_INTERVAL):
            yield f"  - {key} = {number.value:g} ({number.basis}): {number.rationale}"
        elif end == _INTERVAL[0]:
            yield f"  - {stem} = {' / '.join(f'{value:g}' for value in ends)} ({number.basis}): {number.rationale}"


def _risk(id_: str, risk: Risk) -> Iterator[str]:
    yield f"{id_}: {risk.title} (risk, up to {risk.severity})"
    yield from (f"  {said}" for said in (risk.says, risk.why, risk.fix) if said)


def _way(id_: str, way: WayRule) -> Iterator[str]:
    yield f"{id_}: {way.title} (way forward, effort {way.effort})"
    if way.says:
        yield f"  {way.says}"
    for label, items in (("carries over", way.carries_over), ("changes", way.changes), ("lost", way.lost), ("hosts", way.hosts)):
        if items:
            yield f"  {label}: {', '.join(items)}"


def _licence(licence: License) -> Iterator[str]:
    yield f"license:{licence.id}: {licence.name}"
    yield f"  commercial use: {licence.commercial}; SPDX {licence.spdx or 'none'}; {wording(licence)}"
    yield from (f"  - {duty.id}: {duty.says} ({place(duty) or 'clause not recorded'})" for duty in licence.obligations)
    if licence.look_in:
        yield f"  look in: {', '.join(licence.look_in)}"
    yield f"  source: {licence.source.url}, read {licence.source.checked}"


def _feature(feature: Feature) -> Iterator[str]:
    yield f"feature:{feature.id}: {feature.name} ({feature.plane} plane, {feature.portability}, effort {feature.effort})"
    if feature.held:
        yield f"  holds: {feature.held}"
    yield from (f"  - instead, {other.vendor}: {other.says}" for other in feature.equivalents)
    yield from (f"  - {claim.field}: {claim.value} ({claim.kind}, stated {claim.stated}) {claim.source}" for claim in feature.claims)
    yield f"  source: {feature.source.url}, read {feature.source.checked}"


def _family(book: Rulebook, family: Family) -> Iterator[str]:
    weights = {True: "open weights", False: "closed", None: "openness not known"}[family.open]
    yield f"family:{family.id}: {family.name} of {family.maker} ({weights}, licence {family.license or 'not known'})"
    if family.successor:
        yield f"  followed by {family.successor}"
    for event in book.rules.vendors[family.maker].events if family.maker in book.rules.vendors else ():
        if family.id in event.families or family.id.partition("/")[2] in event.families:
            yield f"  - {event.date} {event.effect}: {event.says} ({event.source.url}, read {event.source.checked})"
    yield f"  models: {', '.join(sorted(model.id for model in book.rules.models if model.family == family.id))}"


def _models(book: Rulebook, id_: str) -> tuple[Model, ...]:
    """The rows of a model id, or of model:maker/id."""
    maker, _, name = id_.removeprefix("model:").partition("/")
    if not id_.startswith("model:") or not name:
        return book.model(id_)
    return tuple(row for row in book.model(name) if row.maker == maker)


def _model(book: Rulebook, id_: str, today: date) -> Iterator[str]:
    rows = _models(book, id_)
    if not rows:
        return
    makers = sorted({row.maker for row in rows})
    yield f"{rows[0].id}: a model of {' and '.join(makers)} (family {', '.join(sorted({row.family for row in rows}))}), on {today}"
    for lifecycle in book.lifecycles(rows, today):
        known = book.rules.vendors.get(lifecycle.platform)
        yield from lifecycle_lines(lifecycle, known.name if known is not None else "")
