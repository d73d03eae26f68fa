"""Explanations that need no project: risks, ways, licences, features, models and the numbers behind an effort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from airisk.cli.explain_claims import lifecycle_lines
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Family, Feature, License, Risk, WayRule

#: `airisk explain effort` shows all numbers of the scoring rules but those of the two scores.
EFFORT = "effort"
_SCORES = ("points.", "cap.", "credit.")
#: Three numbers of one interval are shown in one line.
_INTERVAL = ("low", "likely", "high")


def ids(book: Rulebook) -> list[str]:
    """Everything that can be explained from the rules, for a hint to the nearest."""
    rules = book.rules
    tables = (rules.risks, rules.ways, rules.licenses, rules.features, rules.families, rules.vendors)
    return [EFFORT, *(id_ for table in tables for id_ in table), *sorted({model.id for model in rules.models})]


def explanations(book: Rulebook, id_: str, today: date) -> Iterator[str]:
    """Lines on every rule of that id; none if there is none."""
    rules = book.rules
    kind, _, bare = id_.partition(":")
    if id_ == EFFORT:
        yield from _numbers(book)
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


def _numbers(book: Rulebook) -> Iterator[str]:
    yield "An effort is an interval of person-days and changed lines. Days are judgement; what each number rests on:"
    numbers = {key: number for key, number in sorted(book.rules.scoring.numbers.items()) if not key.startswith(_SCORES)}
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
    yield f"  commercial use: {licence.commercial}; SPDX {licence.spdx or 'none'}; wording checked: {licence.verified}"
    yield from (f"  - {duty.id}: {duty.says} (clause {duty.clause})" for duty in licence.obligations)
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


def _model(book: Rulebook, id_: str, today: date) -> Iterator[str]:
    maker, _, name = id_.removeprefix("model:").partition("/")
    named = (maker, name) if id_.startswith("model:") and name else None
    rows = book.model(name) if named else book.model(id_)
    rows = tuple(row for row in rows if not named or row.maker == maker)
    if not rows:
        return
    makers = sorted({row.maker for row in rows})
    yield f"{rows[0].id}: a model of {' and '.join(makers)} (family {', '.join(sorted({row.family for row in rows}))}), on {today}"
    for lifecycle in book.lifecycles(rows, today):
        yield from lifecycle_lines(lifecycle)
