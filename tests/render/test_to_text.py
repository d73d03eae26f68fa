"""The report on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from airisk.render.to_text import to_text
from airisk.render.view import View
from airisk.report import Effort, Forced, Gate, Report, RulesStamp

Make = Callable[..., Report]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_fit_and_no_place_is_lost(full: Make, whatif: Make, width: int) -> None:
    for report in (full(), whatif()):
        text = to_text(report, View(width))
        assert max(cell_len(line) for line in text.splitlines()) <= width
        assert not any(line != line.rstrip() for line in text.splitlines())
        assert "deploy/values.yaml" in _squeezed(text)


def test_wide_characters_count_as_two_columns(full: Make) -> None:
    report = full(components=tuple(replace(one, name="模型" * 30) for one in full().components))
    assert max(cell_len(line) for line in to_text(report, View(80)).splitlines()) <= 80


def test_the_first_line_gives_work_before_vendors(full: Make) -> None:
    first = to_text(full(), View(300)).splitlines()[0]
    assert first.startswith(
        "Act now: 5 places in 3 files, 5-9 days (Acme AI). Schedule: 2 places in 2 files, 1-2 days (Acme AI acme-4, start by 2026-12-29)."
    )
    assert first.endswith("Watch: models/x.gguf, llama-9. Unknown: house-ranker-v2.")


def test_the_environment_decides_nothing(full: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, coloured = to_text(full(), View(80)), to_text(full(), View(80, colour=True))
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "33"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor")):
        monkeypatch.setenv(name, value)
    assert to_text(full(), View(80)) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert to_text(full(), View(80, colour=True)) == coloured


def test_colour_adds_nothing_but_colour(full: Make) -> None:
    plain, coloured = to_text(full(), View(80)), to_text(full(), View(80, colour=True))
    assert "\x1b" not in plain
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert stripped != coloured


def test_own_words_are_ascii_so_that_any_terminal_shows_them(sample: Report) -> None:
    assert to_text(sample, View(80, detail="full")).isascii()


def test_nothing_found_is_one_clear_sentence(empty: Make) -> None:
    text = to_text(empty(), View(200))
    assert text.splitlines()[0] == "Nothing found: no AI vendor, package, model or weight file in 212 files that airisk read."
    assert "Next" not in text


def test_short_text_has_no_vendor_sections_but_says_what_was_not_read(full: Make) -> None:
    text = to_text(full(), View(100, detail="short"))
    assert "Lock-in" not in text
    assert "First breaks" in text
    assert "data/big.json" in text


def test_a_list_that_is_cut_says_so(full: Make) -> None:
    many = tuple(replace(full().findings[0], message=f"wrong number {number}") for number in range(9))
    text = to_text(full(findings=many), View(100))
    assert "wrong number 4" in text
    assert "wrong number 5" not in text
    assert "and 4 more findings" in text
    assert "wrong number 8" in to_text(full(findings=many), View(100, detail="full"))


def test_gate_suppressed_and_fixed_are_told(full: Make) -> None:
    text = to_text(full(gate=Gate(False, "no error"), suppressed=full().findings[:1], fixed=("a", "b")), View(120))
    assert "Gate not met: no error" in text
    assert "1 finding suppressed" in text
    assert "2 findings fixed" in text


def test_findings_of_no_vendor_are_shown(full: Make) -> None:
    lost = replace(full().findings[0], component="model:nobody/x", message="nobody's model ends")
    assert "nobody's model ends" in to_text(full(findings=(lost,)), View(100))


def test_the_next_command_can_be_pasted(full: Make) -> None:
    odd = replace(full().components[2], id="model:x/$(rm -rf ~)")
    text = to_text(full(components=(odd,)), View(100))
    assert "airisk whatif 'model:x/$(rm -rf ~)'" in text


def test_rules_without_dates_are_named_by_digest(empty: Make) -> None:
    assert "rules 0123456789ab;" in to_text(empty(rules=RulesStamp("0123456789abcdef", None, None)), View(200))


def test_a_question_is_answered_with_files_reasons_and_ripples(whatif: Make) -> None:
    text = to_text(whatif(), View(200))
    assert text.startswith(
        "If acme-4 and threads-1 go away on 2027-02-01, replaced by acme-5: 7 places in 5 files must change, 6-11 days, about "
    )
    assert "Known neither to the rules nor to the tree: nobody-1." in text
    assert "  api/chat.py\n    line 88: ripple via bot/assistant.py:31\n" in text
    assert "Leave alone: 2 places in 2 files\n  table: billing/prices.py:8\n  recording: tests/cassettes/a.yaml:2\n" in text


def test_a_question_that_touches_nothing_says_so(whatif: Make) -> None:
    text = to_text(whatif(plan=()), View(200))
    assert "nothing in the tree must change." in text
    assert "Must change" not in text


def test_vendors_of_whom_there_is_nothing_to_tell_share_a_line(full: Make) -> None:
    herd = full().vendors[1]
    calm = full(vendors=(full().vendors[0], replace(herd, verdict=replace(herd.verdict, verdict="unknown"))))
    assert "unknown (no fact of their future is known): Herd" in to_text(calm, View(100))
    assert "Herd: unknown (llama-9)" in to_text(calm, View(100, detail="full"))


def test_a_table_that_would_fold_words_is_stacked_and_says_all_of_it(full: Make) -> None:
    far = tuple(replace(one, path="a/very/long/way/down/to/the/" + one.path) for one in full().components[3].usages)
    text = to_text(full(components=(replace(full().components[3], usages=far),)), View(80))
    assert "  in 53 days (2027-01-14): acme-4 at Acme AI (at Cloud: 2027-04-14): calls fail\n" in text
    assert "    a/very/long/way/down/to/the/settings.py:12,\n" in text


def test_the_answer_says_when_it_must_be_done_and_what_its_target_is(whatif: Make) -> None:
    plan = whatif().plan[0]
    told = ("acme-5 ends itself on 2027-03-01.",)
    asked = replace(plan.ways[0], title="Move to acme-5", target="acme-5", ends="2027-03-01", because=told)
    for detail in ("short", "usual"):
        text = to_text(whatif(plan=(replace(plan, ways=(asked,)),)), View(200, detail=detail))
        assert "must change, 5-9 days, about 360 changed lines. Ended on 2026-08-26.\n" in text
        assert "  Move to acme-5: 7-12 days, own end 2027-03-01\n    acme-5 ends itself on 2027-03-01.\n" in text


def test_an_end_that_no_reason_tells_stands_with_the_way(whatif: Make) -> None:
    plan = whatif().plan[0]
    ends = replace(plan.ways[0], target="acme-9", ends="2027-03-01")
    text = to_text(whatif(plan=(replace(plan, ways=(ends,)),)), View(200))
    assert "Own loop over chat calls: 7-12 days, own end 2027-03-01\n" in text
    assert "    leads to acme-9\n" in text


def test_no_heading_of_the_first_breaks_is_folded(full: Make) -> None:
    for width in (80, 100, 120):
        lines = to_text(full(), View(width)).splitlines()
        heads = [line for line in lines if line.split()[:2] == ["when", "what"]]
        assert all(line.endswith("what happens") for line in heads)
        assert not any(line.strip() in ("what", "happens") for line in lines)


def test_what_is_only_compared_or_listed_is_counted_under_the_first_breaks(full: Make) -> None:
    soon = full().components[3]
    guard = replace(soon, usages=tuple(replace(one, context="compare") for one in soon.usages))
    text = to_text(full(components=(full().components[2], guard)), View(100))
    assert "1 component that would end: only compared with or listed, so that nothing breaks" in text


def test_nothing_found_has_no_forced_work(empty: Make) -> None:
    assert "Forced" not in to_text(empty(forced=(Forced(365, Effort(), ()),)), View(200))


def test_advice_that_findings_share_is_said_once(full: Make) -> None:
    first = full().findings[0]
    both = tuple(replace(first, message=f"{name} ended. Move on.") for name in ("one", "two"))
    text = to_text(full(findings=both), View(100))
    assert text.count("Move on.") == 1
    assert "To do about each retired-model: Move on." in text


def test_a_scan_knows_the_report_by_its_mark(sample: Report) -> None:
    assert "airisk-report/1" in to_text(sample, View(20))
