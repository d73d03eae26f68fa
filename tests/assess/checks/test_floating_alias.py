from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.floating_alias import check
from airisk.domain import Confidence, Context, Role
from airisk.rulebook.schema import Spelling
from tests.builders import URL, alive, claim, family, in_days, model, project, retires, rules, usage

DATED = (model("zed-1", alive()), model("zed-1-2026-03-01", alive()), model("zed-1-2026-08-01", alive()))


def found(use, *models, known=None):
    return list(check(project([use], known if known is not None else rules(models=models))))


def test_a_name_with_dated_versions_is_a_note_that_names_them_newest_first() -> None:
    (one,) = found(usage(), *DATED)
    assert (one.severity, one.source) == ("note", None)
    assert one.message == (
        "zed-1 has dated versions, and without a date Acme chooses which one answers. "
        "Name the version that was tested, such as zed-1-2026-08-01 or zed-1-2026-03-01."
    )


def test_a_version_that_ends_is_not_offered() -> None:
    (one,) = found(usage(), DATED[0], DATED[1], model("zed-1-2026-08-01", retires(in_days(30))))
    assert "zed-1-2026-08-01" not in one.message
    assert "such as zed-1-2026-03-01." in one.message


def test_a_name_that_says_latest_moves_wherever_it_is_served() -> None:
    (one,) = found(usage("model:acme/zed-latest", platform="hosty"), model("zed-latest", alive()))
    assert one.message == ("zed-latest is a name that moves: Hosty may put another model behind it on any day. Fix the floating-alias.")


def test_a_row_of_the_rules_can_say_that_a_name_moves_or_lies_still() -> None:
    assert len(found(usage(), replace(model("zed-1", alive()), moves=True))) == 1
    assert found(usage(), replace(DATED[0], moves=False), *DATED[1:]) == []


@pytest.mark.parametrize(("text", "count"), [("zed-1", 1), ("puller/zed-1", 1), ("zed-1:8b", 0)])
def test_a_name_without_its_tag_moves_where_the_platform_fills_in_one_that_does(text, count) -> None:
    line = family("acme/closed", open=None)
    known = replace(
        rules(models=[model("zed-1", alive())], families=[line]), spellings=(Spelling("puller", "{id}:{tag}", "", {}, "latest"),),
        vendors={**rules().vendors, "puller": replace(rules().vendors["hosty"], id="puller", name="Puller")},
    )  # fmt: skip
    rows = found(usage(text=text, platform="puller"), known=known)
    assert len(rows) == count
    assert all(f"{text} is written without a tag, which Puller reads as zed-1:latest" in one.message for one in rows)


def test_a_name_that_is_said_to_be_answered_by_something_else_is_a_warning_with_the_source() -> None:
    (one,) = found(usage(), replace(model("zed-1", retires(in_days(7), effect="re-routed")), moves=True))
    assert (one.severity, one.source) == ("warning", URL)
    assert "from 2026-12-01 on Acme lets another model answer it" in one.message


@pytest.mark.parametrize(
    "use",
    [
        usage("model:acme/zed-1-2026-03-01"),
        usage(role=Role.TEST),
        usage(role=Role.DOCS),
        usage(context=Context.COMPARE),
        usage(context=Context.CATALOGUE),
        usage(confidence=Confidence.LOW),
        usage(platform="hosty"),
        usage(platform="self-hosted"),
    ],
)
def test_a_dated_name_a_mention_or_a_copy_elsewhere_does_not_move(use) -> None:
    assert found(use, *DATED) == []


def test_a_name_without_dated_versions_is_no_alias() -> None:
    assert found(usage(), model("zed-1", alive()), model("zed-1-mini", alive()), model("zed-1-0199", alive())) == []


def test_open_weights_lie_still() -> None:
    rows = [replace(row, family="acme/open") for row in DATED]
    assert found(usage(), known=rules(models=rows, families=[family("acme/open", open=True)])) == []


def test_what_is_gone_moves_no_more() -> None:
    assert found(usage(), model("zed-1", retires(in_days(-3))), *DATED[1:]) == []


def test_the_word_of_a_list_alone_makes_no_warning() -> None:
    assert [f.severity for f in found(usage(), model("zed-1", claim("listed")), *DATED[1:])] == ["note"]


def test_a_file_is_one_finding_that_counts_its_places() -> None:
    rows = list(check(project([usage(line=3), usage(line=5), usage(path="b.py")], rules(models=DATED))))
    assert [(f.location.path, f.location.line) for f in rows] == [("app.py", 3), ("b.py", 1)]
    assert rows[0].message.endswith("1 more place in this file names it.")


def test_a_settings_file_that_names_very_many_models_chooses_none_and_a_call_beside_it_does() -> None:
    many = [usage(f"model:acme/m-{n}", "models.yaml", n, context=Context.CONFIG) for n in range(2, 15)]
    uses = [usage(path="models.yaml", context=Context.CONFIG), usage(path="app.py")]
    assert [f.location.path for f in check(project([*uses, *many], rules(models=DATED)))] == ["app.py"]
    assert len(list(check(project([*uses, *many[:3]], rules(models=DATED))))) == 2


def test_a_name_in_other_capitals_is_shown_to_people() -> None:
    assert found(usage(text="Zed-1"), *DATED) == []


def test_a_closed_model_or_a_repository_is_no_name_without_a_tag() -> None:
    known = replace(rules(models=[model("zed-1", alive())]), spellings=(Spelling("hosty", "{id}:{tag}", "", {}, "latest"),))
    assert found(usage(platform="hosty"), known=known) == []
    weights = replace(known, families={"acme/closed": family("acme/closed", open=True)})
    assert found(usage(text="owner/zed-1", platform="hosty"), known=weights) == []
    assert len(found(usage(platform="hosty"), known=weights)) == 1
