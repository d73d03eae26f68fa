"""`airisk rules` as a user sees it, on the frozen rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from airisk.cli import rules as command
from airisk.cli.main import main

FROZEN = Path(__file__).parents[1] / "rulebook" / "rules"
DAY = ("--today", "2026-11-24")


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "default_rules", lambda: FROZEN)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["rules", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_list_shows_a_model_once_a_platform(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "list", *DAY, "--status", "retiring", "--status", "overdue")
    assert code == 0
    assert out.splitlines() == [
        "model:acme/nova-2          acme: retiring 2026-12-15 (exact, error) → one of nova-3",
        "model:acme/nova-2          stratus: retiring 2027-02-01 (unqualified) → nova-3",
        "model:acme/nova-2-preview  acme: overdue 2026-06-30 (earliest, error)",
        "model:acme/nova-embed-1    acme: retiring 2027-06-01 (exact, error) → nova-embed-2",
    ]
    assert err == "4 rows\n"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--retires-within", "30d"), ["model:acme/nova-2"]),
        (("--retires-within", "20"), []),
        (("--vendor", "stratus"), ["model:acme/nova-2", "model:acme/nova-3", "model:borealis/boreal-2-70b"]),
        (("--vendor", "drift"), ["model:drift/drift-7-30b"]),
    ],
)
def test_list_narrows(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], ids: list[str]) -> None:
    code, out, _ = run(capsys, "list", *DAY, "-f", "json", *options)
    assert code == 0
    assert [row["id"] for row in json.loads(out)] == ids


def test_show_gives_every_claim_with_source_and_days(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", *DAY, "nova-2-preview")
    assert code == 0
    assert "at acme: overdue, retires 2026-06-30, earliest, effect: error" in out
    assert " ".join(out.split()).endswith(
        "- retires: 2026-06-30, earliest, error (first-party, stated 2026-03-02, read 2026-11-10; decides: the only statement) "
        "https://acme.example/blog/nova-2"
    )


@pytest.mark.parametrize(
    ("ident", "found"),
    [
        ("NOVA-LATEST", ["model:acme/nova-3"]),
        ("model:acme/nova-3", ["model:acme/nova-3"]),
        ("acme/nova-3", ["model:acme/nova-3"]),
        ("borealis/Boreal-2-8B", ["model:borealis/boreal-2-8b"]),
        ("sdk:pypi/acme_ai", ["sdk:pypi/acme-ai"]),
        ("pkg:npm/%40acme/sdk", ["sdk:npm/@acme/sdk"]),
        ("acme", ["service:acme"]),
        ("service:acme", ["service:acme"]),
        ("weights:borealis/boreal-2", ["weights:borealis/boreal-2"]),
        ("family:borealis/boreal-2", ["weights:borealis/boreal-2"]),
        ("feature:acme/assistants", ["feature:acme/assistants"]),
        ("license:apache-2.0", ["license:apache-2.0"]),
        ("vendor:acme", ["service:acme"]),
        ("pkg:pypi/acme-ai@2.1.0", ["sdk:pypi/acme-ai"]),
        ("plain", ["format:plain"]),
        ("type:139", ["type:139"]),
        ("IQ4_KX", ["type:139"]),
    ],
)
def test_show_knows_a_thing_by_all_its_ids(capsys: pytest.CaptureFixture[str], ident: str, found: list[str]) -> None:
    code, out, _ = run(capsys, "show", *DAY, "-f", "json", ident)
    assert code == 0
    assert [entry["id"] for entry in json.loads(out) if not entry["id"].startswith("weights:stratus")] == found


def test_show_says_which_statement_decides_and_which_disagree(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", *DAY, "nova-2")
    text = " ".join(out.split())
    assert code == 0
    assert (
        "retires: 2026-12-15, exact, error (first-party, stated 2026-10-20, read 2026-11-10; decides: newest first-party statement)" in text
    )
    assert "retires: 2026-11-15, earliest, error (first-party, stated 2026-03-02, read 2026-11-10; disagrees)" in text
    assert "retires: 2027-03-01, unqualified (catalogue, stated 2026-11-01, read 2026-11-10; disagrees)" in text


def test_show_says_who_gave_up_a_tensor_type_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", *DAY, "type:4")
    assert "given up by: plain.cpp, fork.cpp" in out
    assert "since: 2025-03-01" in out
    assert "instead: Fetch the weights again in a type of today." in out


def test_a_vendor_without_models_is_told_from_a_filter_that_found_none(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(capsys, "list", *DAY, "--vendor", "relay")
    assert (out, err) == ("", "0 rows: relay neither makes nor serves a model that the rules know\n")
    _, _, err = run(capsys, "list", *DAY, "--vendor", "acme", "--status", "frozen")
    assert err == "0 rows\n"


def test_show_tells_how_things_that_are_no_models_stand(capsys: pytest.CaptureFixture[str]) -> None:
    states = {}
    for ident in ("sdk:pypi/acme-legacy", "weights:borealis/boreal-2", "feature:acme/assistants"):
        _, out, _ = run(capsys, "show", *DAY, "-f", "json", ident)
        states[ident] = json.loads(out)[0]["lifecycles"][0]["status"]
    assert states == {"sdk:pypi/acme-legacy": "archived", "weights:borealis/boreal-2": "frozen", "feature:acme/assistants": "retired"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "nova-22"), "did you mean"),
        (("show", "??"), "rules list"),
        (("list", "--vendor", "akme"), "did you mean acme"),
        (("list", "--retires-within", "soon"), "write it as 90d"),
        (("list", "--rules", "/nowhere/at/all"), "does not exist"),
    ],
)
def test_what_is_not_there_is_one_sentence_and_exit_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_lint_of_sound_rules_warns_and_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "lint", *DAY)
    assert code == 0
    assert out == (
        "warning: acme/nova-2-preview on acme: its replacements end with what is retiring (2026-12-15) itself: nova-2-preview → nova-2\n"
    )
    assert err == "0 errors, 1 warnings\n"


def test_old_facts_are_warned_of_and_errors_where_an_age_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "lint", "--today", "2027-03-01")
    assert code == 0
    assert "warning: https://acme.example/blog/nova-2: read 111 days ago (2026-11-10)" in out
    code, out, _ = run(capsys, "lint", *DAY, "--max-age", "12d")
    assert code == 1
    assert "error: https://acme.example/blog/nova-2: read 14 days ago (2026-11-10)" in out


def test_stats_count_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "stats", *DAY, "-f", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["vendors"], found["model_ids"], found["packages"]["pypi"], found["licenses"]) == (5, 16, 5, 2)
    assert (found["disagreeing"], found["unsourced"]) == (1, 10)
    _, out, _ = run(capsys, "stats", "--today", "2027-03-01")
    assert "  old                53  read more than 90 days ago" in out


def test_lint_of_an_overlay_with_an_error_exits_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    usage = tmp_path / "vendors" / "acme" / "usage.toml"
    usage.parent.mkdir(parents=True)
    usage.write_text('[[env]]\nid = "x"\nnames = ["ACME_X"]\nfeature = "nothing"\n', encoding="utf-8")
    code, out, _ = run(capsys, "lint", *DAY, "--rules", str(tmp_path))
    assert code == 1
    assert "error: acme/x: feature 'acme/nothing' is not known" in out


def test_a_broken_overlay_stops_with_its_file_and_key(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(FROZEN / "ways", tmp_path / "ways")
    path = next((tmp_path / "ways").glob("*.toml"))
    path.write_text(path.read_text(encoding="utf-8").replace("title", "tilte", 1), encoding="utf-8")
    code, _, err = run(capsys, "list", "--rules", str(tmp_path))
    assert code == 2
    assert err.startswith(f"airisk: ways/{path.name}: key 'title' is missing")


def test_no_control_character_of_a_rule_reaches_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    vendor = tmp_path / "vendors" / "evil" / "vendor.toml"
    vendor.parent.mkdir(parents=True)
    vendor.write_text('name = "a\\u001b[31mb"\nhomepage = "x"\n', encoding="utf-8")
    _, out, _ = run(capsys, "show", "evil", "--rules", str(tmp_path))
    assert "\x1b" not in out
    assert "name: a" in out
