"""Each sink's sanitizer: nothing acts, nothing hides, and plain text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from airisk.render.sanitize import code, markdown, terminal

ANY = st.text(st.characters() | st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=60)
MARKUP = st.text("\\`*_[]()<>!#@|~$&-+=:;./ \n\t1aGH", max_size=40)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("src/bot.py", "src/bot.py"),
        ("grün/日本.py", "grün/日本.py"),
        ("a/[/bold]x.py", "a/[/bold]x.py"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\x9b1mb", "a\\x9b1mb"),
        ("a\x07\rb\nc", "a\\x07\\rb\\nc"),
        ("bad\udcff.py", "bad\\xff.py"),
        ("\ud83d", "\\ud83d"),
        ("user\u202egpj.exe", "user\\u202egpj.exe"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("filler\u3164", "filler\\u3164"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("::add-mask::x", ":\\x3aadd-mask:\\x3ax"),
        ("##[error]x", "\\x23#[error]x"),
        ("##vso[task]x", "\\x23#vso[task]x"),
        ("arn:aws:x::model/y", "arn:aws:x::model/y"),
        ("OpenAI::ChatModel::GPT_4O", "OpenAI::ChatModel::GPT_4O"),
        ("a ::error::b", "a :\\x3aerror:\\x3ab"),
        (f"{'a' * 58}::error::b", f"{'a' * 58}:\\x3aerror:\\x3ab"),
    ],
)
def test_terminal(raw: str, shown: str) -> None:
    assert terminal(raw) == shown


@given(ANY)
def test_a_terminal_gets_one_line_of_visible_characters(text: str) -> None:
    shown = terminal(text)
    shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1
    assert not any(char in shown for char in "\x1b\x9b\x07\r\n\u202e\u2066\u200b")


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("gpt-x-4 keeps max_tokens, 1.5x", "gpt-x-4 keeps max_tokens, 1.5x"),
        ("![](https://t.example/p.png)", "!\\[\\](https://t.example/p.png)"),
        ("<img onerror=x>", "&lt;img onerror=x&gt;"),
        ("<!-- airisk:report -->", "&lt;!-- airisk:report --&gt;"),
        ("a | b", "a \\| b"),
        ("ask @org/team", "ask @\u200borg/team"),
        ("see #123, GH-1", "see #\u200b123, GH-\u200b1"),
        ("fixed in 3f2a9bc", "fixed in 3\u200bf2a9bc"),
        ("released 20241022", "released 20241022"),
        ("```", "\\`\\`\\`"),
        ("# big", "\\# big"),
        ("- item", "\\- item"),
        ("1. item", "1\u200b. item"),
        ("1.5 days", "1.5 days"),
        ("*b* _i_ ~~s~~", "\\*b\\* \\_i\\_ \\~\\~s\\~\\~"),
    ],
)
def test_markdown(raw: str, written: str) -> None:
    assert markdown(raw) == written


@given(MARKUP | ANY)
def test_markdown_is_one_paragraph_of_text_that_reads_as_written(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse("x " + markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inner = tokens[1].children or []
    assert {token.type for token in inner} <= {"text", "text_special"}
    told = "".join(token.content for token in inner).replace("\u200b", "")
    assert told.strip() == ("x " + _visible(text)).strip()


@given(MARKUP | ANY)
def test_a_code_span_holds_all_of_its_text(text: str) -> None:
    inner = MarkdownIt("commonmark").parseInline("x " + code(text) + " y")[0].children or []
    kinds = [token.type for token in inner]
    assert kinds in (["text", "code_inline", "text"], ["text"])
    if kinds != ["text"]:
        assert inner[1].content.strip() == _visible(text).replace("|", "\\|").replace("<!--", "<! --").strip()


def _visible(text: str) -> str:
    """What a reader sees of a text: the terminal's form without its care for build logs."""
    return "".join(terminal(char) for char in text)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("a|b", "`a\\|b`"),
        ("", "(empty)"),
        (" ", "(empty)"),
        ("@team", "`@team`"),
        ("<!-- x", "`<! -- x`"),
        ("a\nb", "`a\\nb`"),
    ],
)
def test_code(raw: str, written: str) -> None:
    assert code(raw) == written
