"""What every format for people shares: words, grouped places, the headline, first breaks, chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from airisk.domain import Claim
from airisk.render import places, question, sections, vendors, words
from airisk.render.breaks import first_breaks, known_only
from airisk.render.headline import sentences, work
from airisk.report import Effort, Forced, Held, Report, Score, Span, Term

Make = Callable[..., Report]
TODAY = date(2026, 11, 22)


def full_claim(make: Make) -> Claim:
    return make().components[3].lifecycles[0].claims[0]


@pytest.mark.parametrize(
    ("span", "says"),
    [
        (Span(), "days not estimated"),
        (Span(0.1, 0.2, 0.9), "under a day"),
        (Span(0.9, 1, 1.1), "1 day"),
        (Span(0.1, 0.5, 1.2), "up to a day"),
        (Span(0.1, 0.5, 2.2), "0.5-2 days"),
        (Span(0.4, 1, 1.6), "0.5-1.5 days"),
        (Span(4.6, 7, 9.2), "5-9 days"),
        (Span(1, 5, 120), "1-120 days"),
    ],
)
def test_days_are_an_interval_with_a_unit(span: Span, says: str) -> None:
    assert words.days(span) == says


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (None, "no date"),
        (date(2026, 11, 22), "today (2026-11-22)"),
        (date(2026, 11, 23), "in 1 day (2026-11-23)"),
        (date(2026, 8, 26), "88 days ago (2026-08-26)"),
        (date(2027, 1, 14), "in 53 days (2027-01-14)"),
        (date(9999, 12, 31), "in 2,912,117 days (9999-12-31)"),
    ],
)
def test_when(day: date | None, says: str) -> None:
    assert words.when(day, TODAY) == says


def test_shares_are_never_rounded_to_all_or_nothing() -> None:
    assert [words.percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]


def test_sizes() -> None:
    assert [words.size(number) for number in (4_900_000_000, 41_000_000, 12, 1, "x", None, True, -1)] == [
        "4.9 GB",
        "41.0 MB",
        "12 bytes",
        "1 byte",
        "",
        "",
        "",
        "",
    ]


def test_effects() -> None:
    assert words.happens("retired", "error") == "calls fail"
    assert words.happens("overdue", "error") == "it may end any day, then calls fail"
    assert words.happens("deprecated", None) == "it is deprecated, no day is named"
    assert words.happens("closed", "sold") == "closed"


def test_places_are_grouped_sorted_and_counted_once() -> None:
    grouped = places.by_file([("b.py", 9), ("a.py", 2), ("b.py", 3), ("b.py", 9), ("w.gguf", 0)])
    assert [one.shown() for one in grouped] == ["b.py:3,9", "a.py:2", "w.gguf"]
    assert places.counted([("a.py", 1), ("a.py", 1), ("a.py", 2)]) == "2 places in 1 file"
    assert places.FileLines("a.py", tuple(range(1, 9))).shown(3) == "a.py:1,2,3 (and 5 more lines)"


def test_written_places_are_read_even_if_their_path_is_odd() -> None:
    assert places.parsed(("a.py:3", "C:x.py:12", "w.gguf", "odd:name", ":7", "x:²")) == (
        ("a.py", 3),
        ("C:x.py", 12),
        ("w.gguf", 0),
        ("odd:name", 0),
        (":7", 0),
        ("x:²", 0),
    )


def test_the_headline_counts_what_must_change_and_mentions_only_where_there_is_nothing_else(full: Make) -> None:
    urgent = work(full(), "act-now")
    assert urgent is not None
    assert len(urgent.spots) == 5
    unplanned = work(full(plan=()), "act-now")
    assert unplanned is not None
    assert ("README.md", 3) not in unplanned.spots
    assert dict(sentences(full(plan=())))["Act now"] == "4 places in 2 files (Acme AI)"


def test_the_headline_names_three_and_counts_the_rest(full: Make) -> None:
    base = full().components[3]
    many = tuple(
        replace(base, id=f"model:acme/m{n}", name=f"m{n}", verdict=replace(base.verdict, start_by=f"2027-01-0{n}" if n else None))
        for n in range(6)
    )
    told = dict(sentences(full(components=many, vendors=())))["Schedule"]
    assert told.endswith("(acme m1, start by 2027-01-01; acme m2, start by 2027-01-02; acme m3, start by 2027-01-03; 3 more)")


def test_unknown_is_never_fine(full: Make) -> None:
    stranger = full().components[4]
    assert sentences(full(components=(stranger,))) == (("Unknown", "house-ranker-v2"),)


def test_breaks_come_by_day_and_those_without_a_day_last(full: Make) -> None:
    assert [(row.what, row.day) for row in first_breaks(full())] == [
        ("threads-1 at Acme AI", date(2026, 8, 26)),
        ("acme-4 at Acme AI", date(2027, 1, 14)),
        ("llama-9 at Herd", None),
    ]


def test_a_platform_that_nothing_calls_breaks_nothing(full: Make) -> None:
    soon = full().components[3]
    elsewhere = replace(soon, usages=tuple(replace(usage, platform="cloud") for usage in soon.usages))
    (row,) = first_breaks(full(components=(elsewhere,)))
    assert row.when == "in 143 days (2027-04-14)"
    assert row.notes == ("at Acme AI: 2027-01-14",)
    at_home = replace(soon, usages=tuple(replace(usage, platform="self-hosted") for usage in soon.usages))
    assert first_breaks(full(components=(at_home,))) == ()
    kept = replace(soon, details={"open": True}, usages=tuple(replace(usage, platform="other") for usage in soon.usages))
    assert first_breaks(full(components=(kept,))) == ()


def test_what_is_said_of_the_day_itself_comes_before_other_platforms(full: Make) -> None:
    soon = full().components[3]
    day = full_claim(full)
    disputed = replace(soon.lifecycles[0], claims=(day, replace(day, value="2027-01-01")))
    (row,) = first_breaks(full(components=(replace(soon, lifecycles=(disputed, soon.lifecycles[1])),)))
    assert row.notes == ("sources disagree: 2027-01-01, 2027-01-14", "at Cloud: 2027-04-14")


def test_a_platform_that_says_nothing_passes_on_what_others_end(full: Make) -> None:
    soon = full().components[3]
    through = replace(soon, usages=tuple(replace(usage, platform="gateway") for usage in soon.usages))
    (row,) = first_breaks(full(components=(through,)))
    assert row.day == date(2027, 1, 14)


def test_each_place_stands_under_the_day_of_its_own_platform(full: Make) -> None:
    soon = full().components[3]
    uses = tuple(
        replace(soon.usages[0], path=f"{platform or 'unknown'}.py", platform=platform)
        for platform in ("acme", "cloud", "", "gateway", "elsewhere", "self-hosted")
    )
    listed = replace(soon.lifecycles[1], platform="elsewhere", status="listed", retires=None)
    rows = first_breaks(full(components=(replace(soon, lifecycles=(*soon.lifecycles, listed), usages=uses),)))
    assert [(row.what, row.day, [path for path, _ in row.spots]) for row in rows] == [
        ("acme-4 at Acme AI", date(2027, 1, 14), ["acme.py", "unknown.py", "gateway.py"]),
        ("acme-4 at Cloud", date(2027, 4, 14), ["cloud.py"]),
    ]


def test_the_headline_names_nobody_at_whom_nothing_ends(full: Make) -> None:
    soon, acme, herd = full().components[3], *full().vendors
    ended = replace(soon.lifecycles[1], status="retired")
    lives = replace(soon.lifecycles[0], status="listed", retires=None)
    at_both = tuple(replace(use, platform=platform) for use, platform in zip(soon.usages, ("acme", "cloud"), strict=True))
    gone = replace(soon, verdict=replace(soon.verdict, verdict="act-now"), lifecycles=(lives, ended), usages=at_both)
    calm = tuple(replace(one, verdict=replace(one.verdict, verdict="watch"), components=(gone.id,)) for one in (herd, acme))
    told = full(components=(gone,), vendors=calm, names={"cloud": "Cloud Inc.", "acme": "Acme AI"})
    assert dict(sentences(told))["Act now"].endswith("(Cloud Inc.)")
    unknown = replace(gone, usages=tuple(replace(use, platform="") for use in soon.usages))
    assert dict(sentences(replace(told, components=(unknown,))))["Act now"].endswith("(Herd)")


def test_a_line_that_stands_still_hides_no_day(full: Make) -> None:
    soon = full().components[3]
    copied = replace(soon.lifecycles[0], claims=(replace(soon.lifecycles[0].claims[0], kind="transcribed"),))
    frozen = replace(soon.lifecycles[0], platform="herd", status="frozen", retires=None, claims=(full_claim(full),))
    both = replace(soon, lifecycles=(copied, frozen), usages=tuple(replace(one, platform="") for one in soon.usages))
    (row,) = first_breaks(full(components=(both,)))
    assert row.day == date(2027, 1, 14)


def test_a_vendor_that_says_it_lives_counts_before_a_copy_that_says_it_ends_elsewhere(full: Make) -> None:
    soon = full().components[3]
    lives = replace(soon.lifecycles[0], status="active", retires=None, claims=(replace(full_claim(full), field="status", value="active"),))
    copied = replace(soon.lifecycles[1], claims=(replace(soon.lifecycles[1].claims[0], kind="transcribed"),))
    both = replace(soon, lifecycles=(lives, copied), usages=tuple(replace(one, platform="") for one in soon.usages))
    assert first_breaks(full(components=(both,))) == ()


def test_where_the_platform_is_unknown_the_earliest_day_counts(full: Make) -> None:
    soon = full().components[3]
    (row,) = first_breaks(full(components=(replace(soon, usages=tuple(replace(usage, platform="") for usage in soon.usages)),)))
    assert row.day == date(2027, 1, 14)


def test_not_before_is_said(full: Make) -> None:
    soon = full().components[3]
    life = replace(soon.lifecycles[0], precision="earliest")
    (row,) = first_breaks(full(components=(replace(soon, lifecycles=(life,)),)))
    assert row.when == "in 53 days (2027-01-14), not earlier"


def test_a_soft_day_stands_below_the_firm_ones_with_what_happens(full: Make) -> None:
    soon = full().components[3]
    life = replace(soon.lifecycles[0], effect="re-routed", retires=date(2026, 12, 1))
    mild = replace(soon, id="model:acme/mild", name="mild", verdict=replace(soon.verdict, verdict="watch"), lifecycles=(life,))
    rows = first_breaks(full(components=(mild, soon)))
    assert [(row.names, row.happens) for row in rows] == [
        (("acme-4",), "calls fail"),
        (("mild",), "calls are answered by something else"),
    ]
    assert [row.soft for row in rows] == [False, True]
    firm = replace(mild, lifecycles=(replace(life, effect="error"),))
    assert [row.names for row in first_breaks(full(components=(firm, soon), plan=()))] == [("acme-4",)]


def test_what_is_fine_is_no_break(full: Make) -> None:
    gone = full().components[2]
    assert first_breaks(full(components=(replace(gone, verdict=replace(gone.verdict, verdict="fine")),))) == ()


def test_findings_that_say_the_same_are_one_with_all_places(full: Make) -> None:
    wrong = vendors.wrongs(full().findings)[0][0]
    assert wrong.spots == (("bot/assistant.py", 31), ("bot/assistant.py", 44))
    assert wrong.aged == 1


def test_worst_findings_come_first(full: Make) -> None:
    assert [wrong.finding.severity for wrong in vendors.wrongs(reversed(full().findings))[0]] == ["error", "warning", "note"]


def test_a_component_that_two_vendors_list_is_described_once(full: Make) -> None:
    acme, herd = full().vendors
    parts = vendors.vendor_parts(full(vendors=(acme, replace(herd, components=(*herd.components, *acme.components)))))
    assert [len(part.wrongs) for part in parts] == [2, 0]


def test_forced_work_is_told_once_and_its_files_are_counted(full: Make) -> None:
    grown, quiet = sections.horizons(full())
    assert [sections.forced_words(one) for one in grown] == [
        "3 files, 5-9 days, about 360 changed lines in 30 days",
        "5 files, 6-11 days, about 380 changed lines in 90 days",
    ]
    assert quiet == "nothing more with a firm date until 2027-05-21"
    nothing = full(forced=(Forced(30, grown[0].forced.effort, ()), Forced(365, grown[0].forced.effort, ())))
    assert sections.horizons(nothing) == ((), "nothing with a firm date until 2027-11-22")


def test_of_a_project_without_ai_no_dates_are_told(empty: Make) -> None:
    assert sections.horizons(empty(forced=(Forced(365, Effort(), ()),))) == ((), "")


def test_a_score_shows_its_terms_largest_first_and_credits_as_such() -> None:
    score = Score(46, (Term("shape", 8), Term("held data", 20), Term("shape", 2), Term("cap of shape", -4)), 0.92)
    assert vendors.scored("Lock-in", score) == "Lock-in 46 of 100 (facts known 92 %): held data 20, shape 10, less 4 for cap of shape"


def test_the_line_to_paste_is_toml() -> None:
    assert sections.to_paste('a"b\\c') == '"a\\"b\\\\c" = "private"'


def test_sources_carry_the_newest_day_of_reading(full: Make) -> None:
    assert sections.sources(full()) == (("2026-11-17", ("https://acme.example/deprecations",)),)


def test_a_question_names_only_the_sources_on_what_it_is_about(whatif: Make) -> None:
    other = replace(full_claim(whatif), source="https://other.example/x")
    herd = replace(whatif().components[5], lifecycles=(replace(whatif().components[5].lifecycles[0], claims=(other,)),))
    report = whatif(components=(*whatif().components[:5], herd))
    assert [address for _, addresses in sections.sources(report) for address in addresses] == ["https://acme.example/deprecations"]
    assert "https://other.example/x" in str(sections.sources(replace(report, question=None)))


def test_what_ends_together_stands_together(full: Make) -> None:
    soon = full().components[3]
    (row,) = first_breaks(full(components=(soon, replace(soon, id="model:acme/acme-4-mini", name="acme-4-mini"))))
    assert row.what == "acme-4, acme-4-mini at Acme AI"


def test_where_the_platform_is_unknown_a_vendor_that_speaks_for_itself_counts_before_a_list(full: Make) -> None:
    soon = full().components[3]
    listed = replace(soon.lifecycles[1], retires=date(2026, 12, 1), claims=(replace(soon.lifecycles[1].claims[0], kind="catalogue"),))
    unknown = replace(soon, lifecycles=(soon.lifecycles[0], listed), usages=tuple(replace(one, platform="") for one in soon.usages))
    (row,) = first_breaks(full(components=(unknown,)))
    assert (row.day, row.notes) == (date(2027, 1, 14), ("at Cloud: a list says 2026-12-01",))
    (row,) = first_breaks(full(components=(replace(unknown, lifecycles=(listed,)),)))
    assert row.notes == ("a list says so, no vendor's word is known",)
    assert row.happens == "if so, calls fail"


def test_only_words_about_an_end_make_a_day_firm(full: Make) -> None:
    soon = full().components[3]
    day = replace(soon.lifecycles[0].claims[0], kind="press")
    there = replace(day, field="listed", value="true", kind="first-party")
    heard = replace(soon, lifecycles=(replace(soon.lifecycles[0], claims=(day, there)),))
    (row,) = first_breaks(full(components=(heard,)))
    assert row.notes == ("the press says so, no vendor's word is known",)


def test_a_vendors_word_that_a_thing_is_old_is_firm_where_no_end_is_claimed(full: Make) -> None:
    soon = full().components[3]
    old = replace(soon.lifecycles[0].claims[0], field="deprecated", value="true")
    life = replace(soon.lifecycles[0], status="deprecated", retires=None, claims=(old,))
    assert first_breaks(full(components=(replace(soon, lifecycles=(life,)),)))[0].notes == ()
    life = replace(life, claims=(replace(old, kind="catalogue"), replace(old, field="listed")))
    assert first_breaks(full(components=(replace(soon, lifecycles=(life,)),)))[0].notes == ("a list says so, no vendor's word is known",)


def test_what_is_only_compared_or_listed_breaks_nothing_and_is_counted(full: Make) -> None:
    soon = full().components[3]
    first, second = soon.usages
    guard = replace(soon, usages=(replace(first, context="compare"), replace(second, context="catalogue")))
    assert first_breaks(full(components=(guard,))) == ()
    assert known_only(full(components=(guard,))) == 1
    both = replace(soon, usages=(replace(first, context="compare"), second))
    assert [row.spots for row in first_breaks(full(components=(both,)))] == [((second.path, second.line),)]
    assert known_only(full(components=(both,))) == 0


def test_a_platform_that_the_report_does_not_name_reads_as_a_name() -> None:
    assert [words.named(id_, {"ab": "Ab Inc."}) for id_ in ("ab", "cloud", "wide-cloud", "xyz")] == [
        "Ab Inc.",
        "Cloud",
        "Wide Cloud",
        "XYZ",
    ]


def test_what_all_findings_of_a_risk_end_with_is_said_once(full: Make) -> None:
    first = full().findings[0]
    ends = ("One ended. Its vendor names b instead. Move on. Test it.", "Two ended. Move on. Test it.")
    found, advice = vendors.wrongs(replace(first, message=message) for message in ends)
    assert [wrong.said for wrong in found] == ["One ended. Its vendor names b instead.", "Two ended."]
    assert [(one.risk, one.says) for one in advice] == [(first.risk, "Move on. Test it.")]
    mixed, only = vendors.wrongs(
        replace(first, component=name, message=f"{name} ended. {way}") for name, way in zip("abc", ("Go.", "Go.", "Stay."), strict=True)
    )
    assert [wrong.said for wrong in mixed] == ["a ended.", "b ended.", "c ended. Stay."]
    assert [(one.of, one.says) for one in only] == [(("a", "b"), "Go.")]
    notes = (("a", "error", "Go."), ("b", "warning", "Go."), ("c", "note", "Stay."), ("d", "note", "Stay."))
    _, graded = vendors.wrongs(replace(first, component=name, severity=how, message=f"{name} ended. {way}") for name, how, way in notes)
    assert [(one.severities, one.of, one.says) for one in graded] == [(("error", "warning"), (), "Go."), (("note",), (), "Stay.")]
    alone, nothing = vendors.wrongs((replace(first, message=ends[0]),))
    assert (alone[0].said, nothing) == (ends[0], ())


def test_a_day_that_has_passed_is_no_deadline(full: Make) -> None:
    gone, soon = full().plan
    assert question.timing((gone,), {}, "2026-11-22") == ("Ended on 2026-08-26",)
    assert question.timing((soon,), {}, "2027-01-01") == ("Deadline 2027-01-14, the day to start by was 2026-12-29",)


def test_a_size_written_as_text_is_told_in_a_unit_and_none_leaves_no_gap(full: Make) -> None:
    weights = next(one for one in full().components if one.kind in ("file", "weights"))
    rows: dict[str, object] = {"size": "4920000000", "parameters": "8030261248", "base": "Herd 9,https://example.com/herd"}
    told = sections.facts(replace(weights, license=None, details=rows))
    assert told == ("4.9 GB", "parameters 8,030,261,248", "made from Herd 9, https://example.com/herd")
    assert sections.facts(replace(weights, license=None, details={"size": "unknown"})) == ()


def test_two_words_for_one_kind_of_held_data_are_one(full: Make) -> None:
    acme = replace(full().vendors[0], held=(Held("vectors", None, None, ("a.py:1",)), Held("embeddings", 8, None, ("a.py:1", "b.py:2"))))
    assert sections.held(acme) == (Held("embeddings", 8, None, ("a.py:1", "b.py:2")),)


def test_the_duties_of_a_licence_have_one_full_stop() -> None:
    assert words.joined(("Keep it.", "Show it")) == "Keep it; Show it"


def test_when_a_question_must_be_answered(full: Make) -> None:
    gone, soon = full().plan
    assert question.timing((soon,), {}, "2026-01-01") == ("Deadline 2027-01-14, start by 2026-12-29",)
    assert question.timing((gone, soon), {soon.for_: "acme-4"}, "2026-01-01") == (
        "model:acme/threads-1: deadline 2026-08-26, start by 2026-08-01",
        "acme-4: deadline 2027-01-14, start by 2026-12-29",
    )
    assert question.timing((replace(soon, deadline=None, start_by=None),), {}, "2026-01-01") == ()


def test_a_guess_is_no_place_of_work(full: Make) -> None:
    soon = full().components[3]
    guessed = replace(soon, usages=(replace(soon.usages[0], confidence="low"), soon.usages[1]))
    assert dict(sentences(full(components=(guessed,), plan=())))["Schedule"].startswith("1 place in 1 file")
