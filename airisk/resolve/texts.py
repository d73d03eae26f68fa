"""Usages from strings, settings, environment variables, manifest lines and prose."""

from __future__ import annotations

import re
from dataclasses import replace

from airisk.domain import MENTIONS, Confidence, Context, Location, Reach, Reference, Said
from airisk.resolve.calls import host_of, like_a_name, rule_of, subject_of
from airisk.resolve.infrastructure import as_declared
from airisk.resolve.recognise import UNKNOWN_MAKER, Recognised
from airisk.resolve.usages import UsageTable
from airisk.rulebook.book import LOOPBACK

#: A variable with a default, as shells, compose files and settings loaders write it.
_DEFAULTED = re.compile(r"\$\{(\w+):-?([^{}]*)\}")
#: The end of a value that names a variable, whatever its program writes around it: `${NAME}`, `env:NAME`, `os.environ/NAME`.
_VARIABLE = re.compile(r"(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]*)[\s})]*$")
_ADDRESS = re.compile(r"https?://[^\s\"'<>`)\]}]+")


def recognise_text(table: UsageTable, reference: Reference, tree_uses_ai: bool) -> None:
    """A string literal or config scalar: a model id, an endpoint, or nothing."""
    if reference.context is Context.PROMPT or re.search(r"\s", reference.text.strip()):
        recognise_prose(table, replace(reference, context=Context.PROMPT))
        return
    address = _ADDRESS.match(reference.text)
    if address is not None:
        recognise_address(table, reference, address[0], tree_uses_ai)
        return
    found = table.recogniser.model(reference.text)
    if found is not None:
        confidence = _confidence(table, reference, found, tree_uses_ai)
        found, platform = as_declared(table, reference, found)
        table.model(reference, found, confidence, Reach.DECLARED, platform)


def _confidence(table: UsageTable, reference: Reference, found: Recognised, tree_uses_ai: bool) -> Confidence:
    """Medium beside an AI import or in a slot named for models; an ordinary word needs both."""
    if reference.context in MENTIONS:
        return Confidence.LOW
    if table.weight_file(reference.text) is not None:
        return Confidence.MEDIUM
    named = _named_for_models(table, reference)
    beside = reference.location.path in table.ai_files
    declared = reference.location.path in table.declaring
    if found.maker == UNKNOWN_MAKER and table.in_tree(reference.text):
        return Confidence.LOW  # a path of this tree
    if found.ambiguous and reference.context is Context.COMPARE:
        return Confidence.LOW  # `"word" in name` is how programs tell families apart, not which model they use
    if found.ambiguous and reference.context is Context.CATALOGUE:
        return Confidence.MEDIUM if tree_uses_ai and _in_company(table, reference) else Confidence.LOW
    if not found.exact:
        return Confidence.MEDIUM if tree_uses_ai and (named or beside) and reference.context is not Context.COMPARE else Confidence.LOW
    if found.ambiguous:
        set_up = tree_uses_ai and reference.context is Context.CONFIG
        return Confidence.MEDIUM if named and (beside or declared or set_up) else Confidence.LOW
    return Confidence.MEDIUM if named or beside or declared or tree_uses_ai else Confidence.LOW


def _in_company(table: UsageTable, reference: Reference) -> bool:
    """Whether a word stands in one list with names that can be nothing but models."""
    return (reference.location.path, reference.scope, reference.name) in table.lists_of_models


def _named_for_models(table: UsageTable, reference: Reference) -> bool:
    callee = reference.argument("callee")
    names = [reference.name, *reference.scope.split(".")]
    if callee is not None and reference.name.isdigit():
        names.append(getattr(callee, "dotted", ""))
    return any(table.recogniser.model_slot(n) for n in names if n)


def recognise_address(table: UsageTable, reference: Reference, url: str, tree_uses_ai: bool) -> None:
    """An address whose host a vendor serves its API from."""
    host = host_of(url)
    vendor = table.book.host(host)
    if vendor is not None:
        # A port of this machine is anybody's, unless the file speaks to AI anyway or the address is set on a model ("self.llm.api_base").
        speaks = reference.location.path in table.ai_files or (tree_uses_ai and _set_on_a_model(table, reference))
        here = host.partition(":")[0] in LOOPBACK and not speaks
        low = here or reference.context in MENTIONS
        table.service(reference, vendor.id, Confidence.LOW if low else Confidence.MEDIUM, text=url)


def _set_on_a_model(table: UsageTable, reference: Reference) -> bool:
    """Whether what a value is given to is a field of something that is named like a model."""
    return any(table.recogniser.model_slot(owner) for owner in reference.name.split(".")[:-1])


def recognise_env(table: UsageTable, reference: Reference) -> None:
    """An environment variable that a vendor's SDK reads; a program that asks for it itself speaks to that vendor in its own words."""
    for pattern in table.book.env(reference.name):
        if reference.kind is Said.ENV:
            table.ai_files.add(reference.location.path)
        table.service(reference, pattern.vendor, Confidence.MEDIUM, pattern.feature, reference.name, (rule_of(pattern),))


def recognise_setting(table: UsageTable, reference: Reference, tree_uses_ai: bool) -> None:
    """A config scalar: its key may be an environment variable or a known setting, its value a model or an address."""
    key = reference.name.rsplit(".", 1)[-1]
    recognise_env(table, replace(reference, name=key))
    known = table.book.settings(reference.name)
    for pattern in known:
        table.service(reference, pattern.vendor, Confidence.MEDIUM, pattern.feature, reference.name, (rule_of(pattern),))
    default = _DEFAULTED.fullmatch(reference.text)
    if default is not None:
        recognise_env(table, replace(reference, name=default[1]))
        reference = _part(reference, default.start(2), default[2])
    elif (variable := _VARIABLE.search(reference.text)) is not None:
        recognise_env(table, replace(reference, name=variable[1]))
    if reference.context is Context.IMAGE:
        _recognise_image(table, reference)
    elif reference.text:
        recognise_text(table, reference, tree_uses_ai)
    if known and table.recogniser.model_slot(key) and table.recogniser.model(reference.text) is None and like_a_name(reference.text):
        # A vendor's own setting for a model holds one, known or not.
        what = Recognised(UNKNOWN_MAKER, reference.text, "", False, True, f"setting {reference.name}")
        table.model(reference, what, Confidence.MEDIUM, Reach.DECLARED, known[0].vendor)


def _recognise_image(table: UsageTable, reference: Reference) -> None:
    """A container image that a vendor publishes; what stands beside it in the file speaks of AI."""
    vendor = table.book.image(reference.text)
    if vendor is not None:
        table.service(reference, vendor.id, Confidence.MEDIUM)
        table.ai_files.add(reference.location.path)


def _part(reference: Reference, offset: int, text: str) -> Reference:
    """A piece of a one-line value as a reference of its own."""
    at = reference.location
    if at.line != at.end_line or at.end_column - at.column < offset + len(text):
        return replace(reference, text=text)
    return replace(reference, text=text, location=at._replace(column=at.column + offset, end_column=at.column + offset + len(text)))


def recognise_dependency(table: UsageTable, reference: Reference) -> None:
    """A manifest line that declares a known package."""
    package = table.book.package(reference.ecosystem, reference.name)
    if package is not None and package.only_with:
        table.waiting.append((reference, package))
    elif package is not None:
        table.sdk(reference, package.vendor, subject_of(package), Context.MANIFEST, Reach.DECLARED, text=reference.text or reference.name)


def recognise_prose(table: UsageTable, reference: Reference) -> None:
    """A line that speaks of models; mentions only, low confidence."""
    at = reference.location
    one_line = at.line == at.end_line
    for offset, word, found in table.recogniser.mentions(reference.text):
        where = Location(at.path, at.line, at.column + offset, at.line, at.column + offset + len(word), at.cell) if one_line else at
        table.model(replace(reference, location=where, text=word), found, Confidence.LOW, Reach.DECLARED)
