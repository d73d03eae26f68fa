"""Reads one table of a rules file strictly: every key is asked for by name and type, and what nobody asked for is an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import NoReturn

from airisk.errors import RulesError


def nearest(word: str, known: list[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or all of them."""
    close = get_close_matches(word, known, 1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known are {', '.join(sorted(known))}" if known else "none is known here"


class Table:
    """A TOML table with the file and the place it stands in. `done` must follow the last question."""

    __slots__ = ("_asked", "_values", "file", "where")

    def __init__(self, file: str, values: dict[str, object], where: str = "") -> None:
        self.file = file
        self.where = where
        self._values = values
        self._asked: set[str] = set()

    def fail(self, what: str) -> NoReturn:
        """Stop with one sentence that names file and place."""
        raise RulesError(f"{self.file}: {self.where + ': ' if self.where else ''}{what}")

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        self.fail(f"key {key!r} must be {wanted}")

    def peek(self, key: str) -> object:
        """A value of any type."""
        return self._get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default the key must be there and not be empty."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.fail(f"key {key!r} is missing")
        if not isinstance(value, str):
            self._wrong(key, "a string")
        if not value and default is None:
            self._wrong(key, "a string that is not empty")
        return value

    def optional(self, key: str) -> str | None:
        """A string, or None if the key is not there."""
        return None if self._get(key) is None else self.text(key)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """One of a closed list of words."""
        value = self.text(key, default)
        if value not in allowed and value != default:
            self.fail(f"key {key!r} cannot be {value!r}; {nearest(value, list(allowed))}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty if the key is not there."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self._wrong(key, "a list of strings that are not empty")
        return tuple(value)

    def flag(self, key: str) -> bool | None:
        """true, false, or None if the key is not there."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            self._wrong(key, "true or false")
        return value

    def whole(self, key: str) -> int | None:
        """A whole number, or None if the key is not there."""
        value = self._get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            self._wrong(key, "a whole number")
        return value

    def number(self, key: str) -> float:
        """A number that must be there."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong(key, "a number")
        return value

    def day(self, key: str) -> date | None:
        """A day between 2000 and 2100, or None if the key is not there."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self._wrong(key, "a day like 2026-01-31, without quotes")
        if not 2000 <= value.year < 2100:
            self._wrong(key, f"a day between 2000 and 2100, not {value.isoformat()}")
        return value

    def must_day(self, key: str) -> date:
        """A day that must be there."""
        value = self.day(key)
        if value is None:
            self.fail(f"key {key!r} is missing")
        return value

    def tables(self, key: str, name: str = "id") -> Iterator[Table]:
        """The tables of an array, each called by its `name` key in messages."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(key, "a list of tables")
        for number, item in enumerate(value, 1):
            label = item.get(name)
            yield Table(self.file, item, f"{key} {label if isinstance(label, str) else number}".strip())

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables under a table, by name."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            self._wrong(key, "a table of tables")
        for name, item in value.items():
            yield name, Table(self.file, item, f"{key}.{name}")

    def open_table(self, key: str) -> Table:
        """A table whose keys are free (an id, a word)."""
        value = self._get(key)
        if value is not None and not isinstance(value, dict):
            self._wrong(key, "a table")
        return Table(self.file, value or {}, key)

    def rest(self) -> list[str]:
        """The keys that nobody asked for yet."""
        return [key for key in self._values if key not in self._asked]

    def done(self) -> None:
        """Stop if a key is left that nobody asked for."""
        for key in self.rest():
            self.fail(f"key {key!r} is not known; {nearest(key, sorted(self._asked))}")
