"""The compiled form of the rules tells what the rules tell, and is never taken for those of other files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from shutil import copytree

import pytest

from airisk.errors import RulesError
from airisk.rulebook import recall as module
from airisk.rulebook.book import Rulebook
from airisk.rulebook.compiled import compiled, opened
from airisk.rulebook.load import load
from airisk.rulebook.recall import FILES, recall
from airisk.rulebook.schema import Rules
from airisk.rulebook.tables import TABLES, Tables

FROZEN = Path(__file__).parent / "rules"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(FROZEN, tmp_path / "rules"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_SETTLED", -1 << 62)  # the rules were copied a moment ago
    return tmp_path / "cache"


def parts(rules: Rules) -> dict[str, object]:
    """All of the rules as plain tuples, dicts and values."""
    found: dict[str, object] = {}
    for field in fields(Rules):
        value = getattr(rules, field.name)
        if isinstance(value, Mapping):
            value = list(value.items())
        elif isinstance(value, Sequence) and not isinstance(value, str):
            value = tuple(value)
        found[field.name] = value
    return found


def is_kept(book: Rulebook) -> bool:
    """Whether a rulebook comes from a compiled form."""
    return not isinstance(book.rules.models, tuple)


@pytest.mark.parametrize("folders", [(FROZEN,), ()], ids=["frozen", "live"])
def test_the_compiled_form_tells_what_the_rules_tell(folders: tuple[Path, ...]) -> None:
    rules = load(folders)
    book = opened(compiled(rules))
    assert book is not None
    assert parts(book.rules) == parts(rules)
    assert {name: book._tables[name] for name in TABLES} == {name: Tables(rules)[name] for name in TABLES}
    assert compiled(book.rules) == compiled(rules)
    assert book.needles() == Rulebook(rules).needles()


def test_the_second_time_it_is_recalled(folder: Path, place: Path) -> None:
    first, second = recall((folder,), place), recall((folder,), place)
    assert (is_kept(first), is_kept(second)) == (False, True)
    assert parts(second.rules) == parts(first.rules)


def change(file: Path) -> None:
    """As many bytes as before, and the old time of modification."""
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("a", "e", 1), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("how", ["change", "add", "remove"])
def test_after_any_change_of_the_rules_it_is_made_anew(folder: Path, place: Path, how: str) -> None:
    recall((folder,), place)
    if how == "change":
        change(folder / "common_words.txt")
    elif how == "add":
        (folder / "vendors" / "newcomer").mkdir()
        (folder / "vendors" / "newcomer" / "usage.toml").write_text("", "utf-8")
    else:
        (folder / "weights.toml").unlink(missing_ok=True)
        (folder / "name_words.txt").unlink(missing_ok=True)
        (folder / "common_words.txt").unlink()
    again = recall((folder,), place)
    assert not is_kept(again)
    assert again.rules.digest == load((folder,)).digest
    assert is_kept(recall((folder,), place))


def test_rules_that_changed_a_moment_before_are_not_trusted_yet(folder: Path, tmp_path: Path) -> None:
    recall((folder,), tmp_path / "cache")
    assert not is_kept(recall((folder,), tmp_path / "cache"))


def flipped(raw: bytes) -> bytes:
    return raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        flipped,
        lambda raw: b"",
        lambda raw: b"\0" + raw,
        lambda raw: raw.partition(b"\n")[0] + b"\n",
    ],
    ids=["half", "cut", "flipped", "empty", "shifted", "stamp-only"],
)
def test_a_damaged_one_is_made_anew(folder: Path, place: Path, damage: object) -> None:
    recall((folder,), place)
    file = place / FILES[1]
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert not is_kept(recall((folder,), place))
    assert is_kept(recall((folder,), place))


def test_one_of_another_version_is_made_anew(folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recall((folder,), place)
    monkeypatch.setattr(module, "__version__", "0.0.0")
    assert not is_kept(recall((folder,), place))


def test_one_that_others_could_have_written_is_not_read(folder: Path, place: Path) -> None:
    recall((folder,), place)
    place.chmod(0o777)
    assert not is_kept(recall((folder,), place))


def test_where_nothing_can_be_kept_the_rules_are_read_each_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    for nowhere in (None, tmp_path / "file" / "cache"):
        book = recall((folder,), nowhere)
        assert not is_kept(book)
        assert parts(book.rules) == parts(load((folder,)))


def test_rules_laid_over_others(folder: Path, place: Path, tmp_path: Path) -> None:
    over = tmp_path / "over"
    over.mkdir()
    (over / "common_words.txt").write_text("zebra\n", "utf-8")
    plain = recall((folder,), place)
    laid = recall((folder, over), place)
    assert "zebra" in laid.rules.common_words and "zebra" not in plain.rules.common_words
    kept = recall((folder, over), place)
    assert is_kept(kept) and parts(kept.rules) == parts(load((folder, over)))
    assert not is_kept(recall((folder,), place))


def test_what_is_wrong_with_the_rules_is_said_as_ever(folder: Path, place: Path, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="does not exist"):
        recall((tmp_path / "nothing",), place)
    (folder / "typo.toml").write_text("", "utf-8")
    with pytest.raises(RulesError, match=r"typo\.toml"):
        recall((folder,), place)
