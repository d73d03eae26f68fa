from __future__ import annotations

from dataclasses import replace

from airisk.assess.checks.frozen_line import check
from airisk.domain import Context, Role
from tests.builders import VENDORS, alive, family, frozen, in_days, model, project, rules, usage, vendor


def found(*usages, day=-9):
    known = rules(
        models=[model("zed-1", alive("hosty"), family="acme/open"), model("zed-2", alive())],
        families=[family("acme/open", open=True)],
        vendors=[vendor("acme", events=(frozen("acme/open", in_days(day)),)), *VENDORS[1:]],
    )
    return [(f.severity, f.message, f.source) for f in check(project(usages, known))]


def test_a_model_of_a_line_without_further_releases_is_a_warning_on_any_platform() -> None:
    rows = found(usage(platform="hosty"), usage(line=2, platform="self-hosted"))
    assert [severity for severity, _, _ in rows] == ["warning", "warning"]
    assert rows[0][1] == (
        "The line of zed-1 gets no more releases since 2026-11-15; what is used today goes on working. No more releases. "
        "Fix the frozen-line."
    )
    assert rows[0][2] == "https://acme.example/deprecations"


def test_what_is_not_certain_reads_so_in_the_finding_and_in_its_confidence() -> None:
    event = replace(frozen("acme/open", in_days(-9)), confidence="medium", says="No later release is known.")
    known = rules(
        models=[model("zed-1", alive("hosty"), family="acme/open")], families=[family("acme/open", open=True)],
        vendors=[vendor("acme", events=(event,)), *VENDORS[1:]],
    )  # fmt: skip
    (finding,) = check(project([usage(platform="hosty")], known))
    assert finding.confidence == "medium"
    assert "since 2026-11-15 (not certain: confidence medium); " in finding.message
    assert " No later release is known. " in finding.message


def test_a_table_that_knows_it_is_a_note_and_a_test_a_warning() -> None:
    assert [s for s, _, _ in found(usage(context=Context.CATALOGUE), usage(line=2, role=Role.TEST))] == ["note", "warning"]


def test_a_table_that_knows_it_has_nothing_to_change() -> None:
    ((_, message, _),) = found(usage(context=Context.CATALOGUE))
    assert message.endswith("It is only listed here: nothing to change unless a call can be given it.")


def test_other_lines_of_the_same_maker_are_not_frozen() -> None:
    assert found(usage("model:acme/zed-2")) == []


def test_a_line_that_is_to_be_frozen_later_is_not_frozen() -> None:
    assert found(usage(platform="hosty"), day=30) == []


def test_a_mention_is_no_finding() -> None:
    assert found(usage(platform="hosty", context=Context.DOCSTRING)) == []
