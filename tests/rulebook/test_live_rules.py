"""The rules that airisk brings along, as a whole: how much they hold, how they read, and that their advice never points at what ends."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airisk.config import Config
from airisk.domain import Lifecycle
from airisk.pipeline import Request, scan
from airisk.rulebook.book import Rulebook
from airisk.rulebook.lifecycle import FRESH, SOON
from airisk.rulebook.lint import lint
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.origins import facts
from airisk.rulebook.stats import stats

TODAY = date(2026, 11, 24)
FIRST, LAST = date(2024, 11, 24), date(2029, 11, 24)
PROJECTS = Path(__file__).parents[1] / "projects"
#: Kinds of sources that tell what somebody else said.
COPIES = ("catalogue", "transcribed")
GONE = ("deprecated", "overdue", "retired", "archived")


@cache
def book() -> Rulebook:
    return Rulebook(load())


def test_they_are_as_many_as_is_promised() -> None:
    found = stats(book().rules, TODAY)
    least = {"vendors": 60, "model_ids": 2500, "ended": 900, "licenses": 50, "families": 80, "tensor_types": 90}
    assert {name: getattr(found, name) for name, count in least.items() if getattr(found, name) < count} == {}
    assert sum(found.packages.values()) >= 600
    assert len(found.packages) >= 10


def test_nothing_stands_there_on_nobodys_word() -> None:
    rules = book().rules
    said = [family for family in rules.families.values() if family.open is not None or family.license]
    bare = [*(m.id for m in rules.models if not m.claims), *(p.purl for p in rules.packages if not p.claims)]
    assert [*bare, *(family.id for family in said if family.source is None)] == []
    assert set(rules.weights.read_in) == {"tensor_types", "runtimes", "architectures"}
    assert stats(rules, TODAY).unsourced == 0


def test_lint_finds_no_error() -> None:
    assert [row for row in lint(book().rules, TODAY) if row.level == "error"] == []


def test_no_file_is_too_long_to_read() -> None:
    long = {path.name: lines for path in default_rules().rglob("*.toml") if (lines := path.read_text(encoding="utf-8").count("\n")) > 600}
    assert long == {}


def test_what_is_known_from_a_list_alone_is_one_claim_by_that_list() -> None:
    """One on each platform; the list is the source itself, not something that a page of the vendor was read through."""
    wrong = []
    for model in book().rules.models:
        if {(claim.field, claim.kind) for claim in model.claims} == {("listed", "catalogue")}:
            twice = len({claim.platform for claim in model.claims}) < len(model.claims)
            if twice or any(claim.via for claim in model.claims):
                wrong.append(f"{model.vendor}/{model.id}")
    assert wrong == []


@cache
def turns(name: str) -> frozenset[date]:
    """The days of five years on which anything may change about a model, or about what it points to however indirectly.

    Between two of them nothing does, so that what holds on all of them holds on every day.
    """
    names, todo = {name.lower()}, [name.lower()]
    days = {FIRST, LAST}
    while todo:
        for model in book().model(todo.pop()):
            for claim in model.claims:
                if claim.field in ("replacement", "options"):
                    new = {target.lower() for target in claim.value.split(", ")} - names
                    names |= new
                    todo += new
                elif claim.value[:2] == "20":
                    end = date.fromisoformat(claim.value)
                    days |= {end + timedelta(days=step) for step in (-SOON.days - 1, -SOON.days, -1, 0, 1)}
                days |= {claim.checked + FRESH, claim.checked + FRESH + timedelta(days=1)}
    return frozenset(day for day in days if FIRST <= day <= LAST)


def bad_advice(name: str, today: date) -> list[str]:
    """Replacements and options of a model that are gone on a day, or go within half a year of it."""
    wrong = []
    for lifecycle in book().lifecycles(book().model(name), today):
        for target in (*filter(None, (lifecycle.replacement,)), *lifecycle.options):
            after = stands(target, lifecycle.platform, today)
            if after is not None and (after.status in GONE or (after.retires is not None and after.retires - today <= SOON)):
                wrong.append(f"{today}: {name} on {lifecycle.platform} points to {target}, {after.status} {after.retires}")
    return wrong


def stands(name: str, platform: str, today: date) -> Lifecycle | None:
    return next((life for life in book().claimed(book().model(name), today) if life.platform == platform), None)


def test_advice_never_points_at_what_ends_on_any_day_of_five_years() -> None:
    advised = {model.id for model in book().rules.models if any(claim.field in ("replacement", "options") for claim in model.claims)}
    wrong = [row for name in sorted(advised) for today in sorted(turns(name)) for row in bad_advice(name, today)]
    assert len(advised) > 200
    assert wrong == []


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_nor_on_a_day_that_nobody_chose(data: st.DataObject) -> None:
    """Holds the reasoning of `turns` itself to account."""
    model = data.draw(st.sampled_from(book().rules.models))
    assert bad_advice(model.id, data.draw(st.dates(FIRST, LAST))) == []


def test_not_before_a_day_that_has_passed_reads_overdue() -> None:
    seen = 0
    for model in book().rules.models:
        for lifecycle in book().claimed((model,), TODAY):
            if lifecycle.precision == "earliest" and lifecycle.retires is not None and lifecycle.effect not in ("frozen", "no-new-jobs"):
                seen += 1
                assert lifecycle.status == ("overdue" if lifecycle.retires <= TODAY else "retiring"), model.id
    assert seen > 20


@pytest.mark.parametrize("name", ["gpt-4o", "gpt-4o-mini", "gpt-4o-2024-05-13", "gpt-4o-2024-11-20"])
def test_names_that_begin_alike_are_different_things(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(f'from openai import OpenAI\nOpenAI().chat.completions.create(model="{name}", messages=[])\n', "utf-8")
    report = scan(Request(tmp_path, (), Config(), (), TODAY, cache=False))
    assert [component.name for component in report.components if component.kind == "model"] == [name]


def test_each_of_them_has_a_fate_of_its_own() -> None:
    fates = {
        name: next((str(life.retires) for life in book().claimed(book().model(name), TODAY) if life.platform == "openai"), "")
        for name in ("gpt-4o", "gpt-4o-mini", "gpt-4o-2024-05-13", "gpt-4o-2024-11-20")
    }
    assert fates["gpt-4o-2024-05-13"] == "2026-10-23"
    assert fates["gpt-4o"] == fates["gpt-4o-mini"] == "2027-01-14"
    rows = [row for name in fates for row in book().model(name)]
    assert len({row.id for row in rows}) == 4


def test_every_data_set_is_credited() -> None:
    """A data set is what three facts or more about other things were read in."""
    notice = (default_rules().parent / "NOTICE").read_text(encoding="utf-8").lower()
    read = Counter(
        (fact.via or fact.address).rpartition("@")[0] or fact.via or fact.address for fact in facts(book().rules) if fact.kind in COPIES
    )
    assert sorted(purl for purl, count in read.items() if count > 2 and purl.startswith("pkg:") and purl.lower() not in notice) == []


@pytest.mark.parametrize("sample", ["local-llama", "model-router", "notes"])
def test_no_way_leads_to_what_is_gone(sample: str) -> None:
    """The options of all ways, half-year by half-year; one that ends at all says so."""
    seen, wrong = 0, []
    for today in (date(year, month, 24) for year in range(FIRST.year, LAST.year + 1) for month in (5, 11)):
        report = scan(Request(PROJECTS / sample, (), Config(), (), today, cache=False))
        for option in (option for entry in report.plan for way in entry.ways for option in way.options):
            seen += 1
            days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", option.ends or "")]
            if any(word in (option.ends or "") for word in GONE) or any(day <= today for day in days):
                wrong.append(f"{today}: {option.target} {option.ends}")
    assert seen > 20
    assert wrong == []
