"""A version is held against lock files and ranges, the nearest first."""

from __future__ import annotations

from dataclasses import replace

from airisk.domain import Argument, Context, Said, Text, Usage
from airisk.resolve.releases import of_versions
from tests.builders import usage

SDK = "sdk:npm/acmelib"
CALL = usage(SDK, "src/app.ts", 5, context=Context.CALL, said=Said.CALL)


def line(path: str, number: int = 2, **said: str) -> Usage:
    """A manifest line that says `constraint` or `locked`."""
    plain = usage(SDK, path, number, context=Context.MANIFEST, said=Said.DEPENDENCY)
    arguments = tuple(Argument(name, Text((text,)), plain.location) for name, text in said.items())
    return replace(plain, reference=replace(plain.reference, arguments=arguments))


def places(found: tuple[Usage, ...]) -> list[str]:
    return [f"{u.location.path}:{u.location.line}" for u in found]


def test_a_lock_file_narrows_the_range_beside_it() -> None:
    wide, locked = line("package.json", constraint=">=3"), line("package-lock.json", locked="4.1.0")
    assert of_versions([CALL, wide, locked], "^3.3") == ()
    assert of_versions([CALL, wide, locked], "^4") == (CALL, wide, locked)


def test_a_second_copy_deep_in_a_lock_file_does_not_stand_for_the_projects_own() -> None:
    """Seen to fail: any locked version speaking for every line."""
    own, nested = line("package-lock.json", locked="3.3.0"), line("package-lock.json", 90, locked="4.4.0")
    declared = line("package.json", constraint="^3.3.0")
    assert places(of_versions([CALL, declared, own, nested], "^3.3.0")) == ["src/app.ts:5", "package.json:2", "package-lock.json:2"]
    assert places(of_versions([CALL, declared, own, nested], "^4")) == ["package-lock.json:90"]
    assert places(of_versions([CALL, nested], "^4")) == ["src/app.ts:5", "package-lock.json:90"]


def test_a_lock_file_of_one_part_says_nothing_of_another() -> None:
    old, new = line("old/package.json", constraint=">=3"), line("new/package.json", constraint=">=3")
    lock = line("new/package-lock.json", locked="4.1.0")
    assert places(of_versions([old, new, lock], "^3.3")) == ["old/package.json:2"]


def test_a_lock_file_above_speaks_for_the_parts_below() -> None:
    part, lock = line("parts/one/package.json", constraint=">=3"), line("package-lock.json", locked="4.1.0")
    assert of_versions([CALL, part, lock], "^3.3") == ()


def test_what_cannot_be_read_rules_nothing_out() -> None:
    odd = line("package.json", constraint="workspace:*")
    assert of_versions([CALL, odd], "^3.3") == (CALL, odd)


def test_without_a_manifest_or_a_version_nothing_is_ruled_out() -> None:
    assert of_versions([CALL], "^3.3") == (CALL,)
    assert of_versions([CALL, line("package.json", constraint="^9")], "") != ()
