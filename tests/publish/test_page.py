"""A report fit for a code host: it fits, it closes what it opens, it is marked, and nobody is pinged by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from airisk.publish.page import COMMENT_LIMIT, SUMMARY_LIMIT, comment, marker, same, summary
from airisk.render.sanitize import code, markdown

REPORT = "<!-- airisk-report/1 -->\n\n# AI dependency report\n\n**Act now: 1 place.**\n\n## Acme\n| a | b |\n|---|---|\n"
ROW = "| `bot.py:3` | a row of a table |\n"
LINK = "https://code.example/acme/bot/actions/runs/9"


def test_a_short_report_is_all_there_behind_its_marker() -> None:
    body = comment(REPORT + ROW, "airisk", LINK)
    assert body.startswith(marker("airisk") + "\n")
    assert ROW in body and "Cut here" not in body
    assert body.rstrip().endswith(f"Whole report: {LINK}")


def test_the_verdict_stands_open_and_the_rest_is_folded() -> None:
    head, folded, rest = comment(REPORT + ROW, "airisk").partition("<details>")
    assert "**Act now: 1 place.**" in head and "## Acme" not in head
    assert folded and "## Acme" in rest and rest.count("</details>") == 1


@pytest.mark.parametrize("char", ["x", "é", "日", "🦙"], ids=["ascii", "two-bytes", "three-bytes", "astral"])
def test_it_fits_however_the_host_counts(char: str) -> None:
    body = comment(REPORT + f"| {char * 40} |\n" * 9000, "airisk", LINK)
    units = len(body.encode("utf-16-le")) // 2
    assert len(body) <= units <= COMMENT_LIMIT and len(body.encode()) <= 4 * COMMENT_LIMIT
    assert units > COMMENT_LIMIT - 1000, "much less than what fits"


def test_a_cut_comment_ends_with_a_whole_row_and_says_what_is_missing() -> None:
    body = comment(REPORT + ROW * 5000, "airisk", LINK)
    table, said = body.split("\n</details>\n")
    assert table.endswith(ROW.rstrip("\n") + "\n") or table.endswith(ROW.rstrip("\n"))
    left = 5000 - body.count(ROW.strip())
    assert f"**Cut here: {left + 2} of " in said and LINK in said  # and the two rows that end the fold


@pytest.mark.parametrize("fence", ["```", "~~~~", "`````"])
def test_a_cut_closes_the_fence_and_the_folds_that_are_open(fence: str) -> None:
    body = comment(f"# a\n\n<details>\n\n{fence}text\n" + "line\n" * 20_000, "airisk")
    inside = [token.type for token in MarkdownIt("commonmark").parse(body)]
    assert inside.count("fence") == 1 and inside[-2] == "inline", "the note must stand outside the fence"
    assert body.count("<details") == body.count("</details>") == 1


def test_one_row_that_is_too_long_is_left_out() -> None:
    body = comment("# a\n" + "x" * 70_000 + "\n", "airisk")
    assert body.startswith(marker("airisk")) and "Cut here: 1 of 3" in body


def test_a_summary_stays_below_what_a_step_may_write() -> None:
    text = summary(REPORT + "| 日本 |\n" * 200_000)
    assert SUMMARY_LIMIT - 2000 < len(text.encode()) < 1024 * 1024 and "Cut here" in text
    assert summary(REPORT + ROW) == REPORT + ROW


NOTED = "https://code.example/org/repo/issues/12"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"source <{NOTED}>.", f"source `{NOTED}`."),
        (f"see {NOTED} there", f"see `{NOTED}` there"),
        ("<https://code.example/o/r/pull/3>", "`https://code.example/o/r/pull/3`"),
        ("<https://code.example/o/r/discussions/3#x>", "`https://code.example/o/r/discussions/3#x`"),
        ("<https://code.example/o/r/commit/3f2a9bc>", "`https://code.example/o/r/commit/3f2a9bc`"),
        (f"`{NOTED}`", f"`{NOTED}`"),
        (f"``a ` {NOTED}``", f"``a ` {NOTED}``"),
        (f"\\`<{NOTED}>\\`", f"\\``{NOTED}`\\`"),
        ("<https://docs.example/deprecations>", "<https://docs.example/deprecations>"),
        ("[ways forward](#ways-forward)", "[ways forward](#ways-forward)"),
    ],
)
def test_no_link_leaves_a_note_at_somebody_elses_place(text: str, written: str) -> None:
    assert summary(text) == written


AROUND = st.text("ab `\\<>|\n#", max_size=30)


@given(AROUND, AROUND, st.sampled_from([f"<{NOTED}>", NOTED]))
def test_an_issues_address_is_code_whatever_stands_around_it(before: str, after: str, address: str) -> None:
    """In Markdown as the report's own sanitizer makes it. Seen to fail: the escaped characters not told apart."""
    text = summary(f"x {markdown(before)} {code(after)} {address} {code(before)} {markdown(after)}")
    children = [child for token in MarkdownIt("commonmark").parse(text) for child in token.children or []]
    assert [child.content for child in children if NOTED in child.content] == [NOTED]
    assert {child.type for child in children if NOTED in child.content or child.type == "link_open"} == {"code_inline"}


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("a\nb\n", "a\r\nb", True),
        ("a\n\nWhole report: https://x.example/1\n", "a\n\nWhole report: https://x.example/2\n", True),
        ("a\n", "a\n\nWhole report: https://x.example/2\n", True),
        ("a\n", "b\n", False),
        ("Whole report: https://x.example/1\na\n", "Whole report: https://x.example/2\na\n", False),
    ],
)
def test_what_counts_as_the_same(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal
