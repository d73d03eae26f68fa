"""What a string names: a known model id, a platform's spelling of one, a derivative, or one of the user's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from airisk.config import Config
from airisk.resolve.spellings import Spelled, compiled, readings
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Model, Spelling

MAX_NAME = 160
#: The maker of what nobody is known to have made.
UNKNOWN_MAKER = "unknown"

_TOKEN = re.compile(r"[A-Za-z0-9][\w.:@/+-]*[\w+]|[A-Za-z0-9]")
_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
#: What a word of prose must have in it to be looked up: plain words are most of a text.
_NUMBERED = re.compile(r"[0-9/-]")
#: A single word, with or without a number ("llama3", "o1"): things of all kinds are called so.
_ONE_WORD = re.compile(r"[A-Za-z]+[\d.]*[a-z]?")
#: A number of parameters inside a name.
_PARAMETERS = re.compile(r"(?<![A-Za-z0-9])\d+(\.\d+)?[bBmM](?![A-Za-z0-9])")
#: First halves of media types, and endings of files, that have the form of an owner/name.
_MEDIA = frozenset(["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"])
_FILES = frozenset(
    ["py", "js", "ts", "json", "yaml", "yml", "toml", "md", "txt", "csv", "html", "css", "sh", "png", "jpg", "svg", "pdf", "xml"]
)
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(/[\w.-]+)*")


def derived_from(family: str) -> str:
    """How a usage says that it only looks like a derivative of a line of models."""
    return f"appears derived from {family}"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A string that names a model. `platform` "" = not told by the string; `exact` False = only looks like a derivative."""

    maker: str
    name: str
    platform: str
    ambiguous: bool
    exact: bool
    how: str


@dataclass(slots=True)
class Recogniser:
    """Recognises model names for one rulebook and one configuration."""

    book: Rulebook
    config: Config
    forms: tuple[tuple[Spelling, re.Pattern[str]], ...] = ()
    listing: frozenset[str] = frozenset()
    _known: dict[str, Recognised | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.forms = tuple((s, compiled(s)) for s in self.book.rules.spellings)
        self.listing = self.book.listing

    def remember(self, text: str, what: Recognised) -> None:
        """Teach a string that the rules do not know."""
        self._known[text] = what

    def model(self, text: str) -> Recognised | None:
        """The model that a whole string names, or None."""
        if text not in self._known:
            self._known[text] = self._model(text) if 0 < len(text) <= MAX_NAME and not re.search(r"\s", text) else None
        return self._known[text]

    def _model(self, text: str) -> Recognised | None:
        own = self.config.model(text)
        if own is not None:
            platform, maker, name = own
            return Recognised(maker or "private", name or text, platform, False, True, "[tool.airisk.models]")
        rows = self.book.model(text)
        if rows:
            known = self._owned(rows, text) if "/" in text else self._from_rows(rows, "", "id")
            return replace(known, ambiguous=True) if _ONE_WORD.fullmatch(text) else known
        for spelled in readings(text, self.forms):
            found = self._spelled(spelled, text)
            if found is not None:
                return found
        return self._derivative(text) or self._repository(text)

    def _owned(self, rows: tuple[Model, ...], text: str) -> Recognised:
        """An id written owner/name, as hubs and several gateways write it: that one platform lists it so tells no platform.

        What the owner tells is read as a prefix, but for open weights, whose owner serves nobody.
        """
        known = replace(self._from_rows(rows, "", "id"), platform="")
        family = self.book.family(rows[0].family)
        if family is not None and family.open:
            return known
        read = (self._spelled(spelled, text) for spelled in readings(text, self.forms))
        return replace(known, platform=next((r.platform for r in read if r is not None and r.maker == known.maker), ""))

    def _from_rows(self, rows: tuple[Model, ...], platform: str, how: str) -> Recognised:
        own = [r for r in rows if r.vendor == platform] if platform else [r for r in rows if r.vendor == r.maker]
        row = (own or list(rows))[0]
        vendors = {r.vendor for r in rows if r.maker == row.maker}
        if not platform and row.maker not in vendors and len(vendors) == 1 and not self._open(row):
            platform = vendors.pop()  # an id that only one platform uses
        return Recognised(row.maker, row.id, platform, all(r.ambiguous for r in rows), True, how)

    def certain(self, text: str) -> bool:
        """Whether a string can hardly be anything but a model name: known, and more than one word with a number."""
        found = self.model(text)
        return found is not None and found.exact and not found.ambiguous

    def _open(self, row: Model) -> bool:
        family = self.book.family(row.family)
        return "/" in row.id and family is not None and bool(family.open)

    def _spelled(self, spelled: Spelled, text: str) -> Recognised | None:
        if spelled.free:
            return None
        rows = self.book.model(spelled.id)
        platform = self._served_by(text, spelled.platform)
        if not rows:
            inner = self.model(spelled.id) if len(spelled.id) < len(text) else None
            if inner is None or not inner.exact:
                return None
            return Recognised(inner.maker, inner.name, inner.platform or platform, False, True, f"spelling of {spelled.platform}")
        found = self._from_rows(rows, platform, f"spelling of {spelled.platform}")
        told = text.split("/")[0].lower() in self.book.rules.vendors
        if platform in self.book.rules.vendors and platform == text.split("/")[0].lower() and not self._serves(platform, rows):
            platform = ""  # a compatible endpoint's prefix in front of somebody else's model
        return Recognised(found.maker, found.name, platform, found.ambiguous and not told, True, found.how)

    def _serves(self, platform: str, rows: tuple[Model, ...]) -> bool:
        """Whether a platform that lists ids lists this one; one that lists none may serve anything."""
        return platform not in self.listing or any(platform in (r.vendor, r.maker) for r in rows)

    def _served_by(self, text: str, platform: str) -> str:
        """A gateway's prefix names the platform behind it."""
        prefix = re.split(r"[/:]", text, maxsplit=1)[0].lower()
        vendor = self.book.rules.vendors.get(platform)
        return prefix if vendor is not None and vendor.gateway and prefix in self.book.rules.vendors else platform

    def _derivative(self, text: str) -> Recognised | None:
        if not _REPOSITORY.fullmatch(text) and "." not in text:
            return None
        family = next(iter(self.book.derived(text)), None)
        return Recognised(family.maker, text, "", False, False, derived_from(family.id)) if family is not None else None

    def _repository(self, text: str) -> Recognised | None:
        """An owner/name whose name speaks of size, tuning or format as only models' names do. Who made it is not known."""
        owner, _, name = text.partition("/")
        if not name or "/" in name or not _REPOSITORY.fullmatch(text) or owner.lower() in _MEDIA or name.rsplit(".", 1)[-1] in _FILES:
            return None
        words = set(re.split(r"[-_.]", name.lower()))
        if not _PARAMETERS.search(name) and (len(words) < 2 or not words & self.book.rules.name_words):
            return None
        return Recognised(UNKNOWN_MAKER, text, "", False, False, "reads like a hub repository of a model")

    def mentions(self, line: str) -> Iterator[tuple[int, str, Recognised]]:
        """Model names inside prose: (0-based offset, text, what). Ambiguous words and look-alikes are never mentions."""
        for token in _TOKEN.finditer(line):
            word = token[0].rstrip(".:-/")
            found = self.model(word) if _NUMBERED.search(word) else None
            if found is not None and found.exact and not found.ambiguous:
                yield token.start(), word, found

    def model_slot(self, name: str) -> bool:
        """Whether a variable, keyword, key or scope is named like something that holds a model ("default_model", "LLM_MODEL")."""
        return _model_slot(name, self.book.rules.model_slots)


@lru_cache(maxsize=65536)
def _model_slot(name: str, slots: frozenset[str]) -> bool:
    last = re.split(r"[.\[\]]+", name.strip(".[]"))[-1]
    words = [w.lower() for w in _WORD.findall(last.replace("-", "_"))] if not last.isupper() else last.lower().replace("-", "_").split("_")
    words = [w for w in words if w]
    return any("_".join(words[i:]) in slots for i in range(len(words)))
