"""A what-if names the places of what is asked about, and claims nothing about a target that it does not know."""

from __future__ import annotations

from airisk import plan
from airisk.domain import Context, Said
from tests.builders import alive, in_days, model, project, retires, ripple, rules, usage

SDK = "sdk:pypi/acmelib"
ZED = "model:acme/zed-1"
IMPORT = usage(SDK, line=1, context=Context.IMPORT, said=Said.IMPORT)
CALL = usage(SDK, line=5, context=Context.CALL, said=Said.CALL, slot="acmelib.ask")
PIN = usage(SDK, "requirements.txt", 2, context=Context.MANIFEST, said=Said.DEPENDENCY)


def asked(usages, *subjects, to=None, on=None, known=None, **more):
    seeds = tuple(u for u in usages if u.subject in subjects)
    return plan.whatif(project(usages, known, asked=subjects, seeds=seeds, **more), to, on)


def must(entry) -> list[tuple[str, int, str]]:
    return sorted((s.path, s.line, s.why) for step in entry.steps for s in step.locations)


def test_a_package_takes_its_imports_calls_requirements_and_ripples_along() -> None:
    (found,) = asked([IMPORT, CALL, PIN, usage(line=9)], SDK, ripples=[ripple(SDK, "bot.py", 3, CALL)])
    assert must(found) == [("app.py", 1, "import"), ("app.py", 5, "call"), ("bot.py", 3, "ripple"), ("requirements.txt", 2, "manifest")]
    assert found.for_ == SDK


def test_a_model_takes_only_its_ids_along_and_names_its_neighbours() -> None:
    other = usage("model:acme/zed-2", line=7)
    far = usage("model:acme/zed-2", "far.py", 7)
    (found,) = asked([CALL, usage(line=9), other, far], ZED)
    assert must(found) == [("app.py", 9, "id")]
    assert [(s.path, s.line, s.why) for s in found.leave] == [("app.py", 7, "other-model")]


def test_several_subjects_are_one_question() -> None:
    (found,) = asked([IMPORT, usage(line=9)], SDK, ZED)
    assert found.for_ == f"{SDK} + {ZED}"
    assert must(found) == [("app.py", 1, "import"), ("app.py", 9, "id")]


def test_a_day_gives_the_day_to_start_by() -> None:
    (found,) = asked([usage()], ZED, on=in_days(90))
    assert found.deadline == in_days(90).isoformat()
    assert found.start_by == in_days(90 - 14 - 1).isoformat()


def test_without_a_day_there_is_no_deadline() -> None:
    (found,) = asked([usage()], ZED)
    assert (found.deadline, found.start_by) == (None, None)


def test_an_unknown_target_is_named_and_nothing_is_claimed_about_it() -> None:
    (found,) = asked([usage()], ZED, to="house-model")
    way = found.ways[0]
    assert (way.target, way.ends, way.license) == ("house-model", None, None)
    assert "do not know house-model" in way.because[0]


def test_a_target_that_ends_itself_says_when() -> None:
    known = rules(models=[model("zed-1", alive()), model("zed-2", retires(in_days(30)))])
    (found,) = asked([usage()], ZED, to="zed-2", known=known)
    assert (found.ways[0].ends, found.ways[0].because) == ("2026-12-24", ("zed-2 ends itself on 2026-12-24.",))


def test_what_the_tree_does_not_use_has_no_plan() -> None:
    assert asked([usage()], SDK) == ()
