"""Turns spans of one parsed file into locations, and its texts into texts without secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from airisk.domain import Location, Name, Text, Value
from airisk.extract.lines import beside
from airisk.redact import WIDTH, redact, secret_spans, short, snippet
from airisk.syntax import Parsed

#: Bytes on each side of a place that a snippet is cut from: a line may have megabytes.
_AROUND = 320
#: Stands for a short line, all of which is the snippet of every place in it.
_WHOLE = -1
#: Places of a long line that are this near to each other share a snippet.
_STEP = 64
_BRACKETED = re.compile(r"\[([^\[\]]+)\]\Z")
_LABEL = re.compile(r"\w+(?=\W*\Z)")
_ODD = re.compile(r"[^\w.-]")
#: Words without which no line, in lower case, tells that something in it is a secret.
_TELLING = re.compile(r"key|token|secret|passw|passphrase|pwd|credential|auth|signature|\bvalue\b")
#: Names of one part that are too short to hold a secret, or hold none of its marks.
_PLAIN = re.compile(r"\w{,15}(?:[.()]+\w{,15})*")


@dataclass(slots=True, eq=False)
class Masking:
    """One file on its way out: every text and snippet of it passes `redact` here, each only once."""

    path: str
    parsed: Parsed
    prefixes: tuple[str, ...]
    _locations: dict[tuple[int, int], Location] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _texts: dict[tuple[str, str], str] = field(default_factory=dict)
    _snippets: dict[tuple[int, int], str] = field(default_factory=dict)
    _spans: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)

    def location(self, start: int, end: int) -> Location:
        """The location between two byte offsets."""
        found = self._locations.get((start, end))
        if found is None:
            found = self._locations[start, end] = self.parsed.span(self.path, start, end)
        return found

    def text(self, text: str, name: str = "", at: tuple[int, int] | None = None) -> str:
        """A text without secrets; the name that it is given to, or the line that it stands `at`, may tell that it is one."""
        if len(text) < 4:
            return text
        key = (name, text)
        if key not in self._texts:
            self._texts[key] = self._masked(text, name)
        masked = self._texts[key]
        return short(text) if at is not None and masked == text and self._told_secret(*at) else masked

    def name(self, name: str) -> str:
        """A name without secrets: the key that a bracket or a dict display holds may be one."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = name if _PLAIN.fullmatch(name) else self.text(name)
        return found

    def _masked(self, text: str, name: str) -> str:
        bracketed = _BRACKETED.search(name)
        label = _LABEL.search(_ODD.sub("_", bracketed[1]) if bracketed else name)
        if label is None or '"' in text or "\n" in text or "\\" in text:
            return redact(text, self.prefixes)
        before = f'{label.string if bracketed else label[0]} = "'
        masked = redact(f'{before}{text}"', self.prefixes)
        return masked[len(before) : -1] if masked.startswith(before) else redact(text, self.prefixes)

    def value(self, value: Value, name: str, at: tuple[int, int]) -> Value:
        """A value that stands between two byte offsets, without secrets."""
        if isinstance(value, Name):
            return Name(self.name(value.dotted))
        if not isinstance(value, Text):
            return value
        return Text(
            tuple(
                self.text(part, name, at) if isinstance(part, str) else Name(self.name(part.dotted)) if isinstance(part, Name) else part
                for part in value.parts
            )
        )

    def _around(self, start: int, line: str, column: int) -> tuple[str, str]:
        """What stands close before and behind a line, if it speaks of secrets; `start` is the byte offset of its `column`."""
        if _TELLING.search(line.lower()) is None:
            return "", ""
        begin = start - len(line[: column - 1].encode("utf-8"))
        return beside(self.parsed.source, begin, begin + len(line.encode("utf-8")))

    def _told_secret(self, start: int, end: int) -> bool:
        """Whether the line around a literal tells that it is a secret."""
        line, text, column = self.parsed.window(start, _AROUND)
        if _TELLING.search(text.lower()) is None:
            return False
        key = (line, max(0, start - _AROUND - self.parsed.line_start(line)))
        if key not in self._spans:
            before, behind = self._around(start, text, column)
            found = secret_spans(before + text + behind, self.prefixes)
            self._spans[key] = [(begin - len(before), end - len(before)) for begin, end in found]
        first = column - 1
        last = first + len(self.parsed.source[start:end].decode("utf-8", "ignore"))
        return any(begin < last and first < stop for begin, stop in self._spans[key])

    def snippet(self, start: int) -> str:
        """The line around a byte offset, without secrets."""
        key = (self.parsed.row(start), _WHOLE)
        if key in self._snippets:
            return self._snippets[key]
        line, text, column = self.parsed.window(start, _AROUND)
        if len(text) > WIDTH:
            start = max(start - start % _STEP, self.parsed.line_start(line))
            _, text, column = self.parsed.window(start, _AROUND)
            key = (line, start)
        if key not in self._snippets:
            self._snippets[key] = snippet(text, column, self.prefixes, self._around(start, text, column))
        return self._snippets[key]
