"""What is wrong today in things that go on by their dates: a release that does harm, a licence that forbids the use made of them."""

from __future__ import annotations

import re

from airisk.frozen import dataclass
from airisk.render import places, words
from airisk.render.vendors import wrongs
from airisk.report import Report

#: Verdicts under which nobody would look for anything wrong.
_CALM = frozenset({"fine", "unknown"})
#: A risk whose warnings are serious too: what a licence forbids is so today.
_FORBIDS = "restrictive-license"
_ASIDE = re.compile(r" \([^()]*\)")
_FIRST = re.compile(r"[.!?] (?=[A-Z])")
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Serious:
    """A finding that no verdict tells: `said` is the first sentence of its message, without asides and full stop."""

    component: str
    risk: str
    said: str
    spots: tuple[tuple[str, int], ...]


def serious(report: Report) -> tuple[Serious, ...]:
    """Findings of components that are fine or unknown by their verdict, each with its places; none for the answer to a question."""
    if report.question is not None:
        return ()
    calm = {component.id for component in report.components if component.verdict.verdict in _CALM}
    found = []
    for wrong in wrongs(report.findings)[0]:
        one = wrong.finding
        if one.component in calm and (one.severity == "error" or (one.severity == "warning" and one.risk == _FORBIDS)):
            said = _ASIDE.sub("", _FIRST.split(one.message)[0]).rstrip(".")
            found.append(Serious(one.component, one.risk, said, wrong.spots))
    return tuple(found)


def told(found: tuple[Serious, ...]) -> str:
    """ "litellm 1.82.7 is pinned here: compromised release (requirements.txt:3)"."""
    named = [f"{one.said} ({words.listed((files.shown(3) for files in places.by_file(one.spots)), 2, 'file')})" for one in found[:_NAMED]]
    rest = len(found) - len(named)
    return "; ".join(named) + (f"; {words.count(rest, 'more finding')}" if rest else "")
