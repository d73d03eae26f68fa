"""Turns spans of one parsed file into locations, and its texts into texts without secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from airisk.domain import Location, Text, Value
from airisk.redact import WIDTH, redact, snippet
from airisk.syntax import Parsed

#: Bytes on each side of a place that a snippet is cut from: a line may have megabytes.
_AROUND = 320
#: Places of a long line that are this near to each other share a snippet.
_STEP = 64
_LABEL = re.compile(r"\w+(?=\W*\Z)")


@dataclass(slots=True, eq=False)
class Masking:
    """One file on its way out: every text and snippet of it passes `redact` here, each only once."""

    path: str
    parsed: Parsed
    prefixes: tuple[str, ...]
    _texts: dict[tuple[str, str], str] = field(default_factory=dict)
    _snippets: dict[tuple[int, int], str] = field(default_factory=dict)

    def location(self, start: int, end: int) -> Location:
        """The location between two byte offsets."""
        return self.parsed.span(self.path, start, end)

    def text(self, text: str, name: str = "") -> str:
        """A text without secrets; the name that it is given to may tell that it is one."""
        if len(text) < 4:
            return text
        key = (name, text)
        if key not in self._texts:
            self._texts[key] = self._masked(text, name)
        return self._texts[key]

    def _masked(self, text: str, name: str) -> str:
        label = _LABEL.search(name)
        if label is None or '"' in text or "\n" in text or "\\" in text:
            return redact(text, self.prefixes)
        before = f'{label[0]} = "'
        masked = redact(f'{before}{text}"', self.prefixes)
        return masked[len(before) : -1] if masked.startswith(before) else redact(text, self.prefixes)

    def value(self, value: Value, name: str = "") -> Value:
        """A value without secrets."""
        if not isinstance(value, Text):
            return value
        return Text(tuple(self.text(part, name) if isinstance(part, str) else part for part in value.parts))

    def snippet(self, start: int) -> str:
        """The line around a byte offset, without secrets."""
        line, text, column = self.parsed.window(start, _AROUND)
        if len(text) > WIDTH:
            start = max(start - start % _STEP, self.parsed.line_start(line))
            _, text, column = self.parsed.window(start, _AROUND)
            key = (line, start)
        else:
            key = (line, 0)
        if key not in self._snippets:
            self._snippets[key] = snippet(text, column, self.prefixes)
        return self._snippets[key]
