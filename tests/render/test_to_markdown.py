"""The report in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from airisk.domain import Problem
from airisk.render.to_markdown import to_markdown
from airisk.render.view import View
from airisk.report import ConfigStamp, Coverage, Report, Term

Make = Callable[..., Report]


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_it_reads_decision_breaks_vendors_and_ends_with_what_was_not_seen(full: Make) -> None:
    assert _headings(to_markdown(full(), View())) == [
        "helpdesk: AI dependency report",
        "Acme AI: act now (threads-1), start by 2026-08-01",
        "Steps: threads-1",
        "Steps: acme-4",
        "Herd: watch (llama-9)",
        "Ways forward",
        "Licences and weights",
        "What was not read",
        "Unknown model names",
        "Method and sources",
    ]


def test_days_are_counted_from_the_day_of_the_report(full: Make) -> None:
    text = to_markdown(full(today="2027-01-13"), View())
    assert "| in 1 day (2027-01-14) | `acme-4` at Acme AI (at Cloud: 2027-04-14) |" in text
    assert "| 140 days ago (2026-08-26) | `threads-1` at Acme AI (sources disagree: 2026-08-26, 2026-09-01) |" in text


def test_places_stand_together_by_file(full: Make) -> None:
    assert "`bot/assistant.py:31,44,58`, `api/chat.py:88`. 2-4 days, about 300 changed lines. By hand." in to_markdown(full(), View())


def test_days_are_called_judgement(full: Make, whatif: Make) -> None:
    for report in (full(), whatif()):
        assert "judgement" in to_markdown(report, View())


def test_only_safe_addresses_become_links(full: Make) -> None:
    evil = tuple(
        replace(one, source=address)
        for one in full().findings
        for address in ("javascript:alert(1)", "//evil.example", "https://x.example/a>b")
    )
    text = to_markdown(full(findings=evil), View())
    assert set(re.findall(r"<([^>]+)>", text)) == {"https://acme.example/deprecations", "!-- airisk-report/1 --"}
    assert "`javascript:alert(1)`" in text


def test_no_line_is_left_out_of_what_was_not_read(empty: Make) -> None:
    problems = tuple(Problem(f"f{number}.py", "extract", "too-large") for number in range(12))
    text = to_markdown(empty(problems=problems), View())
    assert "- over the size limit: `f0.py`, " in text
    assert "`f7.py` and 4 more files" in text
    assert "`f11.py`" in to_markdown(empty(problems=problems), View(detail="full"))


def test_what_concerns_the_whole_tree_names_no_file(empty: Make) -> None:
    assert "- stopped early\n" in to_markdown(empty(problems=(Problem("", "resolve", "stopped early"),)), View())


def test_nothing_left_out_is_only_said_if_it_is_so(empty: Make) -> None:
    assert "Nothing was left out" not in to_markdown(empty(), View())
    assert "Nothing was left out: 9 of 9 files read." in to_markdown(empty(coverage=Coverage(9, 9, 1)), View())


def test_the_configuration_is_named_with_its_side(empty: Make) -> None:
    assert "Configuration: `pyproject.toml` of the base." in to_markdown(
        empty(config=ConfigStamp("pyproject.toml", "0" * 8, "base")), View()
    )


def test_plans_and_findings_of_no_vendor_are_shown(full: Make) -> None:
    text = to_markdown(full(vendors=()), View())
    assert "## Others" in text
    assert "### Steps: acme-4" in text
    assert "acme-4 ends on 2027-01-14." in text


def test_paragraphs_are_apart_and_no_empty_lines_pile_up(sample: Report) -> None:
    text = to_markdown(sample, View())
    assert "\n\n\n" not in text
    before_tables = re.findall(r"^(.*)\n\|.*\n\|[-|]+$", text, re.MULTILINE)
    assert all(line == "" or line.startswith("#") for line in before_tables)


def test_ways_are_described_once_and_their_efforts_stand_side_by_side(full: Make) -> None:
    gone, soon = full().plan
    says = ("Calls go through your own code.",)
    loop = replace(gone.ways[0], because=says)
    dearer = replace(loop, target="acme-9", effort=replace(loop.effort, days=replace(loop.effort.days, low=1.0, high=20.0)))
    only = replace(
        gone.ways[1], lost=("something",), because=("The licence asks of you: a.", "The licence asks of you: b."), gains_duties=()
    )
    text = to_markdown(full(plan=(replace(gone, ways=(loop, only)), replace(soon, ways=(dearer,)))), View())
    assert text.count("Calls go through your own code.") == 1
    assert "| effort for | Own loop over chat calls | Open weights at a host |\n|---|---|---|\n" in text
    assert "| `threads-1` | 7-12 days | 8-14 days, to llama-9, licence herd-community, itself line frozen |" in text
    assert "| `acme-4` | 1-20 days, to acme-9 | – |" in text
    assert text.count("[ways forward](#ways-forward)") == 1


def test_duties_that_one_way_keeps_are_no_second_list_where_the_others_end_them(full: Make) -> None:
    gone, soon = full().plan
    stay = replace(
        gone.ways[0], title="Stay", because=("It stays.", "The licence asks of you: Show it.", "The licence asks of you: Keep it.")
    )
    away = [replace(gone.ways[0], title=title, loses_duties=("Show it.", "Keep it.")) for title in ("Go", "Run")]
    other = replace(soon, ways=(replace(stay, because=("It stays.",)),))
    text = to_markdown(full(plan=(replace(gone, ways=(stay, *away)), other)), View())
    assert "- Stay, `threads-1`: The licence asks of you: Show it; Keep it.\n" in text
    assert "- Every way but Stay, `threads-1`: No longer asked of you: what Stay asks.\n" in text
    assert text.count("Keep it") == 1


def test_a_way_that_is_but_a_title_is_a_line_of_its_own(full: Make) -> None:
    gone, soon = full().plan
    bare = replace(gone.ways[0], title="The same at Cloud", carries_over=(), changes=(), lost=(), hosts=())
    text = to_markdown(full(plan=(gone, replace(soon, ways=(bare,)))), View())
    assert "- For `acme-4`: The same at Cloud, 7-12 days.\n" in text
    assert "| The same at Cloud" not in text


def test_what_several_plans_end_with_is_one_line(full: Make) -> None:
    gone, soon = full().plan
    verify = replace(soon.steps[0], phase="verify", title="Run the tests", target=None, locations=(), automatic=False)
    ends = (replace(gone, steps=(*gone.steps, verify)), replace(soon, steps=(*soon.steps, verify)))
    text = to_markdown(full(plan=ends), View())
    assert text.count("Run the tests") == 1
    assert "- **Verify.** Run the tests. Under a day, about 2 changed lines each, by hand, for `threads-1`, `acme-4`.\n" in text


def test_long_lists_of_lines_are_cut_where_nothing_must_change(full: Make) -> None:
    soon = full().components[3]
    busy = replace(soon, usages=tuple(replace(soon.usages[0], line=line) for line in range(1, 41)))
    text = to_markdown(full(components=(busy,)), View())
    assert "| `settings.py:1,2,3,4,5,6` (and 34 more lines) |" in text


def test_a_vendor_with_little_lock_in_and_nothing_wrong_is_a_row_that_says_what_of(full: Make) -> None:
    acme, herd = full().vendors
    calm = replace(herd, verdict=replace(herd.verdict, verdict="fine"), features=acme.features)
    little = replace(calm, scores=replace(calm.scores, lock_in=replace(calm.scores.lock_in, terms=(Term("Threads (shape)", 4),))))
    text = to_markdown(full(vendors=(acme, little)), View())
    assert "| Herd | fine | 4: Threads (shape) 4 | 30 |" in text
    much = replace(little, scores=replace(little.scores, lock_in=replace(little.scores.lock_in, points=10)))
    assert "## Herd: fine" in to_markdown(full(vendors=(acme, much)), View())


def test_licences_that_ask_for_a_notice_share_a_line(full: Make) -> None:
    one = full().components[1]
    two = replace(one, id="license:other", name="other")
    text = to_markdown(full(components=(one, two)), View())
    assert '- `herd-community`, `other`: show "Built with Herd".\n' in text


def test_no_sentence_ends_twice(full: Make) -> None:
    one = full().components[1]
    duties: dict[str, object] = {"obligations": ({"id": "a", "says": "Keep it."}, {"id": "b", "says": "Show it."})}
    acme = replace(full().vendors[0], verdict=replace(full().vendors[0].verdict, because=("It is gone.",)))
    text = to_markdown(full(components=(replace(one, details=duties),), vendors=(acme,)), View())
    assert "Asks of you: Keep it; Show it.\n" in text
    assert ".." not in text and ". ." not in text


def test_the_answer_says_when_it_must_be_done_and_what_its_target_is(whatif: Make) -> None:
    plan = whatif().plan[0]
    asked = replace(
        plan.ways[0], title="Move to acme-5", target="acme-5", ends="2027-03-01", because=("acme-5 ends itself on 2027-03-01.",)
    )
    text = to_markdown(whatif(plan=(replace(plan, ways=(asked,)),)), View())
    assert "**Deadline 2026-08-26, start by 2026-08-01.**" in text
    assert "| Move to acme-5: acme-5 ends itself on 2027-03-01. | 7-12 days |" in text


def test_a_scan_knows_the_report_by_its_mark(sample: Report) -> None:
    assert to_markdown(sample, View()).startswith("<!-- airisk-report/1 -->\n\n# ")


def test_vendors_of_whom_there_is_nothing_to_tell_share_a_table(full: Make) -> None:
    herd = full().vendors[1]
    calm = replace(herd, verdict=replace(herd.verdict, verdict="unknown"))
    text = to_markdown(full(vendors=(full().vendors[0], calm)), View())
    assert "## Herd" not in text
    assert "| Herd | unknown | 4 | 30 | `llama-9` (1 place in 1 file), `models/x.gguf` (1 place in 1 file) |" in text
