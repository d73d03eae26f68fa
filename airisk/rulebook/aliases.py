"""Which names of models are dated versions of which other names: `x-2026-11-24` is one of `x`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from airisk.rulebook.schema import Rules

__all__ = ["MOVING", "dated_rows"]

#: The word by which makers call whatever is newest.
MOVING = "latest"
_YEAR = r"20[12]\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
#: A day or a month at the end of a name, as makers write it.
_DATED = re.compile(rf"(.+)[-@]({_YEAR}-?{_MONTH}-?{_DAY}|{_MONTH}-{_YEAR}|{_MONTH}{_DAY}|[12]\d{_MONTH})")


def dated_rows(rules: Rules) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The dated names of each undated one, the last in order of spelling first, by maker and lower-case name."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for model in rules.models:
        if model.vendor != model.maker:
            continue
        for name in (model.id, *model.aliases):
            read = _DATED.fullmatch(name.lower())
            if read is not None and "/" not in name:
                found[model.maker, read[1]].add(name)
    return {key: tuple(sorted(names, reverse=True)) for key, names in found.items()}
