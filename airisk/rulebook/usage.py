"""Reads how a vendor shows in code and config: usage.toml (patterns) and spelling.toml (how a platform writes ids)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from airisk.rulebook.schema import Pattern, Spelling
from airisk.rulebook.table import Table, nearest
from airisk.rulebook.vendors import full_id

#: The closed list of placeholders in the `form` of a spelling.
PLACEHOLDERS = ("id", "name", "maker", "region", "n", "date", "tag")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_patterns(root: Table, vendor: str, known: Mapping[str, Pattern]) -> Iterator[Pattern]:
    """usage.toml or one of usage/; ids become `vendor/id`. Calls refer to clients of their file, or to those `known` from usage.toml."""
    clients = {name.partition("/")[2]: one for name, one in known.items() if one.vendor == vendor and one.kind == "client"}
    for row in root.tables("client"):
        clients[row.text("id")] = client = _pattern("client", row, vendor, row.texts("names"), platform=row.text("platform", ""))
        yield client
    for row in root.tables("call"):
        yield _call(row, vendor, clients)
    for kind in ("symbol", "env", "setting", "argument"):
        for row in root.tables(kind):
            yield _pattern(kind, row, vendor, row.texts("names"))


def _pattern(kind: str, row: Table, vendor: str, names: tuple[str, ...], platform: str = "", ecosystem: str = "") -> Pattern:
    """One row; each kind has its own keys, and asking for no others makes them errors."""
    in_code = kind in ("client", "call", "symbol")
    if not names:
        row.fail("key 'names' is missing or empty")
    pattern = Pattern(
        id=full_id(vendor, row.text("id")),
        vendor=vendor,
        kind=kind,
        ecosystem=row.text("ecosystem", ecosystem or None) if in_code else "",
        names=names,
        model=row.texts("model") if kind == "call" else (),
        endpoint=row.texts("endpoint") if kind == "client" else (),
        platform=platform,
        feature="" if kind == "client" else full_id(vendor, row.text("feature", "")),
        stands_for=row.text("stands_for", "") if kind == "symbol" else "",
        calls=tuple(full_id(vendor, call) for call in row.texts("calls")) if kind == "argument" else (),
        versions=row.text("versions", "") if in_code else "",
        values=row.texts("values") if kind in ("client", "argument") else (),
        given=row.texts("given") if kind == "client" else (),
    )
    row.done()
    return pattern


def _call(row: Table, vendor: str, clients: Mapping[str, Pattern]) -> Pattern:
    """A call by its absolute names, or by methods of a client (whose platform and ecosystem it then has)."""
    platform = row.text("platform", "")
    names, name, methods = row.texts("names"), row.optional("client"), row.texts("methods")
    if name is None:
        if methods:
            row.fail("key 'methods' needs key 'client'")
        return _pattern("call", row, vendor, names, platform)
    if name not in clients:
        row.fail(f"client {name!r} is not in this file; {nearest(name, list(clients))}")
    if not methods:
        row.fail("key 'client' needs key 'methods'")
    client = clients[name]
    names += tuple(f"{owner}.{method}" for owner in client.names for method in methods)
    return _pattern("call", row, vendor, names, platform or client.platform, client.ecosystem)


def read_spellings(root: Table, vendor: str) -> Iterator[Spelling]:
    """spelling.toml; every key that is not `form`, `maker` or `default_tag` lists the words of a placeholder."""
    for row in root.tables("spelling", "form"):
        form, maker, default_tag = row.text("form"), row.text("maker", ""), row.text("default_tag", "")
        used = PLACEHOLDER.findall(form)
        for word in used:
            if word not in PLACEHOLDERS:
                row.fail(f"placeholder {{{word}}} is not known; {nearest(word, list(PLACEHOLDERS))}")
        if not used or "{" in PLACEHOLDER.sub("", form) or "}" in PLACEHOLDER.sub("", form):
            row.fail("a form must hold at least one whole {placeholder}")
        lists: dict[str, tuple[str, ...]] = {}
        for key in row.rest():
            if key not in used:
                row.fail(f"key {key!r} is not known; {nearest(key, ['form', 'maker', *used])}")
            lists[key] = row.texts(key)
        yield Spelling(platform=vendor, form=form, maker=maker, lists=lists, default_tag=default_tag)
