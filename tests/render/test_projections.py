"""What every format for people shares: words, grouped places, the headline, first breaks, chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from airisk.render import places, sections, vendors, words
from airisk.render.breaks import first_breaks
from airisk.render.headline import sentences, work
from airisk.report import Forced, Report, Score, Span, Term

Make = Callable[..., Report]
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("span", "says"),
    [
        (Span(), "days not estimated"),
        (Span(0.1, 0.2, 0.9), "under a day"),
        (Span(0.9, 1, 1.1), "1 day"),
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
    nowhere = replace(soon, usages=tuple(replace(usage, platform="other") for usage in soon.usages))
    assert first_breaks(full(components=(nowhere,))) == ()


def test_where_the_platform_is_unknown_the_earliest_day_counts(full: Make) -> None:
    soon = full().components[3]
    (row,) = first_breaks(full(components=(replace(soon, usages=tuple(replace(usage, platform="") for usage in soon.usages)),)))
    assert row.day == date(2027, 1, 14)


def test_not_before_is_said(full: Make) -> None:
    soon = full().components[3]
    life = replace(soon.lifecycles[0], precision="earliest")
    (row,) = first_breaks(full(components=(replace(soon, lifecycles=(life,)),)))
    assert row.when == "in 53 days (2027-01-14), not earlier"


def test_what_is_fine_is_no_break(full: Make) -> None:
    gone = full().components[2]
    assert first_breaks(full(components=(replace(gone, verdict=replace(gone.verdict, verdict="fine")),))) == ()


def test_findings_that_say_the_same_are_one_with_all_places(full: Make) -> None:
    wrong = vendors.wrongs(full().findings)[0]
    assert wrong.spots == (("bot/assistant.py", 31), ("bot/assistant.py", 44))
    assert wrong.aged == 1


def test_worst_findings_come_first(full: Make) -> None:
    assert [wrong.finding.severity for wrong in vendors.wrongs(reversed(full().findings))] == ["error", "warning", "note"]


def test_a_component_that_two_vendors_list_is_described_once(full: Make) -> None:
    acme, herd = full().vendors
    parts = vendors.vendor_parts(full(vendors=(acme, replace(herd, components=(*herd.components, *acme.components)))))
    assert [len(part.wrongs) for part in parts] == [2, 0]


def test_forced_work_is_told_once_and_its_files_are_counted(full: Make) -> None:
    grown, quiet_until = sections.horizons(full())
    assert [sections.forced_words(one) for one in grown] == [
        "3 files, 5-9 days, about 360 changed lines in 30 days",
        "5 files, 6-11 days, about 380 changed lines in 90 days",
    ]
    assert quiet_until == 180
    nothing = full(forced=(Forced(30, grown[0].forced.effort, ()), Forced(365, grown[0].forced.effort, ())))
    assert sections.horizons(nothing) == ((), 365)


def test_a_score_shows_its_terms_largest_first_and_credits_as_such() -> None:
    score = Score(46, (Term("shape", 8), Term("held data", 20), Term("shape", 2), Term("cap of shape", -4)), 0.92)
    assert vendors.scored("Lock-in", score) == "Lock-in 46 of 100 (facts known 92 %): held data 20, shape 10, less 4 for cap of shape"


def test_the_line_to_paste_is_toml() -> None:
    assert sections.to_paste('a"b\\c') == '"a\\"b\\\\c" = "private"'


def test_sources_carry_the_newest_day_of_reading(full: Make) -> None:
    assert sections.sources(full()) == (("https://acme.example/deprecations", "2026-11-17"),)


def test_what_ends_together_stands_together(full: Make) -> None:
    soon = full().components[3]
    (row,) = first_breaks(full(components=(soon, replace(soon, id="model:acme/acme-4-mini", name="acme-4-mini"))))
    assert row.what == "acme-4, acme-4-mini at Acme AI"


def test_where_the_platform_is_unknown_a_vendor_that_speaks_for_itself_counts_before_a_list(full: Make) -> None:
    soon = full().components[3]
    listed = replace(soon.lifecycles[1], retires=date(2026, 12, 1), claims=(replace(soon.lifecycles[1].claims[0], kind="catalogue"),))
    unknown = replace(soon, lifecycles=(soon.lifecycles[0], listed), usages=tuple(replace(one, platform="") for one in soon.usages))
    (row,) = first_breaks(full(components=(unknown,)))
    assert (row.day, row.notes) == (date(2027, 1, 14), ("at cloud: 2026-12-01",))
    (row,) = first_breaks(full(components=(replace(unknown, lifecycles=(listed,)),)))
    assert "by a price list or the press only" in row.notes


def test_a_guess_is_no_place_of_work(full: Make) -> None:
    soon = full().components[3]
    guessed = replace(soon, usages=(replace(soon.usages[0], confidence="low"), soon.usages[1]))
    assert dict(sentences(full(components=(guessed,), plan=())))["Schedule"].startswith("1 place in 1 file")
