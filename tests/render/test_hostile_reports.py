"""Every slot of every format that people read, filled with what a stranger's tree may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from airisk.render.to_json import from_json, to_json
from airisk.render.to_markdown import to_markdown
from airisk.render.to_text import to_text
from airisk.render.view import View
from airisk.report import Report

#: Words that tie the report together or are closed; everything else can come from a scanned tree or a rules folder.
KEPT = {
    "schema",
    "today",
    "id",
    "component",
    "components",
    "for_",
    "items",
    "verdict",
    "start_by",
    "state",
    "severity",
    "risk",
    "status",
    "precision",
    "kind",
}
KEPT |= {"effect", "context", "platform"}

EVILS = {
    "escape": "\x1b[2J\x1b]52;c;aGk=\x07\x9b\r",
    "bidi": "a\u202eb\u2066c\u200bd",
    "newline": "x\n# Title\n\n- item\n```\n::error::x",
    "markup": "**b** [l](javascript:alert(1)) ![i](https://t.example/p.png) <script>alert(1)</script> <!-- airisk:report -->",
    "table": "a | b | c",
    "fence": "``` ` ~~~",
    "mention": "@org/team @someone #123 GH-1 3f2a9bc",
    "rich": "[/bold][link=https://t.example]x[/link]",
    "template": "{{ 7 * 7 }}{% raw %}",
    "surrogate": "bad\udcff.py",
    "command": "##[error]x ##vso[task.x] ::set-output name=a::b",
    "empty": "",
    "long": "w" * 3_000,
}


def poisoned(value: Any, evil: str, name: str = "") -> Any:
    """The value with every free string replaced; a path stays different from other paths."""
    if isinstance(value, str):
        return value if name in KEPT else evil
    if isinstance(value, tuple):
        return tuple(poisoned(item, evil, name) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item, evil) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: poisoned(getattr(value, field.name), evil, field.name) for field in fields(value)})
    return value


@pytest.fixture(params=sorted(EVILS))
def evil(request: pytest.FixtureRequest) -> str:
    return EVILS[request.param]


@pytest.mark.parametrize("colour", [False, True])
def test_no_byte_of_a_tree_acts_on_a_terminal(full: Callable[..., Report], whatif: Callable[..., Report], evil: str, colour: bool) -> None:
    for report in (full(), whatif()):
        text = to_text(poisoned(report, evil), View(80, colour, "full"))
        text.encode("utf-8")
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert ("\x1b" in text) == colour
        assert not set(plain) & set("\x1b\x9b\x07\r\u202e\u2066\u200b")
        assert not re.search(r"^\s*::|##\[|##vso\[", plain, re.MULTILINE)


def test_no_byte_of_a_tree_is_markup_in_markdown(full: Callable[..., Report], whatif: Callable[..., Report], evil: str) -> None:
    for report in (full(), whatif()):
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        clean, text = to_markdown(report, View()), to_markdown(poisoned(report, evil), View(detail="full"))
        text.encode("utf-8")
        html = parser.render(text)
        for tag in ("<h1>", "<h4>", "<img", "<script", "<pre>", "<hr", "<s>", "<ol start", "<blockquote>"):
            assert html.count(tag) <= parser.render(clean).count(tag), tag
        assert not re.search(r'href="(?!https://acme\.example|#licences-and-weights")', html)
        assert [found.start() for found in re.finditer("<!--", text)] == [0], "the mark, and nothing else, is a comment"
        prose = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
        assert not re.search(r"@\w|#\d|GH-\d|3f2a9bc", prose)
        assert not set(text) & set("\x1b\x9b\x07\r\u202e\u2066")


def test_every_row_of_a_table_keeps_its_columns(full: Callable[..., Report], whatif: Callable[..., Report], evil: str) -> None:
    for report in (full(), whatif()):
        tables = re.findall(r"(?:^\|.*\n)+", to_markdown(poisoned(report, evil), View(detail="full")), re.MULTILINE)
        assert tables
        for table in tables:
            # A cell ends at a pipe that no backslash stands before; a parser would quietly cut a row that is too long.
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_json_keeps_every_byte(full: Callable[..., Report], evil: str) -> None:
    report = poisoned(full(), evil)
    assert from_json(to_json(report)) == report
