from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.single_vendor import check
from airisk.domain import Context, Role
from airisk.rulebook.schema import Pattern
from tests.builders import model, project, rules, usage

ASKS = Pattern("acme/chat", "acme", "call", "pypi", ("acmelib.chat",), ("model",), (), "", "", "", (), "")
KNOWN = replace(rules(models=[model("zed-1"), model("zed-1", vendor="hosty")]), patterns=(ASKS,))


def call(line=1, *, rule="acme/chat", **more):
    use = usage("sdk:pypi/acmelib", line=line, **{"context": Context.CALL, **more})
    return replace(use, via=("acmelib.chat", f"rule {rule}"))


def found(*usages):
    return list(check(project(usages, KNOWN)))


def test_it_is_one_note_at_the_first_call_that_counts_the_places() -> None:
    (one,) = found(call(9), call(4), call(7))
    assert (one.severity, one.location.line) == ("note", 4)
    assert one.message == ("All 3 places in production that call a hosted model call Acme, through its own SDK. Fix the single-vendor.")


def test_one_more_place_never_makes_it_vanish() -> None:
    assert len(found(call(1), call(2))) == len(found(call(1), call(2), call(3), call(4))) == 1


def test_a_call_in_a_test_is_no_second_way() -> None:
    assert len(found(call(1), call(2), call(3, platform="hosty", role=Role.TEST))) == 1


@pytest.mark.parametrize(
    "other", [{"platform": "hosty"}, {"platform": "passer"}, {"platform": "self-hosted"}, {"platform": "unknown"}, {"vendor": "frame"}]
)
def test_another_vendor_a_gateway_a_framework_or_an_own_address_is_a_way_out(other) -> None:
    assert found(call(1), call(2), call(3, **other)) == []


def test_a_setting_that_names_another_platform_is_a_way_out() -> None:
    assert found(call(1), call(2), usage(line=8, context=Context.CONFIG, platform="hosty")) == []


def test_weights_in_the_tree_are_a_way_out() -> None:
    weights = usage("file:m/a.gguf", "m/a.gguf", context=Context.WEIGHTS, platform="")
    assert found(call(1), call(2), weights) == []
    assert len(found(call(1), call(2), replace(weights, role=Role.TEST))) == 1


def test_a_single_call_is_in_one_place_already() -> None:
    assert found(call(1), call(2, rule="acme/list")) == []


def test_software_of_a_vendor_that_serves_no_model_is_none() -> None:
    assert found(call(1, platform="passer", vendor="passer"), call(2, platform="passer", vendor="passer")) == []


def test_software_on_the_machine_of_the_user_is_nobody_to_depend_on() -> None:
    vendors = {id: replace(v, hosts=("localhost:99",)) if id == "acme" else v for id, v in KNOWN.vendors.items()}
    assert list(check(project((call(1), call(2)), replace(KNOWN, vendors=vendors)))) == []
