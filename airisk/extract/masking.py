"""Turns spans of one parsed file into locations, and its texts into texts without secrets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from airisk.domain import Location, Name, Text, Value
from airisk.extract.lines import beside
from airisk.harmless import harmless
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
#: A line that opens with a text: what it is given to may stand above.
_OPENS = re.compile(r"\s*[rbufRBUF]{0,2}[\"'`(]")
#: How the line above ends if it waits for a value, and how far up is looked, in bytes.
_WAITS = (b"=", b":", b"(", b",")
_AROUND_ABOVE = 500
#: Names of one part that are too short to hold a secret, or hold none of its marks.
_PLAIN = re.compile(r"\w{,15}(?:[.()]+\w{,15})*")


@dataclass(slots=True, eq=False)
class Masking:
    """One file on its way out: every text and snippet of it passes `redact` here, each only once."""

    path: str
    parsed: Parsed
    prefixes: tuple[str, ...]
    #: The location between two byte offsets.
    location: Callable[[int, int], Location] = field(init=False)
    #: A name without secrets: the key that a bracket or a dict display holds may be one.
    name: Callable[[str], str] = field(init=False)
    _texts: dict[tuple[str, str], str] = field(default_factory=dict)
    _snippets: dict[tuple[int, int], str] = field(default_factory=dict)
    _spans: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Places and names come again and again: a name of a scope with each thing in it."""
        self.location = cache(partial(self.parsed.span, self.path))
        self.name = cache(self._name)

    def text(self, text: str, name: str = "", at: tuple[int, int] | None = None) -> str:
        """A text without secrets; the name that it is given to, or the line that it stands `at`, may tell that it is one."""
        if len(text) < 4:
            return text
        key = (name, text)
        if key not in self._texts:
            self._texts[key] = self._masked(text, name)
        masked = self._texts[key]
        return short(text) if at is not None and masked == text and self._told_secret(*at) else masked

    def _name(self, name: str) -> str:
        return name if _PLAIN.fullmatch(name) else self.text(name)

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
        """What stands close before and behind a line, if it or the end of the one above speaks of secrets; `start` is the byte offset of
        its `column`."""
        begin = start - len(line[: column - 1].encode("utf-8"))
        if _TELLING.search(line.lower()) is None and not self._told_above(begin, line):
            return "", ""
        return beside(self.parsed.source, begin, begin + len(line.encode("utf-8")))

    def _told_above(self, begin: int, line: str) -> bool:
        """Whether a line that opens with a text is given to a name above it that speaks of a secret."""
        if _OPENS.match(line) is None:
            return False
        above = self.parsed.source[max(0, begin - _AROUND_ABOVE) : begin].rstrip()
        while (last := above[above.rfind(b"\n") + 1 :]).lstrip().startswith(b"#"):
            above = above[: -len(last)].rstrip()
        told = last.partition(b" #")[0].rstrip()
        return told.endswith(_WAITS) and _TELLING.search(told.decode("utf-8", "ignore").lower()) is not None

    def _told_secret(self, start: int, end: int) -> bool:
        """Whether the line around a literal tells that it is a secret."""
        line, text, column = self.parsed.window(start, _AROUND)
        before, behind = self._around(start, text, column)
        if not before and not behind and _TELLING.search(text.lower()) is None:
            return False
        key = (line, max(0, start - _AROUND - self.parsed.line_start(line)))
        if key not in self._spans:
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
            around = self._around(start, text, column)
            plain = len(text) <= WIDTH and not any(around) and harmless(text, self.prefixes)  # nine lines of ten
            self._snippets[key] = text.strip() if plain else snippet(text, column, self.prefixes, around)
        return self._snippets[key]
