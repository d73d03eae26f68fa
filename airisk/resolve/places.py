"""Places: what a usage is called from one scan to the next, whatever lines and files it moves to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from airisk.domain import Usage


def places(usages: Iterable[Usage]) -> dict[tuple[object, ...], str]:
    """The place of each usage by its order key: component, enclosing definition and text as written.

    Equal ones are numbered in path order.
    """
    seen: Counter[str] = Counter()
    named: dict[tuple[object, ...], str] = {}
    for usage in sorted(usages, key=lambda u: u.order):
        words = "\0".join((usage.subject, usage.reference.scope, usage.text))
        digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        named[usage.order] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return named
