"""Checks the rules as a whole: needles, references, dates, replacements, duplicates, the verdict table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product

from airisk.domain import OWN
from airisk.frozen import dataclass
from airisk.rulebook.book import Rulebook
from airisk.rulebook.judgement import EVENTS, STARTS, USES
from airisk.rulebook.lifecycle import ends
from airisk.rulebook.lint_constants import astray
from airisk.rulebook.needles import names, needles_of
from airisk.rulebook.origins import claims, facts, strangers
from airisk.rulebook.schema import Model, Rules

#: Facts that nobody read again for longer than this are worth a warning.
MAX_AGE = timedelta(days=90)
#: What a name has after the undated one: a day, a month, or the number of a snapshot.
_DATED = re.compile(r"-(20\d{6}|20\d\d-\d\d-\d\d|\d{3,4})$")
_LATEST = "-latest"


@dataclass(frozen=True, slots=True, order=True)
class LintRow:
    """One thing that is wrong with the rules. level: error · warning; `where` is the id it is about."""

    level: str
    where: str
    message: str


def lint(rules: Rules, today: date, max_age: timedelta | None = None) -> tuple[LintRow, ...]:
    """Everything that is wrong, errors first."""
    rows = {
        *_needles(rules),
        *_references(rules),
        *_weights(rules),
        *_globs(rules),
        *_unsourced(rules),
        *_strangers(rules),
        *_spellings(rules),
        *_deep_calls(rules),
        *_dates(rules, today),
        *_ages(rules, today, max_age),
        *_replacements(Rulebook(rules), today),
        *_left_behind(Rulebook(rules), today),
        *_duplicates(rules),
        *(LintRow(*row) for row in astray(Rulebook(rules))),
        *_verdict_gaps(rules),
    }
    return tuple(sorted(rows))


def _needles(rules: Rules) -> Iterator[LintRow]:
    """I7: every name holds a strong needle that is searched for, or is marked as ambiguous."""
    needles = needles_of(rules)
    strong = set(needles.strong)
    for named in names(rules):
        if named.needle is not None:
            if not _holds(named.needle, strong):
                yield LintRow("error", named.owner, f"the needle {named.needle!r} of {named.name!r} is not searched for")
        elif not named.marked:
            # Only models can be marked: everything else without a strong needle is ambiguous without a word.
            level = "error" if "/" in named.owner and any(model.id == named.name for model in rules.models) else "warning"
            todo = "mark it ambiguous = true" if level == "error" else "it counts only beside a strong one"
            yield LintRow(level, named.owner, f"{named.name!r} holds no strong needle (four characters, no common word); {todo}")


def _holds(text: str, needles: set[str]) -> bool:
    return any(text[start:end] in needles for start in range(len(text)) for end in range(start + 1, len(text) + 1))


def _misses(level: str, where: str, what: str, name: str | None, known: Iterable[str]) -> Iterator[LintRow]:
    """A row if a name is given and nothing is known of it."""
    if name and name not in known:
        yield LintRow(level, where, f"{what} {name!r} is not known")


def _references(rules: Rules) -> Iterator[LintRow]:
    """Ids that point at nothing. A maker may be without a folder: then nothing is known about it, which is worth a warning."""
    vendors, families = set(rules.vendors), set(rules.families)
    patterns = {pattern.id for pattern in rules.patterns}
    ids = {model.id.lower() for model in rules.models} | families

    for family in rules.families.values():
        yield from _misses("error", family.id, "vendor", family.vendor, vendors)
        yield from _misses("warning", family.id, "maker", family.maker, vendors)
        yield from _misses("error", family.id, "licence", family.license, set(rules.licenses))
        yield from _misses("warning", family.id, "successor", family.successor, ids | {f"{family.vendor}/{name}" for name in ids})
    for vendor in rules.vendors.values():
        for event in vendor.events:
            for name in event.families:
                yield from _misses("error", f"{vendor.id}: event {event.id}", "family", name, families)
    for package in rules.packages:
        yield from _misses("error", package.purl, "vendor", package.vendor, vendors)
        for client in package.only_with:
            yield from _misses("error", package.purl, "client", client, patterns)
        yield from _misses("warning", package.purl, "successor", package.successor, {other.purl for other in rules.packages})
    for pattern in rules.patterns:
        yield from _misses("error", pattern.id, "vendor", pattern.vendor, vendors)
        yield from _misses("error", pattern.id, "platform", pattern.platform, vendors | OWN)
        yield from _misses("error", pattern.id, "feature", pattern.feature, set(rules.features))
        for call in pattern.calls:
            yield from _misses("error", pattern.id, "call", call, patterns)
    for spelling in rules.spellings:
        yield from _misses("warning", f"spelling {spelling.form}", "maker", spelling.maker, vendors)
    for feature in rules.features.values():
        yield from _misses("error", feature.id, "vendor", feature.vendor, vendors)
        for equivalent in feature.equivalents:
            yield from _misses("warning", feature.id, "vendor", equivalent.vendor, vendors | {"open"})
    for where, claim, _ in claims(rules):
        yield from _misses("error", where, "platform", claim.platform, vendors)


def _weights(rules: Rules) -> Iterator[LintRow]:
    """Forms of weights that lead nowhere."""
    known, purls = rules.weights, {package.purl for package in rules.packages}
    for architecture, family in known.architectures.items():
        yield from _misses("error", f"architecture {architecture}", "family", family, rules.families)
    for runtime, types in known.runtimes.items():
        for number in types:
            yield from _misses("error", f"runtime {runtime}", "tensor type", number, known.tensor_types)
    for one in known.formats:
        for purl in one.packages:
            yield from _misses("error", f"format {one.id}", "package", purl, purls)
    for where, runtimes in [
        *((f"format {f.id}", f.runtimes) for f in known.formats),
        *((f"type {t.id}", t.runtimes) for t in known.retired_types),
    ]:
        for runtime in runtimes:
            yield from _misses("error", where, "runtime", runtime, known.runtimes)


def _globs(rules: Rules) -> Iterator[LintRow]:
    """Globs of weights' names are searched for by their longest part: they have stars, and nothing else that stands for something."""
    for family in rules.families.values():
        for glob in family.derivatives:
            if not set("?[]").isdisjoint(glob):
                yield LintRow("error", family.id, f"the glob {glob!r} may hold stars alone")


def _unsourced(rules: Rules) -> Iterator[LintRow]:
    """I9: ids that stand there on nobody's word."""
    for model in rules.models:
        if not model.claims:
            yield LintRow("error", f"{model.vendor}/{model.id}", "it has no claim; say at least `listed = true` and from which source")


def _strangers(rules: Rules) -> Iterator[LintRow]:
    """Pages of somebody else that are called first-party."""
    for where, address in strangers(rules):
        yield LintRow(
            "error", where, f"{address} is on no site of the vendor: it is transcribed or press, or `sites` in vendor.toml lacks it"
        )


def _spellings(rules: Rules) -> Iterator[LintRow]:
    """Rows of a platform under a name that is only another spelling of the maker's id: one model would be two components."""
    own = {(m.maker, name.lower()): m.id for m in reversed(rules.models) if m.vendor == m.maker for name in (*m.aliases, m.id)}
    for model in rules.models:
        name = own.get((model.maker, model.id.lower()), model.id)
        if model.vendor != model.maker and name != model.id:
            yield LintRow("error", f"{model.vendor}/{model.id}", f"its maker calls it {name!r}: make that the id, and this an alias")


def _deep_calls(rules: Rules) -> Iterator[LintRow]:
    """Calls by a glob: what hangs on the answer of a method would be a call as well."""
    for pattern in rules.patterns:
        for name in pattern.names:
            if pattern.kind in ("call", "client") and "*" in name:
                yield LintRow("error", pattern.id, f"{name!r} also matches what hangs on an answer: name the methods")


def _dates(rules: Rules, today: date) -> Iterator[LintRow]:
    """Days that cannot be: read before it was said, read tomorrow, an end before its announcement."""
    for fact in facts(rules):
        if fact.stated > fact.checked:
            yield LintRow("error", fact.where, f"{fact.address} was stated on {fact.stated} and cannot have been read on {fact.checked}")
        if fact.checked > today:
            yield LintRow("error", fact.where, f"{fact.address} cannot have been read on {fact.checked}, which is after {today}")
    for model in rules.models:
        announced = _days(model, "announced")
        for claim in model.claims:
            since = announced.get((claim.platform, claim.source, claim.via))
            # "Not before" a day is often said of things whose end is announced later than that.
            if claim.field == "retires" and claim.precision != "earliest" and since and claim.value < since:
                yield LintRow("error", f"{model.vendor}/{model.id}", f"ends on {claim.value}, before it was announced on {since}")


def _days(model: Model, field: str) -> dict[tuple[str, str, str], str]:
    return {(claim.platform, claim.source, claim.via): claim.value for claim in model.claims if claim.field == field}


def _ages(rules: Rules, today: date, max_age: timedelta | None) -> Iterator[LintRow]:
    """Old readings, one row a source: it is a source that has to be read again, not a fact. Who names an age means it."""
    level, limit = ("warning", MAX_AGE) if max_age is None else ("error", max_age)
    old = Counter((fact.address, fact.via, fact.checked) for fact in facts(rules) if today - fact.checked > limit)
    for (address, via, checked), count in old.items():
        through = f" through {via}" if via else ""
        yield LintRow(level, address, f"read{through} {(today - checked).days} days ago ({checked}); {count} facts rest on it")


def _replacements(book: Rulebook, today: date) -> Iterator[LintRow]:
    """Advice that ends badly, however far it is followed, or goes in a circle."""
    for model in book.rules.models:
        for lifecycle in book.claimed((model,), today):
            where = f"{model.vendor}/{model.id} on {lifecycle.platform}"
            chain = _chain(book, model.id, lifecycle.replacement, lifecycle.platform, today)
            if len(set(chain)) < len(chain):
                yield LintRow("error", where, f"its replacements go in a circle: {' → '.join(chain)}")
            elif lifecycle.replacement and (how := _ended(book, chain[-1], lifecycle.platform, today)):
                yield LintRow("warning", where, f"its replacements end with what is {how} itself: {' → '.join(chain)}")
            elif lifecycle.options and all(_ended(book, option, lifecycle.platform, today) for option in lifecycle.options):
                yield LintRow("warning", where, f"all its options end themselves: {', '.join(lifecycle.options)}")


def _ended(book: Rulebook, name: str, platform: str, today: date) -> str:
    """How and when a model ends that is no advice; "" for one that may be."""
    life = book.claimed_on(name, platform, today)
    if life is None or not ends(life, today):
        return ""
    return f"{life.status} ({life.retires})" if life.retires else life.status


def _left_behind(book: Rulebook, today: date) -> Iterator[LintRow]:
    """Undated names of which nothing is known but a list, where everything dated under them has retired: aliases that nobody noticed."""
    dated: dict[tuple[str, str], list[Model]] = {}
    for model in book.rules.models:
        if _DATED.search(model.id):
            dated.setdefault((model.vendor, _DATED.sub("", model.id.lower())), []).append(model)
    for model in book.rules.models:
        own = {claim.field for claim in model.claims if claim.platform == model.vendor}
        siblings = dated.get((model.vendor, model.id.lower().removesuffix(_LATEST)), [])
        if own == {"listed"} and siblings and all(_retired(book, sibling, today) for sibling in siblings):
            names = ", ".join(sibling.id for sibling in siblings)
            yield LintRow("warning", f"{model.vendor}/{model.id}", f"is only listed, and {names} has retired: is it an alias of it?")


def _retired(book: Rulebook, model: Model, today: date) -> bool:
    return any(life.platform == model.vendor and life.status == "retired" for life in book.claimed((model,), today))


def _chain(book: Rulebook, first: str, after: str | None, platform: str, today: date) -> list[str]:
    """The ids along the replacements, up to the first that comes twice."""
    chain = [first.lower()]
    while after is not None and len(set(chain)) == len(chain):
        chain.append(after.lower())
        lifecycle = book.claimed_on(after, platform, today)
        after = lifecycle.replacement if lifecycle else None
    return chain


def _duplicates(rules: Rules) -> Iterator[LintRow]:
    """Names that stand for two things where only one can be meant."""
    owners: dict[tuple[str, str], str] = {}
    for model in rules.models:
        for name in dict.fromkeys(name.lower() for name in (model.id, *model.aliases)):
            other = owners.setdefault((model.vendor, name), model.id)
            if other != model.id:
                yield LintRow("error", f"{model.vendor}/{model.id}", f"{name!r} also stands for {other!r}")
    imports = ((package.purl, f"import {package.ecosystem} {name}") for package in rules.packages for name in package.imports)
    yield from _twice(imports)
    patterns = (pattern for pattern in rules.patterns if pattern.kind != "argument")
    named = ((p, name, word) for p in patterns for name in p.names for word in (p.values or ("",)))
    yield from _twice((p.id, f"{p.kind} {p.ecosystem} {name} {p.feature} {word}") for p, name, word in named)


def _twice(named: Iterable[tuple[str, str]]) -> Iterator[LintRow]:
    owners: dict[str, str] = {}
    for owner, name in named:
        other = owners.setdefault(name, owner)
        if other != owner:
            yield LintRow("warning", owner, f"{' '.join(name.split())!r} is also of {other}")


def _verdict_gaps(rules: Rules) -> Iterator[LintRow]:
    """Cases that the verdict table does not decide, or decides twice. Only what is dated has a start."""
    for event, use, hard in product(EVENTS, USES, (True, False)):
        for start in STARTS if event == "dated" else ("",):
            rows = [row for row in rules.scoring.verdicts if (row.event, row.use) == (event, use) and row.start in ("", start)]
            count = sum(row.hard in (None, hard) for row in rows)
            if count != 1:
                case = " × ".join(filter(None, (event, use, start and f"start {start}", "hard" if hard else "not hard")))
                yield LintRow("error", "scoring.toml", f"the verdict table says {'nothing' if not count else f'{count} things'} for {case}")
