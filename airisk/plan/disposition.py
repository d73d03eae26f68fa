"""Sorts the places of a change: what must change, what may, and what to leave alone, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from airisk.domain import Confidence, Context, Location, Ripple, Role, Said, Usage
from airisk.frozen import dataclass
from airisk.report import Site

#: Reasons of places that must or may change.
MUST_WHY = frozenset(
    {
        "id", "symbol", "call", "import", "argument", "response", "exception", "type", "env", "endpoint", "manifest", "lock", "install",
        "prompt", "tokenizer", "dimension", "weights", "doc", "test-double", "ripple",
    }
)  # fmt: skip
#: Reasons to leave a place alone.
LEAVE_WHY = frozenset({"table", "guard", "comment", "recording", "other-model", "other-service"})

_BY_CONTEXT = {
    Context.IMPORT: "import", Context.ENV: "env", Context.ENDPOINT: "endpoint", Context.MANIFEST: "manifest", Context.IMAGE: "install",
    Context.WEIGHTS: "weights", Context.LICENSE: "doc", Context.PROMPT: "prompt", Context.DOCS: "doc",
}  # fmt: skip
_NAMED = ("model", "weights", "file")
_FOREIGN = (Role.VENDORED, Role.GENERATED)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_PRICES = frozenset({"price", "prices", "pricing", "priced", "cost", "costs", "rate", "rates", "billing", "tariff"})
_BOUNDS = frozenset({"limit", "limits", "window", "windows", "length", "lengths", "tokens"})
_RECORDED = re.compile(r"(^|/)(cassettes?|recordings?|snapshots?|__snapshots__|vcr|_vcr)(/|$)|\.snap$")
_LOCKED = re.compile(r"(^|/)([\w.-]*\.lock(b|file)?|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|go\.sum)$", re.I)
_RAISED = re.compile(r"(Error|Exception|Timeout|Warning|Refused|Denied)$")
_PATCHED = re.compile(r"^[\w]+(\.[\w]+)+$")


@dataclass(frozen=True, slots=True)
class Disposition:
    """Every place of a change, in path order; no place stands in two lists."""

    must: tuple[Site, ...] = ()
    may: tuple[Site, ...] = ()
    leave: tuple[Site, ...] = ()


def dispose(usages: Iterable[Usage], ripples: Iterable[Ripple]) -> Disposition:
    """Where usages and their ripples belong. A place that must change for one reason is in no other list for another.

    A ripple breaks only with the shape of a call: where nothing but a name is replaced, the callers of the project's own code may stay.
    """
    lists: dict[str, dict[tuple[object, ...], Site]] = {"must": {}, "may": {}, "leave": {}}
    seeds = tuple(usages)
    for usage in seeds:
        where, why = placed(usage)
        if where:
            _put(lists, where, _site(usage.location, usage.role, why, None))
    shape = any(not u.subject.startswith(tuple(f"{kind}:" for kind in _NAMED)) for u in seeds)
    for ripple in ripples:
        why = ripple.why if ripple.why in MUST_WHY else "ripple"
        site = _site(ripple.location, ripple.role, why, f"{ripple.via.path}:{ripple.via.line}")
        _put(lists, "must" if shape and ripple.role not in _FOREIGN else "may", site)
    must, may, leave = lists["must"], lists["may"], lists["leave"]
    return Disposition(
        tuple(sorted(must.values(), key=order)),
        tuple(sorted((s for k, s in may.items() if k not in must), key=order)),
        tuple(sorted((s for k, s in leave.items() if k not in must and k not in may), key=order)),
    )


def placed(usage: Usage) -> tuple[str, str]:
    """(list, why) of one usage; ("", "") for airisk's own directives."""
    if usage.context is Context.DIRECTIVE:
        return "", ""
    if _RECORDED.search(usage.location.path):
        return "leave", "recording"
    if usage.context in (Context.COMMENT, Context.DOCSTRING):
        return "leave", "comment"
    if usage.context is Context.COMPARE:
        return "leave", "guard"
    if usage.context is Context.CATALOGUE:
        return _listed(usage)
    why = _why(usage)
    sure = usage.confidence is not Confidence.LOW and usage.role not in _FOREIGN
    if why == "lock":
        return "must", why
    if usage.context is Context.DOCS:
        return ("must" if sure and _kind(usage) == "model" else "may"), why
    if usage.context in (Context.PROMPT, Context.LICENSE):
        return "may", why
    return ("must" if sure else "may"), why


def _listed(usage: Usage) -> tuple[str, str]:
    """A price table keeps what was billed; a table of limits may keep a row too many; a list of what is offered may not."""
    slots = [usage.reference.name, usage.reference.scope, *(getattr(a.value, "dotted", "") for a in usage.reference.arguments[:1])]
    words = {w.lower() for slot in slots for w in _WORD.findall(slot)}
    if words & _PRICES:
        return "leave", "table"
    sure = usage.confidence is not Confidence.LOW and not words & _BOUNDS and usage.role not in _FOREIGN
    return ("must" if sure and _kind(usage) in _NAMED else "may"), "id" if _kind(usage) in _NAMED else "symbol"


def _kind(usage: Usage) -> str:
    return usage.subject.partition(":")[0]


def _why(usage: Usage) -> str:
    reference = usage.reference
    if usage.context is Context.MANIFEST and _LOCKED.search(usage.location.path):
        return "lock"
    if usage.context in _BY_CONTEXT and not (_kind(usage) == "model" and usage.context in (Context.ENV, Context.MANIFEST)):
        return _BY_CONTEXT[usage.context]
    if _kind(usage) == "model":
        return "symbol" if reference.kind is Said.NAME else "id"
    if _kind(usage) in _NAMED:
        return "weights"
    if reference.kind is Said.TEXT and usage.role is Role.TEST and _PATCHED.match(reference.text):
        return "test-double"
    if reference.kind is Said.NAME:
        return _named(reference.name)
    return "call" if usage.context is Context.CALL else "argument"


def _named(dotted: str) -> str:
    last = dotted.rsplit(".", 1)[-1]
    return "exception" if _RAISED.search(last) else "type" if last[:1].isupper() and not last.isupper() else "symbol"


def _site(at: Location, role: Role, why: str, via: str | None) -> Site:
    return Site(at.path, at.line, at.column, at.end_line, at.end_column, at.cell, role.value, why, via)


def _key(site: Site) -> tuple[object, ...]:
    return (site.path, site.line, site.column, site.end_line, site.end_column, site.cell)


def order(site: Site) -> tuple[object, ...]:
    """The sort key of sites: by place, then by reason."""
    return (*_key(site), site.why, site.via or "")


def _put(lists: dict[str, dict[tuple[object, ...], Site]], where: str, site: Site) -> None:
    """The first reason stays, but one of the seed itself beats one that hangs on another place."""
    old = lists[where].get(_key(site))
    if old is None or (old.via is not None and site.via is None):
        lists[where][_key(site)] = site
