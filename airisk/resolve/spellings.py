"""How platforms write model ids: `groq/{id}`, `{id}:{tag}` … read backwards into the id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.frozen import dataclass
from airisk.rulebook.schema import Spelling

#: The closed list of placeholders, each with what it may stand for. Lists in the rule override it.
PLACEHOLDERS = {
    "id": r"[\w.:@/+-]+?",
    "name": r"[\w.@:/+-]+?",
    "maker": r"[\w.-]+?",
    "region": r"[a-z0-9-]+?",
    "n": r"\d+",
    "date": r"\d{4}-?\d{2}-?\d{2}",
    "tag": r"[\w.-]+",
}

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A string read by a spelling: the id in it (or the free name), and whose spelling it is."""

    platform: str
    maker: str
    id: str
    free: bool


def compiled(spelling: Spelling) -> re.Pattern[str]:
    """The spelling as a pattern over the whole string. Linear: every hole is bounded by the next constant part."""
    out, at, seen = [], 0, set()
    for hole in _HOLE.finditer(spelling.form):
        name = hole[1]
        words = spelling.lists.get(name)
        inner = "|".join(re.escape(w) for w in words) if words else PLACEHOLDERS[name]
        out.append(re.escape(spelling.form[at : hole.start()]))
        out.append(f"(?:{inner})" if name in seen else f"(?P<{name}>{inner})")
        seen.add(name)
        at = hole.end()
    out.append(re.escape(spelling.form[at:]))
    return re.compile("".join(out), re.IGNORECASE)


def readings(text: str, forms: tuple[tuple[Spelling, re.Pattern[str]], ...]) -> Iterator[Spelled]:
    """Every way in which a string can be read as somebody's spelling of an id."""
    for spelling, pattern in forms:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = match.groupdict()
        if "id" in groups:
            yield Spelled(spelling.platform, spelling.maker or groups.get("maker") or "", groups["id"], False)
        elif "name" in groups:
            yield Spelled(spelling.platform, spelling.maker or groups.get("maker") or "", groups["name"], True)
