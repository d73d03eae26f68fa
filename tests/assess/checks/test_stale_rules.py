from __future__ import annotations

from dataclasses import replace

from airisk.assess.checks.stale_rules import check
from airisk.config import Config
from airisk.domain import Context
from tests.builders import alive, in_days, model, project, retires, rules, usage


def found(*claims, checked=0, use=None, **more):
    known = replace(rules(models=[model("zed-1", *claims)]), checked=in_days(checked))
    return list(check(project([use] if use is not None else [usage(), usage(line=7)], known, **more)))


def test_rules_that_nobody_checked_for_long_are_one_note_for_the_project() -> None:
    (one,) = found(alive(), checked=-91)
    assert (one.severity, one.fingerprint, one.location.path, one.location.line) == ("note", "project:stale-rules", ".", 0)
    assert one.message == (
        "The rules were last checked on 2026-08-25, 91 days before 2026-11-24. What was announced since is missing here. "
        "Fix the stale-rules."
    )


def test_old_facts_that_decide_are_counted_even_where_others_are_new() -> None:
    assert found(replace(retires(in_days(30)), checked=in_days(-90))) == []
    (one,) = found(replace(retires(in_days(30)), checked=in_days(-91)))
    assert "The fact that decides here was last read more than 90 days ago, the oldest on 2026-08-25." in one.message


def test_it_stands_at_the_settings_of_the_project() -> None:
    assert found(alive(), checked=-100, config=Config(path=".airisk.toml"))[0].location.path == ".airisk.toml"


def test_without_settings_it_stands_at_the_manifest_nearest_to_the_root() -> None:
    lines = [usage("sdk:pypi/acmelib", path, context=Context.MANIFEST) for path in ("a/b/requirements.txt", "z.txt")]
    made = project([usage(), *lines], replace(rules(models=[model("zed-1", alive())]), checked=in_days(-100)))
    assert [f.location.path for f in check(made)] == ["z.txt"]


def test_its_fingerprint_outlives_other_rules_and_another_day() -> None:
    assert found(alive(), checked=-91)[0].fingerprint == found(alive(), checked=-300)[0].fingerprint


def test_fresh_rules_and_facts_are_none() -> None:
    assert found(alive(), checked=-90) == []


def test_old_facts_of_what_is_only_spoken_of_decide_nothing() -> None:
    old = replace(retires(in_days(30)), checked=in_days(-200))
    assert found(old, use=usage(context=Context.COMMENT)) == []


def test_a_project_without_ai_has_none() -> None:
    assert list(check(project([], replace(rules(), checked=in_days(-400))))) == []
