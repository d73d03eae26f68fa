"""Imports, calls and names of SDKs: what they are, whom they speak to, and which model they are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from airisk.domain import Confidence, Context, Location, Name, Reach, Reference, Said, Value
from airisk.resolve.meanings import External, Literal, Local, Meaning
from airisk.resolve.recognise import UNKNOWN_MAKER, Recognised
from airisk.resolve.usages import UsageTable
from airisk.rulebook.schema import Package, Pattern

SELF_HOSTED = "self-hosted"
#: An endpoint is given, but not which: nothing may be filled in for it.
NOT_TOLD = "unknown"
#: Functions of the standard library that call their first argument later.
_LATER_CALLS = frozenset({"functools.partial"})


def recognise_import(table: UsageTable, reference: Reference) -> None:
    """An import of a known package, unless the tree has a module of that name."""
    path = reference.location.path
    if reference.name.startswith(".") or table.graph.files.find(reference.name, path) is not None:
        return
    package, _ = table.offer(f"{reference.name}.{reference.text}" if reference.text else reference.name, reference.ecosystem)
    if package is not None and package.only_with:
        table.waiting.append((reference, package))
    elif package is not None:
        table.sdk(reference, package.vendor, subject_of(package), Context.IMPORT, Reach.IMPORTED, text=reference.name)


def subject_of(package: Package) -> str:
    """The component id of a package."""
    return f"sdk:{package.ecosystem}/{package.name}"


def recognise_name(table: UsageTable, reference: Reference) -> None:
    """A call or a read of something that an SDK offers."""
    called = reference.kind is Said.CALL
    for meaning in table.graph.meanings(reference.location.path, reference.scope, reference.name, reference.location):
        if isinstance(meaning, External) and meaning.dotted in _LATER_CALLS and called:
            _recognise_later_call(table, reference)
        elif isinstance(meaning, External):
            _recognise_external(table, reference, meaning, called)
        elif isinstance(meaning, Local) and meaning.kind == "name":
            table.wanted.add(meaning.path)  # handed on by a module that no needle led to


def _recognise_later_call(table: UsageTable, reference: Reference) -> None:
    """`partial(create, model=…)` calls its first argument, later, with the others."""
    first = reference.argument("0")
    if not isinstance(first, Name):
        return
    inner = replace(reference, arguments=tuple(a for a in reference.arguments if not a.name.isdigit()))
    for meaning in table.graph.meanings(reference.location.path, reference.scope, first.dotted):
        if isinstance(meaning, External):
            _recognise_external(table, inner, meaning, True)


def _recognise_external(table: UsageTable, reference: Reference, meaning: External, called: bool) -> None:
    package, offered = table.offer(meaning.dotted, reference.ecosystem)
    if package is None and not offered:
        return
    patterns = [p for p in offered if (called or p.kind in ("symbol", "client")) and _meant(table, reference, p)]
    if package is not None and package.only_with:
        package = package if _beside(table, package, meaning, patterns) else None
        if package is not None:
            table.beside.add((package.purl, reference.location.path))
    if package is None and not patterns:
        return
    reach = Reach.CALLED if called else Reach.IMPORTED
    context = Context.CALL if called or reference.context is Context.IMPORT else reference.context
    platform = _platform(table, reference, meaning, patterns)
    vendor = package.vendor if package is not None else patterns[0].vendor
    subject = subject_of(package) if package is not None else f"service:{vendor}"
    for feature in {p.feature for p in patterns} or {""}:
        via = (meaning.dotted, *(rule_of(p) for p in patterns if p.feature == feature))
        table.sdk(reference, vendor, subject, context, reach, platform=platform, feature=feature, text=reference.name, via=via)
        _dated_feature(table, reference, feature, platform or vendor, reach, via)
    for pattern in patterns:
        for argument in _arguments(table, reference, pattern):
            via = (meaning.dotted, rule_of(argument))
            table.sdk(reference, vendor, subject, Context.CALL, reach, platform=platform, feature=argument.feature, via=via)
            _dated_feature(table, reference, argument.feature, platform or vendor, reach, via)
        _models(table, reference, pattern, platform)
        _stands_for(table, reference, pattern)


def _meant(table: UsageTable, call: Reference, pattern: Pattern) -> bool:
    """Whether a client of an SDK for many services is made for the one that a pattern is about."""
    if not pattern.given or any(a.name in pattern.given and _word(a.value) in pattern.values for a in call.arguments):
        return True
    return any(isinstance(m, Literal) and m.text in pattern.values for m in _given(table, call, pattern.given) or ())


def _beside(table: UsageTable, package: Package, meaning: External, patterns: list[Pattern]) -> bool:
    """Whether what is called is, or hangs on, one of the clients beside which a package counts."""
    made = _made_by(table, meaning.at) if meaning.at is not None else None
    ids = {p.id for p in patterns} | ({made[1].id} if made is not None else set())
    return bool(ids & set(package.only_with))


def recognise_waiting(table: UsageTable) -> None:
    """Imports of SDKs for many services where their file makes a client that counts, and manifest lines where any file does."""
    files = {path for _, path in table.beside}
    known = {purl for purl, _ in table.beside}
    for reference, package in table.waiting:
        if reference.kind is Said.DEPENDENCY and package.purl in known:
            text = reference.text or reference.name
            table.sdk(reference, package.vendor, subject_of(package), Context.MANIFEST, Reach.DECLARED, text=text)
        elif package.purl in known and reference.location.path in files:
            table.sdk(reference, package.vendor, subject_of(package), Context.IMPORT, Reach.IMPORTED, text=reference.name)


def rule_of(pattern: Pattern) -> str:
    """How a usage says which rule recognised it."""
    return f"rule {pattern.id}"


def _dated_feature(table: UsageTable, reference: Reference, feature: str, platform: str, reach: Reach, via: tuple[str, ...]) -> None:
    """A feature with dates of its own is a component: it can be taken away while the SDK stays."""
    known = table.book.feature(feature) if feature else None
    if known is not None and known.claims:
        table.sdk(reference, known.vendor, f"service:{feature}", Context.CALL, reach, platform=platform, feature=feature, via=via)


def _arguments(table: UsageTable, call: Reference, pattern: Pattern) -> list[Pattern]:
    """The argument patterns that a call fulfils."""
    given = {a.name: a.value for a in call.arguments}
    return [
        p for p in table.book.arguments(pattern.id)
        if p.vendor == pattern.vendor and any(n in given and (not p.values or _word(given[n]) in p.values) for n in p.names)
    ]  # fmt: skip


def _word(value: Value) -> str:
    """A value that is one word: a text, or a name such as True."""
    return value.dotted if isinstance(value, Name) else (getattr(value, "plain", None) or "")


def _stands_for(table: UsageTable, reference: Reference, pattern: Pattern) -> None:
    """A constant of an SDK whose value is a model id."""
    found = table.recogniser.model(pattern.stands_for) if pattern.stands_for else None
    if found is not None:
        table.model(
            reference, found, Confidence.HIGH, Reach.IMPORTED, via=(f"{pattern.names[0]} stands for {pattern.stands_for}", rule_of(pattern))
        )


def _platform(table: UsageTable, reference: Reference, meaning: External, patterns: list[Pattern]) -> str:
    """Whom a call speaks to: the endpoint given to its client, else what the client says, else its vendor. "" = not told."""
    made = _made_by(table, meaning.at) if meaning.at is not None else None
    if made is None:
        made = next(((reference, p) for p in patterns if p.kind == "client" and reference.kind is Said.CALL), None)
    if made is not None:
        client, pattern = made
        told = _endpoint(table, client, pattern)
        own_class = pattern.platform not in ("", pattern.vendor)  # a class made for one platform tells it, whatever its address
        if told is not None and not (told == NOT_TOLD and own_class):
            return told
        if pattern.platform:
            return pattern.platform
    told = _module_endpoint(table, reference, patterns) if meaning.at is None else None
    if told is not None:
        return told
    spoken = next((p.platform for p in patterns if p.platform), "")
    return spoken or next((p.vendor for p in patterns if p.kind in ("call", "client")), "")


def _made_by(table: UsageTable, at: Location) -> tuple[Reference, Pattern] | None:
    """The construction of a client at a location and its pattern."""
    call = table.calls.get((at.path, at.line, at.column))
    if call is None:
        return None
    for meaning in table.graph.meanings(at.path, call.scope, call.name, at):
        if isinstance(meaning, External):
            for pattern in table.offer(meaning.dotted, call.ecosystem)[1]:
                if pattern.kind == "client" and _meant(table, call, pattern):
                    return call, pattern
    return None


def _endpoint(table: UsageTable, client: Reference, pattern: Pattern) -> str | None:
    """The vendor behind the endpoint given to a client; SELF_HOSTED for an unknown host, NOT_TOLD for one that cannot be followed.

    None = no endpoint is given. Two that differ tell nothing.
    """
    meanings = _given(table, client, pattern.endpoint)
    return _behind(table, meanings) if meanings is not None else None


def _module_endpoint(table: UsageTable, reference: Reference, patterns: list[Pattern]) -> str | None:
    """The endpoint set on the module itself (`sdk.base_url = …`), as old SDKs want it."""
    root = reference.name.split(".")[0].split("(")[0]
    words = {w for p in patterns for c in table.book.clients(p.vendor) for w in c.endpoint} | {"api_base"}
    meanings = [m for w in sorted(words) for m in table.graph.meanings(reference.location.path, reference.scope, f"{root}.{w}")]
    literals = [m for m in meanings if isinstance(m, Literal)]
    return _behind(table, literals) if literals else None


def _behind(table: UsageTable, meanings: Iterable[Meaning]) -> str:
    """The one vendor whose hosts the addresses among some meanings name."""
    vendors = set()
    for literal in meanings:
        if isinstance(literal, Literal) and (host := host_of(literal.text)):
            own = table.recogniser.config.endpoint(literal.text)
            vendor = table.book.host(host)
            vendors.add(own or (vendor.id if vendor is not None else SELF_HOSTED))
    return vendors.pop() if len(vendors) == 1 else NOT_TOLD


def host_of(url: str) -> str:
    """The host of an address, with its port if it names one; "" if it is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() if "://" in url else ""
    except ValueError:  # a bracket that never closes
        return ""


def _given(table: UsageTable, call: Reference, names: tuple[str, ...]) -> list[Meaning] | None:
    """What a call is given for any of some arguments, by name or in a spread mapping; None = nothing is given for them."""
    path, scope = call.location.path, call.scope
    given = [a for a in call.arguments if a.name in names]
    meanings = [m for a in given for m in table.graph.values(path, scope, a.value, a.location)]
    for spread in call.arguments if not given else ():
        if spread.name == "**" and isinstance(spread.value, Name):
            for name in names:
                meanings.extend(table.graph.meanings(path, scope, f"{spread.value.dotted}[{name}]"))
    return meanings if given or meanings else None


def _models(table: UsageTable, call: Reference, pattern: Pattern, platform: str) -> None:
    """Every string that reaches a model argument of a resolved call is a model, known or not."""
    for meaning in _given(table, call, pattern.model) or ():
        if isinstance(meaning, Literal) and meaning.whole:
            place_model(table, call, meaning, platform)
        elif isinstance(meaning, Local) and meaning.kind == "name":
            table.wanted.add(meaning.path)


def place_model(table: UsageTable, call: Reference, literal: Literal, platform: str) -> None:
    """The usage of a model at the literal which flows into a call."""
    reference = table.literal(literal.location, literal.text, call)
    via = (f"flows into {call.name} at {call.location.path}:{call.location.line}",)
    found = table.recogniser.model(literal.text)
    if found is not None and found.exact:
        # The endpoint decides before the spelling does, unless it only passes calls on.
        served = platform if platform == SELF_HOSTED or platform in table.recogniser.listing else found.platform or platform
        served = "" if served == platform and not _may_serve(table, platform, found) else served
        table.model(reference, found, Confidence.HIGH, Reach.CALLED, served, via)
    elif found is not None:
        table.model(reference, found, Confidence.MEDIUM, Reach.CALLED, platform, via)
    elif like_a_name(literal.text):
        unknown = Recognised(UNKNOWN_MAKER, literal.text, "", False, True, "argument of a resolved call")
        confidence = Confidence.LOW if literal.text.isalpha() else Confidence.MEDIUM  # a lone word may be a placeholder
        table.model(reference, unknown, confidence, Reach.CALLED, platform, via)


def _may_serve(table: UsageTable, platform: str, found: Recognised) -> bool:
    """Whether calls of a model can end at a platform: a framework hosts nothing, and only open weights run inside a program."""
    vendor = table.book.rules.vendors.get(platform)
    if vendor is None or vendor.hosts or vendor.gateway or vendor.protocol or platform in table.recogniser.listing:
        return True
    families = [table.book.family(row.family) for row in table.book.model(found.name) if row.maker == found.maker]
    return any(family is not None and family.open for family in families)


def like_a_name(text: str) -> bool:
    """Whether a string can be a model name at all: one word, no address, no path of this machine."""
    return (
        1 < len(text) <= 120 and not any(c.isspace() or c in "{}<>|*?\\\"'" for c in text) and "://" not in text and text[0] not in "/.~%$"
    )
