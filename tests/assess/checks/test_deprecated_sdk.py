from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.deprecated_sdk import check
from airisk.domain import Argument, Context, Role, Text
from tests.builders import TODAY, alive, claim, in_days, package, project, retires, rules, usage

SDK = "sdk:pypi/acmelib"
SAID = (claim("status", "deprecated"),)


def line(path="app.py", *, group="", **more):
    use = usage(SDK, path, **{"context": Context.IMPORT, **more})
    given = (Argument("group", Text((group,)), use.location),) if group else ()
    return replace(use, reference=replace(use.reference, arguments=given))


def found(*usages, claims=SAID, successor=None, more=()):
    known = replace(package("acmelib", *claims), successor=successor)
    return list(check(project(usages, rules(packages=[known, *more]))))


def test_imports_and_the_line_that_declares_it_are_warnings_with_date_source_and_next_step() -> None:
    rows = found(line(), line("requirements.txt", context=Context.MANIFEST, group="dependencies"))
    assert [(f.location.path, f.severity) for f in rows] == [("app.py", "warning"), ("requirements.txt", "warning")]
    assert {f.message for f in rows} == {f"The package acmelib is deprecated by its publisher (stated {TODAY}). Fix the deprecated-sdk."}
    assert {f.source for f in rows} == {"https://acme.example/deprecations"}


def test_the_successor_is_named_as_a_purl_and_its_own_end_is_told() -> None:
    (one,) = found(line(), successor="pkg:pypi/acme2", more=[package("acme2", alive())])
    assert "Its successor is pkg:pypi/acme2: move the calls there" in one.message
    (one,) = found(line(), successor="pkg:pypi/acme2", more=[package("acme2", claim("status", "archived"))])
    assert "pkg:pypi/acme2, which is archived itself" in one.message


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (claim("status", "archived"), "is archived by its publisher: nobody repairs it"),
        (retires(in_days(-10)), "came to its end on 2026-11-14"),
        (retires(in_days(10)), "ends on 2026-12-04"),
        (retires(in_days(10), precision="earliest"), "ends no earlier than 2026-12-04"),
        (retires(in_days(-10), precision="earliest"), "was to end no earlier than 2026-11-14, which has passed"),
        (claim("frozen", in_days(-20)), "gets no more features or repairs since 2026-11-04"),
    ],
)
def test_each_state_is_told_in_its_own_words(said, words) -> None:
    (one,) = found(line(), claims=(said,))
    assert words in one.message


@pytest.mark.parametrize("role", [Role.TEST, Role.EXAMPLE, Role.DOCS])
def test_outside_production_it_is_a_note(role) -> None:
    assert [f.severity for f in found(line(role=role))] == ["note"]


def test_what_only_a_list_says_is_a_note_that_says_so() -> None:
    (one,) = found(line(), claims=(retires(in_days(-10), kind="catalogue"),))
    assert one.severity == "note"
    assert "a list, not the vendor" in one.message


def test_a_package_that_is_kept_is_none() -> None:
    assert found(line(), claims=(alive(),)) == []
    assert found(line(), claims=(), successor="pkg:pypi/acme2") == []


def test_a_lock_a_call_and_a_comment_only_follow() -> None:
    lock = line("uv.lock", context=Context.MANIFEST, group="locked")
    assert found(lock, line(context=Context.CALL), line(context=Context.COMMENT)) == []
