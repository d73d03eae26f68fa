"""A stable key for each usage, its place, so that a finding is known again after lines and files have moved."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from airisk.domain import Location, Usage


def places(usages: Iterable[Usage]) -> dict[tuple[object, ...], str]:
    """The place of each usage by its order key: component, enclosing definition and text as written.

    Equal ones are numbered in path order.
    """
    seen: dict[str, list[Location]] = {}
    named: dict[tuple[object, ...], str] = {}
    for usage in sorted(usages, key=lambda u: u.order):
        # A mention counts apart: that a README speaks of an id must not rename the place in the code.
        words = "\0".join((usage.subject, usage.reference.scope, usage.text, *(["mention"] if usage.mention else [])))
        digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        at = seen.setdefault(digest, [])
        if usage.location not in at[-1:]:
            at.append(usage.location)
        named[usage.order] = digest if len(at) == 1 else f"{digest}-{len(at)}"
    return named
