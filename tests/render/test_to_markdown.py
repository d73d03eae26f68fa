"""The report in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from airisk.domain import Problem
from airisk.render.to_markdown import to_markdown
from airisk.render.view import View
from airisk.report import ConfigStamp, Coverage, Option, Report, Term

Make = Callable[..., Report]


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_it_reads_decision_breaks_vendors_and_ends_with_what_was_not_seen(full: Make) -> None:
    assert _headings(to_markdown(full(), View())) == [
        "helpdesk: AI dependency report",
        "Acme AI: act now (threads-1), start by 2026-08-01",
        "Ways forward: `threads-1`",
        "Steps: threads-1",
        "Steps: acme-4",
        "Herd: watch (llama-9)",
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


def test_components_with_the_same_ways_share_one_table_and_what_differs_is_one_line(full: Make) -> None:
    gone, soon = full().plan
    loop = replace(gone.ways[0], because=("Calls go through your own code.",))
    dearer = replace(loop, effort=replace(loop.effort, days=replace(loop.effort.days, low=1.0, high=20.0)), lost=(*loop.lost, "the queue"))
    text = to_markdown(full(plan=(replace(gone, ways=(loop,)), replace(soon, ways=(dearer,)))), View())
    assert "### Ways forward: `threads-1`, `acme-4`\n" in text
    assert text.count("Own loop over chat calls**: 1-20 days each; carries over: tools; streaming; lost: hosted file search") == 1
    assert text.count("Calls go through your own code.") == 1
    assert "Differs: loses the queue (`acme-4`)." in text


def test_a_way_has_its_licence_its_own_end_and_three_hosts_in_its_row(full: Make) -> None:
    gone, soon = full().plan
    model = next(one for one in full().components if one.id == soon.for_)
    away = replace(gone.ways[1], license="mit", ends="2027-03-01", hosts=("Cloud", "Sky", "Rain", "Hail", "Snow"), target=None)
    components = tuple(replace(one, license="herd-community") if one == model else one for one in full().components)
    text = to_markdown(full(components=components, plan=(replace(soon, ways=(gone.ways[0], away)),)), View())
    assert "| – | – | herd-community → mit | 2027-03-01 | Cloud; Sky; Rain and 2 more |" in text


def test_duties_are_counted_beside_a_way_and_listed_once(full: Make) -> None:
    gone, soon = full().plan
    model = next(one for one in full().components if one.id == soon.for_)
    stay = replace(gone.ways[0], id="s", title="Stay", because=("The licence asks of you: Show it.", "The licence asks of you: Keep it."))
    go = replace(gone.ways[0], id="g", title="Go", loses_duties=("Show it.", "Keep it."), gains_duties=("Name it.",))
    components = tuple(replace(one, license="herd-9") if one == model else one for one in full().components)
    text = to_markdown(full(components=components, plan=(gone, replace(soon, ways=(stay, go)))), View())
    assert "Licence: keeps the 2 duties of herd-9 ([duties](#licences-and-weights))." in text
    assert "Licence: ends the 2 duties of herd-9; asks instead: name it ([duties](#licences-and-weights))." in text
    assert "- `herd-9`, the licence of `acme-4`: Asks of you: Show it; Keep it.\n" in text
    assert text.count("Keep it") == 1


def test_options_are_three_lines_and_stand_under_the_first_vendor_that_has_them(full: Make) -> None:
    gone, soon = full().plan
    model = next(one for one in full().components if one.id == soon.for_)
    options = tuple(Option(f"o{n}", f"Model {n} of Herd", "mit", None, ("Cloud",)) for n in range(5))
    told = tuple(f"To choose from: {one.name} (licence mit; no end known; served by Cloud)" for one in options)
    way = replace(gone.ways[1], because=("Other weights.", *told), options=options)
    acme, herd = full().vendors
    vendors = (acme, replace(herd, components=(*herd.components, model.id)))
    acme = replace(acme, components=tuple(id_ for id_ in acme.components if id_ != model.id))
    plans = (replace(gone, ways=(way, gone.ways[0])), replace(soon, ways=(way,)))
    text = to_markdown(full(vendors=(acme, *vendors[1:]), plan=plans), View())
    assert "  - To choose from: Model 0 of Herd: licence mit, no end known, at Cloud\n" in text
    assert "  - 2 more options: `-o report.html`\n" in text and "Model 3 of Herd" not in text
    assert "  - The same options as under Acme AI.\n" in text
    assert text.count("Other weights.") == 1 and "What these ways mean is said under Acme AI.\n" in text


def test_a_block_that_stands_already_is_pointed_to(full: Make) -> None:
    gone, soon = full().plan
    model = next(one for one in full().components if one.id == soon.for_)
    acme, herd = full().vendors
    acme = replace(acme, components=tuple(id_ for id_ in acme.components if id_ != model.id))
    herd = replace(herd, components=(*herd.components, model.id))
    text = to_markdown(full(vendors=(acme, herd), plan=(gone, replace(soon, ways=gone.ways))), View())
    assert "### Ways forward: `acme-4`\nThe same ways as under Acme AI above, at the same effort.\n" in text
    assert text.count("| way |") == 1


def test_what_is_wrong_today_stands_in_the_first_lines_whatever_the_verdict(full: Make) -> None:
    herd = full().components[2]
    calm = replace(herd, kind="sdk", name="loader", verdict=replace(herd.verdict, verdict="fine"))
    first = full().findings[0]
    bad = replace(
        first, risk="compromised-release", severity="error", component=calm.id,
        message="loader 1.2 is pinned here: compromised release (stated 2026-03-24). Move the pin.",
    )  # fmt: skip
    components = tuple(calm if one == herd else one for one in full().components)
    text = to_markdown(full(components=components, findings=(bad,)), View())
    place = f"{bad.location.path}:{bad.location.line}"
    assert f"Wrong today: loader 1.2 is pinned here: compromised release ({place})." in text.splitlines()[4]
    assert "Fine:" not in text.splitlines()[4]
    assert "Now: loader 1.2 is pinned here: compromised release" in text
    assert "Wrong today" not in to_markdown(full(components=components, findings=(replace(bad, severity="note"),)), View())


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
    assert "**Ended on 2026-08-26.**" in text
    assert "**Move to acme-5**: 7-12 days; carries over: tools; streaming; lost: hosted file search; its own end: 2027-03-01." in text


def test_a_scan_knows_the_report_by_its_mark(sample: Report) -> None:
    assert to_markdown(sample, View()).startswith("<!-- airisk-report/1 -->\n\n# ")


def test_vendors_of_whom_there_is_nothing_to_tell_share_a_table(full: Make) -> None:
    herd = full().vendors[1]
    calm = replace(herd, verdict=replace(herd.verdict, verdict="unknown"))
    text = to_markdown(full(vendors=(full().vendors[0], calm)), View())
    assert "## Herd" not in text
    assert "| Herd | unknown | 4 | 30 | `llama-9` (1 place in 1 file), `models/x.gguf` (1 place in 1 file) |" in text
