"""How a status follows from claims and a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.domain import Claim
from airisk.rulebook.lifecycle import claims_lifecycle

TODAY = date(2026, 11, 24)
READ = date(2026, 11, 1)


def claim(
    field: str, value: str, precision: str = "", effect: str = "", kind: str = "first-party", stated: date = READ, checked: date = READ
) -> Claim:
    if field in ("retires", "removed") and not precision:
        precision = "exact"
    return Claim(field, "acme", value, precision, effect, "https://acme.example", "", kind, stated, checked)


def status(*claims: Claim, today: date = TODAY) -> str:
    return claims_lifecycle(claims, "acme", today).status


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((claim("retires", "2026-11-24", "exact", "error"),), "retired"),
        ((claim("retires", "2026-11-25", "exact", "error"),), "retiring"),
        ((claim("retires", "2026-01-01", "unqualified"),), "retired"),
        ((claim("retires", "2026-01-01", "earliest"),), "overdue"),
        ((claim("retires", "2026-01-01", "exact", "re-routed"),), "retired"),
        ((claim("retires", "2026-01-01", "exact", "frozen"),), "frozen"),
        ((claim("retires", "2027-01-01", "exact", "frozen"),), "deprecated"),
        ((claim("retires", "2026-01-01", "exact", "no-new-jobs"),), "deprecated"),
        ((claim("retires", "2026-01-01", kind="catalogue"),), "retired"),
        ((claim("removed", "true"),), "retired"),
        ((claim("removed", "2026-10-01"),), "retired"),
        ((claim("deprecated", "true"),), "deprecated"),
        ((claim("announced", "2026-10-01"),), "deprecated"),
        ((claim("status", "deprecated"),), "deprecated"),
        ((claim("status", "archived"),), "archived"),
        ((claim("frozen", "2026-10-01"),), "frozen"),
        ((claim("frozen", "2026-12-01"), claim("status", "active")), "active"),
        ((claim("status", "active"),), "active"),
        ((claim("listed", "true"),), "active"),
        ((claim("listed", "true", kind="catalogue"),), "listed"),
        ((claim("listed", "true", checked=TODAY - timedelta(181)),), "listed"),
        ((claim("status", "active", checked=TODAY - timedelta(181)),), "listed"),
        ((claim("status", "active", checked=TODAY - timedelta(180)),), "active"),
        ((claim("replacement", "x"),), "unknown"),
        ((), "unknown"),
    ],
)
def test_status(said: tuple[Claim, ...], expected: str) -> None:
    assert status(*said) == expected


def test_the_newest_of_the_best_kind_decides_never_the_majority() -> None:
    newest = claim("retires", "2027-06-01", stated=date(2026, 10, 1))
    others = [claim("retires", "2026-06-01", kind="catalogue", stated=date(2026, 11, day)) for day in range(1, 9)]
    older = claim("retires", "2026-08-01", stated=date(2026, 5, 1))
    assert claims_lifecycle((*others, older, newest), "acme", TODAY).retires == date(2027, 6, 1)
    assert claims_lifecycle((*others, older), "acme", TODAY).retires == date(2026, 8, 1)
    transcribed = claim("retires", "2027-01-01", kind="transcribed", stated=date(2025, 1, 1))
    assert claims_lifecycle((*others, transcribed), "acme", TODAY).retires == date(2027, 1, 1)


def test_the_day_of_reading_decides_nothing() -> None:
    stale = claim("retires", "2027-06-01", stated=date(2026, 10, 1), checked=date(2026, 10, 2))
    fresh = claim("retires", "2026-06-01", stated=date(2026, 9, 1), checked=TODAY)
    assert claims_lifecycle((stale, fresh), "acme", TODAY).retires == date(2027, 6, 1)


def test_of_equals_the_worse_word_decides() -> None:
    assert claims_lifecycle((claim("retires", "2027-06-01"), claim("retires", "2026-06-01")), "acme", TODAY).status == "retired"
    assert status(claim("retires", "2026-06-01", "earliest"), claim("retires", "2026-06-01", "exact")) == "retired"
    assert status(claim("status", "active"), claim("status", "archived")) == "archived"


def test_not_before_decides_over_an_unqualified_word_for_the_same_day_while_it_lies_ahead() -> None:
    day, later = "2027-01-01", READ + timedelta(days=3)
    earliest, plain = claim("retires", day, "earliest"), claim("retires", day, "unqualified", stated=later)
    for said in ((earliest, plain), (plain, earliest)):
        assert claims_lifecycle(said, "acme", TODAY).precision == "earliest"
        assert status(*said, today=date(2027, 1, 1)) == "retired"
    for firm in (claim("retires", day, "exact", stated=later), claim("retires", "2027-01-02", "unqualified", stated=later)):
        assert claims_lifecycle((earliest, firm), "acme", TODAY).precision == firm.precision
    copied = claim("retires", day, "earliest", kind="transcribed")
    assert claims_lifecycle((copied, plain), "acme", TODAY).precision == "unqualified"


def test_an_end_is_disproved_by_a_later_word_of_the_same_worth() -> None:
    ended = claim("retires", "2026-08-01", stated=date(2026, 5, 1))
    alive = claim("status", "active", stated=date(2026, 10, 1))
    found = claims_lifecycle((ended, alive), "acme", TODAY)
    assert (found.status, found.retires, len(found.claims)) == ("active", None, 2)
    assert status(ended, claim("status", "active", stated=date(2026, 7, 1))) == "retired"
    assert status(ended, claim("status", "active", kind="press", stated=date(2026, 10, 1))) == "retired"
    assert status(ended, claim("listed", "true", stated=date(2026, 10, 1))) == "retired"


@pytest.mark.parametrize("kind", ["catalogue", "press"])
def test_an_end_in_a_price_list_is_disproved_by_the_vendors_own_later_list(kind: str) -> None:
    """Seen to fail: with an end that only an equal or better word about the state disproves."""
    ended = claim("retires", "2025-01-01", kind=kind, stated=date(2026, 3, 6))
    listed = claim("listed", "true", stated=date(2026, 11, 17), checked=date(2026, 11, 20))
    found = claims_lifecycle((ended, listed), "acme", TODAY)
    assert (found.status, found.retires, len(found.claims)) == ("active", None, 2)
    assert status(ended, claim("status", "active", stated=date(2026, 11, 17))) == "active"
    assert status(ended, claim("listed", "true", stated=date(2024, 12, 1))) == "retired"
    assert status(ended, claim("listed", "true", kind="transcribed", stated=date(2026, 11, 17))) == "retired"
    assert status(ended, listed, claim("deprecated", "true", kind="press")) == "deprecated"


def test_an_end_copied_from_the_vendors_page_is_disproved_by_its_word_and_by_no_list() -> None:
    """Seen to fail: with types of an SDK that go on naming a retired model as proof that it lives."""
    ended = claim("retires", "2025-01-01", kind="transcribed", stated=date(2024, 10, 1))
    assert status(ended, claim("listed", "true", stated=date(2026, 10, 1))) == "retired"
    assert status(ended, claim("status", "active", stated=date(2026, 10, 1))) == "active"


def test_what_is_shown_of_an_end() -> None:
    found = claims_lifecycle(
        (
            claim("retires", "2026-12-01", "exact", "re-routed"),
            claim("announced", "2026-09-01"),
            claim("replacement", "nova-3"),
            claim("options", "nova-3, nova-4"),
        ),
        "acme",
        TODAY,
    )
    assert (found.retires, found.precision, found.effect) == (date(2026, 12, 1), "exact", "re-routed")
    assert (found.announced, found.replacement, found.options) == (date(2026, 9, 1), "nova-3", ("nova-3", "nova-4"))


#: How bad a status is, by class of event: none · nothing known · soft · an end.
BADNESS = {"active": 0, "listed": 1, "unknown": 1, "deprecated": 2, "frozen": 2, "archived": 2, "retiring": 3, "overdue": 4, "retired": 4}

days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
kinds = st.sampled_from(["first-party", "transcribed", "catalogue", "press"])
dated = st.builds(
    claim,
    st.sampled_from(["retires", "removed", "frozen", "announced"]),
    days.map(date.isoformat),
    st.sampled_from(["exact", "earliest", "unqualified"]),
    st.sampled_from(["", "error", "removed", "re-routed", "frozen", "no-new-jobs", "client-removed"]),
    kinds,
    days,
    days,
)
undated = st.builds(
    lambda said, kind, stated, checked: claim(*said, kind=kind, stated=stated, checked=checked),
    st.sampled_from([("status", "active"), ("status", "deprecated"), ("status", "archived"), ("listed", "true"), ("deprecated", "true")]),
    kinds,
    days,
    days,
)
claims = st.lists(st.one_of(dated, undated), max_size=5).map(tuple)


@given(claims, days, days)
def test_a_later_day_is_never_better(said: tuple[Claim, ...], one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert BADNESS[status(*said, today=late)] >= BADNESS[status(*said, today=early)]


@given(claims, days)
def test_life_is_never_what_is_left_when_a_claim_goes(said: tuple[Claim, ...], today: date) -> None:
    """Nothing is `active` but by a fresh first-party word that says so."""
    if status(*said, today=today) == "active":
        words = [one for one in said if one.field == "listed" or (one.field, one.value) == ("status", "active")]
        assert any(one.kind == "first-party" and today - one.checked <= timedelta(180) for one in words)


@given(claims, days, st.randoms())
def test_the_order_of_claims_says_nothing(said: tuple[Claim, ...], today: date, random: object) -> None:
    mixed = list(said)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert claims_lifecycle(tuple(mixed), "acme", today) == claims_lifecycle(said, "acme", today)
