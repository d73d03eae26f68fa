from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.unpinned_sdk import check
from airisk.domain import Argument, Context, Role, Text
from tests.builders import claim, package, project, rules, usage

SDK = "sdk:pypi/acmelib"


def line(constraint="", path="requirements.txt", number=1, *, group="dependencies", role=Role.PRODUCTION, **more):
    use = usage(SDK, path, number, context=Context.MANIFEST, role=role)
    given = {"constraint": constraint, "group": group, **more}
    arguments = tuple(Argument(k, Text((v,)), use.location) for k, v in given.items() if v)
    return replace(use, reference=replace(use.reference, arguments=arguments))


def found(*usages, **details):
    made = project(usages, rules(packages=[package("acmelib")]))
    return list(check(replace(made, components=tuple(replace(c, details=details) for c in made.components))))


@pytest.mark.parametrize(
    ("constraint", "words"),
    [
        ("", "asks for acmelib without a version"),
        ("*", "asks for acmelib without a version"),
        (">=1.2", "asks for acmelib >=1.2, with no upper bound"),
        (">1,!=1.5", "asks for acmelib >1,!=1.5"),
    ],
)
def test_a_line_that_takes_any_later_release_is_a_note(constraint, words) -> None:
    (one,) = found(line(constraint))
    assert one.severity == "note"
    assert words in one.message


@pytest.mark.parametrize("constraint", ["==1.2", ">=1.2,<2", "~=1.2", "^1.2", "1.x", "<=3", "==1.*"])
def test_a_pin_or_an_upper_bound_is_enough(constraint) -> None:
    assert found(line(constraint)) == []


def test_a_lock_or_a_pin_in_another_file_is_enough() -> None:
    assert found(line(">=1"), locked="1.4.0") == []
    assert found(line(">=1"), line("==1.4.0", "requirements.lock.txt")) == []


def test_what_does_not_go_to_production_or_comes_from_an_address_is_none() -> None:
    assert found(line(group="dev")) == []
    assert found(line(group="optional:extra")) == []
    assert found(line(role=Role.TEST)) == []
    assert found(line(url="https://acme.example/a.whl")) == []
    assert found(line(group="locked", locked="1.4.0"), locked="1.4.0") == []


def test_each_line_is_one_finding() -> None:
    assert [f.location.line for f in found(line(number=3), line(number=9))] == [3, 9]


def test_a_package_that_is_to_be_left_needs_no_bound() -> None:
    known = rules(packages=[package("acmelib", claim("status", "archived"))])
    assert list(check(project([line(">=1")], known))) == []
