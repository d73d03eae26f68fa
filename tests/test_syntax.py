"""Parsed text: where things stand, and that no text ends the process."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.syntax import TooDeep, decode, parse


@given(st.text(alphabet="ab é𝄞\t\n\r", max_size=600))
def test_positions_are_those_of_the_text(text: str) -> None:
    parsed = parse("python", text.encode())
    line, column = 1, 1
    for at, character in enumerate(text):
        assert parsed.position(len(text[:at].encode())) == (line, column)
        ends = character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)


def test_columns_of_a_very_long_line() -> None:
    text = "é" * 5000 + "x"
    assert parse("python", text.encode()).position(len(("é" * 4999).encode())) == (1, 5000)


def test_window_is_cut_around_a_place() -> None:
    parsed = parse("python", ("a\n" + "é" * 500 + "X" + "y" * 500 + "\r\nz").encode())
    line, text, column = parsed.window(2 + 1000, 100)
    assert (line, text, column) == (2, "é" * 50 + "X" + "y" * 99, 51)


def test_errors_are_counted() -> None:
    assert parse("python", b"x = 1\n").errors == 0
    assert parse("python", b"x = = 1\n").errors > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "".join(" " * depth + "if a:\n" for depth in range(600))),
        ("python", "".join("\t" * depth + "if a:\n" for depth in range(600))),
        ("python", "".join(" \\\n" * depth + "if a:\n" for depth in range(600))),
        ("yaml", "".join(" " * depth + "a:\n" for depth in range(400))),
        ("yaml", "- " * 400 + "x"),
        ("yaml", "? " * 400 + "x"),
        ("yaml", "- ? " * 400 + "x"),
    ],
)
def test_blocks_that_would_crash_the_grammar_are_refused(language: str, text: str) -> None:
    with pytest.raises(TooDeep):
        parse(language, text.encode())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "".join(" " * depth + "if a:\n" for depth in range(100)) + " " * 100 + "b\n"),
        ("yaml", "".join(" " * depth + "a:\n" for depth in range(100))),
        ("yaml", "- " * 100 + "x\n"),
        ("json", "[" * 50_000 + "]" * 50_000),
    ],
)
def test_deep_but_bearable_blocks_are_read(language: str, text: str) -> None:
    assert parse(language, text.encode()).errors == 0


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("é".encode(), ("é".encode(), None)),
        (b"\xef\xbb\xbfx", (b"x", None)),
        ("é".encode("utf-16"), ("é".encode(), None)),
        (b"caf\xe9", ("café".encode(), "encoding-guess")),
    ],
)
def test_decode(raw: bytes, expected: tuple[bytes, str | None]) -> None:
    assert decode(raw) == expected


def test_a_long_run_of_comments_is_read_past_without_moving_anything() -> None:
    source = b"# a line that only comments\n" * 30_000 + b"value = 1\n"
    parsed = parse("python", source)
    assert parsed.errors == 0
    assert parsed.position(source.index(b"value")) == (30_001, 1)


TEXT = "import acme  # a comment\n"


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_text_is_read_with_and_without_its_mark(codec: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(codec)) == (TEXT.encode(), None)
    assert decode(TEXT.encode(codec)) == (TEXT.encode(), "encoding-guess")


@pytest.mark.parametrize(
    ("cookie", "raw", "text", "note"),
    [
        ("latin-1", b"x = '\xe9'", "x = 'é'", None),
        ("koi8-r", b"x = '\xc1'", "x = 'а'", None),
        ("utf-8", b"x = '\xc3\xa9'", "x = 'é'", None),
        ("foo-bar", b"x = '\xc3\xa9'", "x = 'é'", "odd-encoding"),
        ("rot13", b"vzcbeg", "vzcbeg", "odd-encoding"),
        ("utf-16", b"import acme", "import acme", "odd-encoding"),
        ("utf-7", b"import +AGEAYwBtAGU-", "import acme", "odd-encoding"),
    ],
)
def test_a_file_may_name_its_encoding_and_an_odd_one_is_noted(cookie: str, raw: bytes, text: str, note: str | None) -> None:
    for first in (f"# -*- coding: {cookie} -*-\n", f"#!/usr/bin/python\n# vim: set fileencoding={cookie} :\n"):
        assert decode(first.encode() + raw, cookies=True) == ((first + text).encode(), note)
    assert decode(first.encode() + raw)[1] != "odd-encoding"


@pytest.mark.parametrize("broken", ["", "def (:\n"])
def test_a_comment_is_found_by_what_stands_in_it(broken: str) -> None:
    source = f'{broken}x = "a # b"  # a b\ny = a\n# a a\n# c\n'.encode()
    spans = [(at, at + 1) for at in range(len(source)) if source[at : at + 1] == b"a"]
    assert [node.text for node in parse("python", source).around("comment", spans)] == [b"# a b", b"# a a"]
