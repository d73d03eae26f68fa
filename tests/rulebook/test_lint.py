"""Lint of the rules: each kind of wrong is seen, and the frozen rules have none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from airisk.rulebook.lint import LintRow, lint
from airisk.rulebook.load import load

FROZEN = Path(__file__).parent / "rules"
TODAY = date(2026, 11, 24)
Changed = Callable[[str, str, str], tuple[LintRow, ...]]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Rows that a change to a frozen file brings."""

    def rows(name: str, old: str, new: str) -> tuple[LintRow, ...]:
        folder = Path(shutil.copytree(FROZEN, tmp_path / "rules"))
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        before = set(lint(load((FROZEN,)), TODAY))
        return tuple(row for row in lint(load((folder,)), TODAY) if row not in before)

    return rows


def test_the_frozen_rules_hold_together() -> None:
    rows = lint(load((FROZEN,)), TODAY)
    assert [row for row in rows if row.level == "error"] == []
    assert [row.message for row in rows] == ["its replacements end with what is retiring (2026-12-15) itself: nova-2-preview → nova-2"]


@pytest.mark.parametrize(
    ("name", "old", "new", "level", "says"),
    [
        ("vendors/acme/models/nova.toml", "ambiguous = true\n", "", "error", "'echo' holds no strong needle"),
        ("vendors/acme/models/nova.toml", 'id = "nova-lite"', 'id = "n1"', "error", "'n1' holds no strong needle"),
        ("vendors/acme/packages.toml", 'imports = ["@acme/sdk"]', 'imports = ["chat"]', "warning", "'chat' holds no strong needle"),
        (
            "vendors/acme/models/nova.toml",
            'replacement = "nova-3"',
            'replacement = "nova-2"',
            "warning",
            "its replacements end with what is retiring (2026-12-15) itself: nova-1 → nova-2",
        ),
        (
            "vendors/acme/models/nova.toml",
            'options = ["nova-3"]',
            'replacement = "nova-2-preview"',
            "error",
            "go in a circle: nova-2 → nova-2-preview",
        ),
        (
            "vendors/acme/models/nova.toml",
            'aliases = ["nova-latest"]',
            'aliases = ["nova-2"]',
            "error",
            "'nova-2' also stands for 'nova-2'",
        ),
        (
            "vendors/acme/models/nova.toml",
            'id = "echo"\nambiguous = true',
            'id = "nova-lite-20250131"',
            "warning",
            "is only listed, and nova-lite-20250131 has retired",
        ),
        ("vendors/acme/models/nova.toml", "announced = 2026-09-15", "announced = 2026-12-16", "error", "before it was announced"),
        ("vendors/acme/models/nova.toml", "stated = 2026-10-20", "stated = 2026-11-11", "error", "cannot have been read on 2026-11-10"),
        ("vendors/acme/models/nova.toml", "checked = 2026-11-10", "checked = 2026-11-25", "error", "which is after 2026-11-24"),
        ("vendors/acme/models/nova.toml", "checked = 2026-11-10", "checked = 2026-08-01", "error", "cannot have been read"),
        ("vendors/acme/models/nova.toml", 'name = "Nova"', 'name = "Nova"\nlicense = "mitt"', "error", "licence 'mitt' is not known"),
        ("vendors/acme/models/nova.toml", 'name = "Nova"', 'name = "Nova"\nmaker = "akme"', "warning", "maker 'akme' is not known"),
        (
            "vendors/acme/models/nova.toml",
            "{ listed = true,",
            '{ platform = "cloud9", listed = true,',
            "error",
            "platform 'cloud9' is not known",
        ),
        (
            "vendors/acme/models/nova.toml",
            'id = "nova-lite"\nclaims = [{ listed = true, from = "prices" }]',
            'id = "nova-lite"',
            "error",
            "it has no claim; say at least `listed = true`",
        ),
        (
            "vendors/borealis/vendor.toml",
            'families = ["boreal-2"]',
            'families = ["boreal-3"]',
            "error",
            "family 'borealis/boreal-3' is not known",
        ),
        ("vendors/acme/usage.toml", 'feature = "assistants"', 'feature = "assistant"', "error", "feature 'acme/assistant' is not known"),
        ("vendors/acme/usage.toml", 'platform = "acme"', 'platform = "akme"', "error", "platform 'akme' is not known"),
        ("vendors/acme/usage.toml", 'calls = ["chat"]', 'calls = ["chats"]', "error", "call 'acme/chats' is not known"),
        ("vendors/acme/features.toml", 'vendor = "borealis"', 'vendor = "boreal"', "warning", "vendor 'boreal' is not known"),
        ("vendors/borealis/models/boreal-2.toml", '"*-boreal-2-*"', '"*-boreal-[23]-*"', "error", "'*-boreal-[23]-*' may hold stars alone"),
        ("weights.toml", '"borealis/boreal-2"', '"borealis/boreal"', "error", "family 'borealis/boreal' is not known"),
        ("weights.toml", '"0", "1", "8", "12"]', '"0", "77"]', "error", "tensor type '77' is not known"),
        (
            "vendors/stratus/models/nova.toml",
            "https://stratus.example/docs/lifecycle",
            "https://blog.example/stratus",
            "error",
            "https://blog.example/stratus is on no site of the vendor",
        ),
        (
            "vendors/acme/vendor.toml",
            'url = "https://acme.example/docs/deprecations"',
            'url = "https://acme.example.blog.example/x"',
            "error",
            "https://acme.example.blog.example/x is on no site of the vendor",
        ),
        ("vendors/stratus/models/nova.toml", 'id = "nova-3"', 'id = "nova-latest"', "error", "its maker calls it 'nova-3'"),
        ("vendors/stratus/models/nova.toml", 'id = "nova-3"', 'id = "Nova-3"', "error", "its maker calls it 'nova-3'"),
        ("vendors/acme/usage.toml", '"chat.create", ', '"chat.*", ', "error", "'acme_ai.Acme.chat.*' also matches what hangs on an answer"),
        ("scoring.toml", 'event = "unknown"', 'event = "none"', "error", "the verdict table says nothing for unknown × production × hard"),
        (
            "scoring.toml",
            'event = "unknown"',
            'event = "none"',
            "error",
            "the verdict table says 2 things for none × production × not hard",
        ),
        (
            "scoring.toml",
            'start = "<90"',
            'start = "<0"',
            "error",
            "the verdict table says nothing for dated × production × start <90 × hard",
        ),
    ],
)
def test_each_kind_of_wrong_is_seen(changed: Changed, name: str, old: str, new: str, level: str, says: str) -> None:
    rows = changed(name, old, new)
    assert any(row.level == level and says in row.message for row in rows), rows


def test_advice_through_what_has_gone_is_sound_where_it_ends_with_what_stays(changed: Changed) -> None:
    """nova-1 is gone, and names nova-3 in its place."""
    rows = changed("vendors/acme/models/nova.toml", 'replacement = "nova-2"', 'replacement = "nova-1"')
    assert [row.message for row in rows if "replacements" in row.message] == []


def test_a_latest_name_goes_with_its_dated_ones(changed: Changed) -> None:
    ended = 'id = "nova-lite-2501"\nclaims = [{ retires = 2026-01-31, precision = "exact", from = "deprecations" }]'
    listed = 'id = "nova-lite"\nclaims = [{ listed = true, from = "prices" }]'
    latest = listed.replace("nova-lite", "nova-lite-latest")
    rows = changed("vendors/acme/models/nova.toml", listed, f"{latest}\n\n[[model]]\n{ended}")
    assert [row.where for row in rows] == ["acme/nova-lite-latest"]


def test_an_undated_name_stays_while_one_of_its_dated_ones_lives(changed: Changed) -> None:
    listed = 'id = "nova-lite"\nclaims = [{ listed = true, from = "prices" }]'
    ended = 'id = "nova-lite-2501"\nclaims = [{ retires = 2026-01-31, precision = "exact", from = "deprecations" }]'
    living = listed.replace("nova-lite", "nova-lite-2601")
    assert not changed("vendors/acme/models/nova.toml", listed, "\n\n[[model]]\n".join((listed, ended, living)))


def test_old_readings_are_one_warning_a_source() -> None:
    rules = load((FROZEN,))
    assert not [row for row in lint(rules, TODAY) if "days ago" in row.message]
    later = lint(rules, date(2027, 2, 9))
    assert [row.message for row in later if row.where == "https://acme.example/docs/deprecations" and "through" in row.message] == [
        "read through pkg:pypi/acme-ai@2.1.0 91 days ago (2026-11-10); 11 facts rest on it"
    ]
    strict = lint(rules, TODAY, timedelta(days=13))
    assert {row.level for row in strict if "days ago" in row.message} == {"error"}


def test_a_vendor_without_its_file_is_an_error(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FROZEN, tmp_path / "rules"))
    (folder / "vendors" / "drift" / "vendor.toml").unlink()
    assert LintRow("error", "drift/drift-7", "vendor 'drift' is not known") in lint(load((folder,)), TODAY)


def test_the_rules_that_ship_hold_together() -> None:
    """I7 and I9 for the live rules, on the day on which they were last read."""
    rules = load()
    assert rules.checked is not None
    assert [row for row in lint(rules, rules.checked) if row.level == "error"] == []
