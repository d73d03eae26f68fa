"""What a name can mean: something outside the tree, something of the tree, or a string."""

from __future__ import annotations

import re
from functools import lru_cache

from airisk.domain import Location
from airisk.frozen import dataclass

_LONGEST, _MOST_PARTS = 400, 32
_PART = re.compile(r"\(\)|\[[^\]]*\]|[^.\[\]()]+")


@dataclass(frozen=True, slots=True)
class External:
    """A name of a module outside the tree; `at` is where the object it hangs on was made ("client = X()"), if it was."""

    dotted: str
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Local:
    """A thing of the tree: a module ("" name), class, function, or an instance of a class."""

    path: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A string and where it is written."""

    text: str
    location: Location
    whole: bool = True


Meaning = External | Local | Literal


def parts_of(dotted: str) -> tuple[str, ...]:
    """Split a dotted name as written into names, "()" and "[key]"; a chain that no person would write is none."""
    found = tuple(_PART.findall(dotted)) if len(dotted) <= _LONGEST else ()
    return found if len(found) <= _MOST_PARTS else ()


#: A beginning of a dotted name as written, and the parts behind it.
Split = tuple[str, tuple[str, ...]]


@lru_cache(maxsize=65536)
def splits_of(dotted: str) -> tuple[Split, ...]:
    """Every way to split a dotted name behind one of its parts, the longest beginning first; the last beginning is its root."""
    parts = parts_of(dotted)
    return tuple((written(parts[:length]), parts[length:]) for length in range(len(parts), 0, -1))


def written(parts: tuple[str, ...]) -> str:
    """Parts put together again."""
    return "".join(part if part[0] in "([" else f".{part}" for part in parts)[1:]
