from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.compromised_release import check
from airisk.domain import Argument, Context, Role, Text
from airisk.rulebook.schema import BadRelease
from tests.builders import URL, package, project, rules, source, usage

GONE = BadRelease("==1.82.7", "it stole keys.", source(), True, ">=1.83.0")
FLAW = BadRelease(">=1.4,<1.4.3", "Retries send every request twice.", source())


def line(constraint="", *, locked="", role=Role.PRODUCTION, context=Context.MANIFEST):
    use = usage("sdk:pypi/acmelib", "requirements.txt", context=context, role=role)
    given = {"constraint": constraint, "locked": locked}
    arguments = tuple(Argument(k, Text((v,)), use.location) for k, v in given.items() if v)
    return replace(use, reference=replace(use.reference, arguments=arguments))


def found(use, *bad, **details):
    made = project([use], rules(packages=[replace(package("acmelib"), bad=bad)]))
    return list(check(replace(made, components=tuple(replace(c, details=details) for c in made.components))))


def test_a_pin_on_it_is_an_error_with_the_reason_the_source_and_what_to_take_instead() -> None:
    (one,) = found(line("==1.82.7"), GONE)
    assert (one.severity, one.source) == ("error", URL)
    assert one.message == (
        "acmelib 1.82.7 is pinned here: it stole keys (stated 2026-11-24). Take >=1.83.0 instead. Fix the compromised-release."
    )


def test_a_lock_on_it_is_an_error() -> None:
    (one,) = found(line(locked="1.4.2"), GONE, FLAW)
    assert (one.severity, "acmelib 1.4.2 is locked here: Retries send" in one.message) == ("error", True)


def test_in_a_test_it_is_a_warning() -> None:
    assert [f.severity for f in found(line("==1.82.7", role=Role.TEST), GONE)] == ["warning"]


@pytest.mark.parametrize("constraint", ["<1.4.3", ">=1.3,<1.4.2", "~=1.4.1,<1.4.3"])
def test_a_range_that_ends_among_bad_releases_is_a_warning(constraint) -> None:
    (one,) = found(line(constraint), FLAW)
    assert (one.severity, "admits no release of acmelib after" in one.message) == ("warning", True)


@pytest.mark.parametrize("constraint", ["", ">=1.0", ">=1.4", "~=1.4.1", "<1.4", "==1.4.3", ">=1.4.3"])
def test_a_range_with_newer_releases_or_without_bad_ones_is_none(constraint) -> None:
    assert found(line(constraint), FLAW) == []


@pytest.mark.parametrize("constraint", [">=1.0", "<=1.82.7", "~=1.82.0", "==1.82.6"])
def test_a_range_cannot_lead_to_what_was_removed(constraint) -> None:
    assert found(line(constraint), GONE) == []


def test_a_lock_on_a_good_release_settles_a_range() -> None:
    assert found(line("<1.4.3"), FLAW, locked="1.3.0") == []


def test_an_import_tells_no_release() -> None:
    assert found(line("==1.82.7", context=Context.IMPORT), GONE) == []
