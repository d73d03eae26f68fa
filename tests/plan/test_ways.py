"""The ways that ship say nothing that is false of what they lead away from."""

from __future__ import annotations

import pytest

from airisk import toml
from airisk.errors import RulesError
from airisk.rulebook.judgement import read_way
from airisk.rulebook.schema import CONDITIONS, WayRule
from airisk.rulebook.table import Table
from tests.builders import SHIPPED


def way(text: str) -> WayRule:
    root = Table("ways/w.toml", toml.parse(text))
    found = read_way(root, "w")
    root.done()
    return found


def shipped() -> dict[str, WayRule]:
    return {path.stem: way(path.read_text(encoding="utf-8")) for path in sorted((SHIPPED / "ways").glob("*.toml"))}


def said(rule: WayRule, *met: str) -> str:
    given = [words for words in rule.given if words.condition in met]
    return " · ".join(
        (rule.title, rule.says, *rule.carries_over, *rule.lost, *(text for words in given for text in (*words.carries_over, *words.lost)))
    )


TEXT = 'title = "T"\nwhen = ["hosted"]\neffort = "E1"\nsays = "S"\n'


def test_a_way_says_more_where_a_condition_is_met() -> None:
    found = way(f'{TEXT}leaves_weights = true\n[if.sdk]\neffort = "E4"\nlost = ["calls"]\n')
    assert (found.leaves_weights, found.leaves_vendor) == (True, False)
    assert [(w.condition, w.effort, w.lost) for w in found.given] == [("sdk", "E4", ("calls",))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (TEXT.replace("hosted", "hostd"), "hosted"),
        (f'{TEXT}[if.sdks]\nlost = ["calls"]\n', "sdk"),
        (f'{TEXT}[if.sdk]\nlose = ["calls"]\n', "lose"),
        (f"{TEXT}leaves_weights = 1\n", "leaves_weights"),
    ],
)
def test_what_a_way_cannot_say_is_an_error_that_names_it(text, named) -> None:
    with pytest.raises(RulesError, match=named):
        way(text)


def test_every_condition_opens_a_way_or_words_one() -> None:
    used = {word for rule in shipped().values() for word in (*rule.when, *(w.condition for w in rule.given))}
    assert used == set(CONDITIONS)


def test_ways_away_from_a_closed_model_keep_and_lose_no_weights_of_your_own() -> None:
    open_ways = {
        key: said(rule, "closed-model", "hosted") for key, rule in shipped().items() if {"closed-model", "hosted"} & set(rule.when)
    }
    assert open_ways.keys() == {"closed-api", "hosted-open-weights", "open-family", "vendor-new-line"}
    assert not [key for key, text in open_ways.items() if "own hands" in text or "self-hosting" in text or "adapters" in text]


def test_weights_in_your_own_hands_are_lost_only_where_you_hold_them() -> None:
    rule = shipped()["closed-api"]
    assert "own hands" in said(rule, "open-weights", "holds-weights")
    assert "own hands" not in said(rule, "open-weights", "weights-elsewhere")


def test_ways_that_keep_the_weights_do_not_leave_them() -> None:
    assert {key for key, rule in shipped().items() if rule.leaves_weights is False} == {
        "stay-on-weights", "fetch-weights", "community-runtime",
    }  # fmt: skip
