from __future__ import annotations

from dataclasses import replace

from airisk import toml
from airisk.assess.checks.unknown_model import check
from airisk.config import Config
from airisk.domain import Context
from tests.builders import claim, model, project, rules, usage

HOUSE = usage("model:unknown/house-ranker-v2", "rank.py", 9, vendor="unknown", platform="")
KNOWN = rules(models=[model("zed-1", claim("listed", kind="catalogue"))])


def test_the_message_holds_lines_of_configuration_that_can_be_pasted() -> None:
    (one,) = check(project([HOUSE], KNOWN))
    assert one.severity == "note"
    _, _, lines = one.message.partition("[tool.airisk.models]: ")
    first, _, second = lines.removesuffix(".").partition(", or ")
    assert toml.parse(first) == {"house-ranker-v2": "platform:maker/model"}
    assert toml.parse(second) == {"house-ranker-v2": "private"}


def test_a_name_with_quotes_is_still_toml_to_paste() -> None:
    (one,) = check(project([usage('model:unknown/a"b\\c', vendor="unknown", text='a"b\\c')], KNOWN))
    assert toml.parse(one.message.rpartition(", or ")[2].removesuffix(".")) == {'a"b\\c': "private"}


def test_a_model_that_the_rules_only_list_is_not_unknown() -> None:
    assert list(check(project([usage()], KNOWN))) == []


def test_a_name_that_the_configuration_explains_is_not_unknown() -> None:
    assert list(check(project([HOUSE], KNOWN, config=Config(models={"house-ranker-v2": "private"})))) == []
    assert list(check(project([usage("model:private/own", vendor="private", platform="")], KNOWN))) == []


def test_a_name_in_a_comment_is_nobodys_business() -> None:
    assert list(check(project([usage(HOUSE.subject, context=Context.COMMENT)], KNOWN))) == []


def test_a_derivative_of_a_known_line_is_not_unknown() -> None:
    """Seen to fail: one and the same name got no more releases and was not known at all."""
    made = project([usage("model:acme/our-zed-7b", vendor="acme", platform="")], KNOWN)
    (unknown,) = made.components
    assert len(list(check(made))) == 1
    assert list(check(replace(made, components=(replace(unknown, details={**unknown.details, "family": "acme/zed"}),)))) == []
