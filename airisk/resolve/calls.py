"""Imports, calls and names of SDKs: what they are, whom they speak to, and which model they are given."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from airisk.domain import Argument, Confidence, Context, Location, Name, Reach, Reference, Said
from airisk.resolve.evidence import Evidence
from airisk.resolve.meanings import External, Literal, Local, Meaning
from airisk.resolve.recognise import Recognised
from airisk.rulebook.schema import Package, Pattern

SELF_HOSTED = "self-hosted"
UNKNOWN_MAKER = "unknown"


def read_import(table: Evidence, reference: Reference) -> None:
    """An import of a known package, unless the tree has a module of that name."""
    path = reference.location.path
    if reference.name.startswith(".") or table.graph.files.find(reference.name, path) is not None:
        return
    package = _package(table, f"{reference.name}.{reference.text}" if reference.text else reference.name, reference.ecosystem)
    if package is not None:
        table.sdk(reference, package.vendor, subject_of(package), Context.IMPORT, Reach.IMPORTED, text=reference.name)


def subject_of(package: Package) -> str:
    """The component id of a package."""
    return f"sdk:{package.ecosystem}/{package.name}"


def _package(table: Evidence, dotted: str, ecosystem: str) -> Package | None:
    return table.book.package_by_import(dotted, ecosystem or "pypi")


def read_name(table: Evidence, reference: Reference) -> None:
    """A call or a read of something that an SDK offers."""
    path, at = reference.location.path, reference.location
    called = reference.kind is Said.CALL
    for meaning in table.graph.meanings(path, reference.scope, reference.name, at):
        if not isinstance(meaning, External):
            continue
        package = _package(table, meaning.dotted, reference.ecosystem)
        patterns = [p for p in table.book.patterns_by_name(meaning.dotted) if called or p.kind in ("symbol", "client")]
        if package is None and not patterns:
            continue
        reach = Reach.CALLED if called else Reach.IMPORTED
        context = Context.CALL if called or reference.context in (Context.CONSTANT, Context.IMPORT) else reference.context
        platform = _platform(table, meaning, patterns)
        vendor = package.vendor if package is not None else patterns[0].vendor
        subject = subject_of(package) if package is not None else f"service:{vendor}"
        for feature in {p.feature for p in patterns} or {""}:
            table.sdk(
                reference, vendor, subject, context, reach, platform=platform, feature=feature, text=reference.name, how=meaning.dotted
            )
            _dated_feature(table, reference, feature, platform or vendor, reach)
        for pattern in patterns:
            _argument_features(table, reference, pattern, vendor, subject, platform)
            _models(table, reference, pattern, platform or pattern.platform)
            _stands_for(table, reference, pattern)


def _dated_feature(table: Evidence, reference: Reference, feature: str, platform: str, reach: Reach) -> None:
    """A feature with dates of its own is a component: it can be taken away while the SDK stays."""
    known = table.book.feature(feature) if feature else None
    if known is not None and known.claims:
        table.sdk(
            reference, known.vendor, f"service:{feature}", Context.CALL, reach, platform=platform, feature=feature, text=reference.name
        )


def _argument_features(table: Evidence, call: Reference, pattern: Pattern, vendor: str, subject: str, platform: str) -> None:
    names = {a.name for a in call.arguments}
    for argument in table.book.arguments(pattern.id):
        if argument.vendor == pattern.vendor and names & set(argument.names):
            table.sdk(call, vendor, subject, Context.CALL, Reach.CALLED, platform=platform, feature=argument.feature, text=call.name)


def _stands_for(table: Evidence, reference: Reference, pattern: Pattern) -> None:
    """A constant of an SDK whose value is a model id."""
    found = table.recogniser.model(pattern.stands_for) if pattern.stands_for else None
    if found is not None:
        table.model(reference, found, Confidence.HIGH, Reach.IMPORTED, via=(f"{pattern.names[0]} stands for {pattern.stands_for}",))


def _platform(table: Evidence, meaning: External, patterns: list[Pattern]) -> str:
    """Whom a call speaks to: the endpoint given to its client, else what the client says, else its vendor."""
    maker = _made_by(table, meaning.at) if meaning.at is not None else None
    if maker is not None:
        client, pattern = maker
        hosts = list(_endpoints(table, client, pattern))
        if hosts:
            return hosts[0]
        if pattern.platform:
            return pattern.platform
    told = next((p.platform for p in patterns if p.platform), "")
    return told or next((p.vendor for p in patterns if p.kind in ("call", "client")), "")


def _made_by(table: Evidence, at: Location) -> tuple[Reference, Pattern] | None:
    """The construction of a client at a location and its pattern."""
    call = table.calls.get((at.path, at.line, at.column))
    if call is None:
        return None
    for meaning in table.graph.meanings(at.path, call.scope, call.name, at):
        if isinstance(meaning, External):
            for pattern in table.book.patterns_by_name(meaning.dotted):
                if pattern.kind == "client":
                    return call, pattern
    return None


def _endpoints(table: Evidence, client: Reference, pattern: Pattern) -> Iterator[str]:
    """Vendors behind the endpoint arguments of a client; an unknown host is somebody's own."""
    given = [a for a in client.arguments if a.name in pattern.endpoint]
    for argument in given:
        urls = [m for m in _argument_values(table, client, argument) if isinstance(m, Literal)]
        for literal in sorted(urls, key=lambda m: m.location):
            host = host_of(literal.text)
            own = table.recogniser.config.endpoints.get(literal.text)
            if own is not None:
                yield own
            elif host:
                vendor = table.book.host(host)
                yield vendor.id if vendor is not None else SELF_HOSTED
    if given:
        yield ""


def host_of(url: str) -> str:
    """The host of an address, with its port if it names one; "" if it is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() if "://" in url else ""
    except ValueError:  # a bracket that never closes
        return ""


def _argument_values(table: Evidence, call: Reference, argument: Argument) -> tuple[Meaning, ...]:
    return table.graph.values(call.location.path, call.scope, argument.value, argument.location)


def _models(table: Evidence, call: Reference, pattern: Pattern, platform: str) -> None:
    """Every string that reaches a model argument of a resolved call is a model, known or not."""
    given = [a for a in call.arguments if a.name in pattern.model]
    meanings = [m for a in given for m in _argument_values(table, call, a)]
    for spread in call.arguments if not given else ():
        if spread.name == "**" and isinstance(spread.value, Name):
            for key in pattern.model:
                meanings.extend(table.graph.meanings(call.location.path, call.scope, f"{spread.value.dotted}[{key}]"))
    for meaning in meanings:
        if isinstance(meaning, Literal) and meaning.whole:
            place_model(table, call, meaning, platform)
        elif isinstance(meaning, Local) and meaning.kind == "name":
            table.wanted.add(meaning.path)


def place_model(table: Evidence, call: Reference, literal: Literal, platform: str) -> None:
    """The usage of a model at the literal which flows into a call."""
    reference = table.literal(literal.location, literal.text, call)
    via = (f"flows into {call.name} at {call.location.path}:{call.location.line}",)
    found = table.recogniser.model(literal.text)
    if found is not None and found.exact:
        told = found.platform or (platform if platform != SELF_HOSTED else "")
        table.model(reference, found, Confidence.HIGH, Reach.CALLED, told, via)
    elif found is not None:
        table.model(reference, found, Confidence.MEDIUM, Reach.CALLED, platform, via)
    elif _like_a_name(literal.text):
        unknown = Recognised(UNKNOWN_MAKER, literal.text, "", False, True, "argument of a resolved call")
        confidence = Confidence.LOW if literal.text.isalpha() else Confidence.MEDIUM  # a lone word may be a placeholder
        table.model(reference, unknown, confidence, Reach.CALLED, platform, via)


def _like_a_name(text: str) -> bool:
    """Whether a string can be a model name at all: one word, no address, no path of this machine."""
    return (
        1 < len(text) <= 120 and not any(c.isspace() or c in "{}<>|*?\\\"'" for c in text) and "://" not in text and text[0] not in "/.~%$"
    )
