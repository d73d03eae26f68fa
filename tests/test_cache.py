"""What is remembered, what is never trusted, and that a cache that cannot work only says so."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from airisk.cache import Cache, default_folder, key
from airisk.domain import (
    Argument,
    Ask,
    Binding,
    Context,
    Definition,
    FileFacts,
    Import,
    Location,
    Name,
    Outline,
    Parameter,
    Problem,
    Reference,
    Role,
    Said,
    SourceFile,
    Text,
    Unknown,
)

ROOT = Path(__file__).parents[1]
NAME = key(b"content", "python", "1")


def facts(path: str = "src/pkg/mod.py", module: str = "src.pkg.mod") -> FileFacts:
    place = Location(path, 1, 2, 3, 4)
    text = Text(("a", Name("b"), Unknown(), "\ud800"))
    return FileFacts(
        SourceFile(path, "python", Role.TEST, 7),
        (Reference(place, Said.CALL, "f", Context.CALL, (Argument("0", text, place), Argument("m", Name("x.y"), place)), snippet="f()"),),
        Outline(
            path,
            module,
            (Import("a", "b", None, "", place),),
            (Definition("f", "function", (Parameter("p", ("T",)),), (Name("r"),), ("d",), place),),
            (Binding("x", "", Unknown(), place),),
            (("A", "B"),),
            (Ask("f", "", place, True),),
        ),
        (Problem(path, "extract", "encoding-guess"),),
        opened=True,
        partial=True,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "c"


def filled(folder: Path, name: str = NAME, said: FileFacts | None = None) -> None:
    cache = Cache(folder)
    cache.put(name, said or facts())
    cache.close()
    assert cache.note == ""


def known(folder: Path, path: str = "src/pkg/mod.py") -> FileFacts | None:
    cache = Cache(folder)
    try:
        return cache.get(NAME, SourceFile(path, "python", Role.TEST, 7))
    finally:
        cache.close()


def test_what_was_said_is_remembered_whole(folder: Path) -> None:
    filled(folder)
    assert known(folder) == facts()


def test_an_entry_is_no_file_s_own_it_moves_with_the_content(folder: Path) -> None:
    filled(folder)
    cache = Cache(folder)
    moved = SourceFile("lib/__init__.py", "python", Role.PRODUCTION, 7)
    got = cache.get(NAME, moved)
    expected = facts("lib/__init__.py", "lib")
    assert got is not None and got.source == moved
    assert (got.references, got.outline, got.problems) == (expected.references, expected.outline, expected.problems)
    assert "src/pkg" not in repr(got)


def test_facts_that_hang_on_their_path_in_an_unknown_way_are_read_anew_elsewhere(folder: Path) -> None:
    filled(folder, said=facts(module="named.otherwise"))
    assert known(folder, "other.py") is None


def test_a_weight_file_is_named_by_where_it_lies_now(folder: Path) -> None:
    reference = Reference(Location("a/m.gguf"), Said.WEIGHTS, "a/m.gguf", Context.WEIGHTS)
    filled(folder, said=FileFacts(SourceFile("a/m.gguf", "gguf", Role.PRODUCTION, 9), (reference,), opened=True))
    got = known(folder, "b/m.gguf")
    assert got is not None and got.references == (Reference(Location("b/m.gguf"), Said.WEIGHTS, "b/m.gguf", Context.WEIGHTS),)


def test_the_key_tells_everything_apart_that_had_a_say() -> None:
    names = {key(b"a", "python"), key(b"b", "python"), key(b"a", "text"), key(b"a", "python", "1"), key(b"a", "python", "1", "2")}
    assert len({*names, key(b"a", "python", "12")}) == 6
    assert key(b"a", "python", "1") == key(b"a", "python", "1")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE facts SET value = replace(value, 'call', 'name')",
        "UPDATE facts SET hash = 'x'",
        "UPDATE facts SET value = x'00ff'",
        "UPDATE facts SET value = ''",
    ],
)
def test_an_entry_that_is_not_what_was_written_is_dropped(folder: Path, damage: str) -> None:
    filled(folder)
    with sqlite3.connect(folder / "facts.sqlite3") as connection:
        connection.execute(damage)
    connection.close()
    assert known(folder) is None
    cache = Cache(folder)
    assert cache.stats().entries == 0
    cache.close()


@pytest.mark.parametrize(
    "plain", ["[]", "{}", '{"source": 1}', "[" * 5000, '{"source": {"path": "a", "kind": "x", "role": "king", "size": 1}}']
)
def test_an_entry_of_another_shape_is_dropped_even_if_its_hash_is_right(folder: Path, plain: str) -> None:
    from airisk.cache import _hash

    filled(folder)
    with sqlite3.connect(folder / "facts.sqlite3") as connection:
        connection.execute("UPDATE facts SET value = ?, hash = ?", (plain, _hash(NAME, plain)))
    connection.close()
    assert known(folder) is None


def test_a_file_that_is_no_database_is_replaced(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "facts.sqlite3").write_bytes(b"\x80\x04no database" * 1000)
    filled(folder)
    assert known(folder) == facts()


def test_a_database_damaged_in_the_middle_is_given_up_and_begun_anew(folder: Path) -> None:
    filled(folder)
    path = folder / "facts.sqlite3"
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    assert known(folder) is None
    filled(folder)
    assert known(folder) == facts()


def test_entries_of_an_older_schema_are_thrown_away(folder: Path) -> None:
    filled(folder)
    with sqlite3.connect(folder / "facts.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert known(folder) is None


def test_the_folder_and_the_file_are_ours_alone(folder: Path) -> None:
    filled(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "facts.sqlite3").stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_write_is_not_trusted(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    cache = Cache(folder)
    cache.put(NAME, facts())
    assert cache.get(NAME, facts().source) is None
    assert cache.note == "cache off: its folder can be written by others"
    assert list(folder.iterdir()) == [] and folder.stat().st_mode & 0o777 == 0o777
    cache.close()


def test_a_link_in_place_of_the_file_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "facts.sqlite3").symlink_to(tmp_path / "victim")
    cache = Cache(folder)
    assert cache.note.startswith("cache off")
    assert not (tmp_path / "victim").exists()


def test_no_place_to_write_turns_it_off_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file" / "below", None):
        cache = Cache(folder)
        cache.put(NAME, facts())
        assert cache.get(NAME, facts().source) is None
        assert cache.note.startswith("cache off") and cache.stats().entries == 0
        assert str(tmp_path) not in cache.note
        cache.clear()
        cache.close()


def test_clear_forgets_and_stats_count(folder: Path) -> None:
    cache = Cache(folder)
    for number in range(300):
        cache.put(key(str(number).encode(), "python"), facts())
    before = cache.stats()
    assert (before.path, before.entries) == (folder / "facts.sqlite3", 300) and before.size > 100_000
    cache.clear()
    assert cache.stats().entries == 0 and cache.stats().size < before.size
    cache.close()


WRITER = """
import sys, pathlib
from airisk.cache import Cache, key
from airisk.domain import FileFacts, Role, SourceFile
cache = Cache(pathlib.Path(sys.argv[1]))
for n in range(1000):
    cache.put(key(f"{sys.argv[2]}-{n}".encode(), "k"), FileFacts(SourceFile("a", "k", Role.TEST, n)))
    cache.get(key(f"x-{n}".encode(), "k"), SourceFile("a", "k", Role.TEST, n))
cache.close()
print(cache.note)
"""


def test_two_runs_at_once_lose_nothing(folder: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], env=environment, stdout=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    assert [one.communicate(timeout=120)[0].strip() for one in both] == ["", ""]
    cache = Cache(folder)
    assert cache.stats().entries == 2000
    cache.close()


def test_no_value_on_disk_holds_an_absolute_path_or_the_key_s_content(folder: Path) -> None:
    filled(folder)
    connection = sqlite3.connect(folder / "facts.sqlite3")
    ((value,),) = connection.execute("SELECT value FROM facts").fetchall()
    connection.close()
    assert str(folder) not in value and json.loads(value)["opened"] is True


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AIRISK_CACHE_DIR", str(tmp_path / "own"))
    assert default_folder() == tmp_path / "own"
    monkeypatch.delenv("AIRISK_CACHE_DIR")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_folder() == tmp_path / "xdg" / "airisk"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "airisk"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_folder() == tmp_path / "Library" / "Caches" / "airisk"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert default_folder() == tmp_path / "local" / "airisk" / "Cache"
