"""A what-if names the places of what is asked about, and claims nothing about a target that it does not know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from airisk import plan
from airisk.domain import Context, Said
from tests.builders import SCORING, alive, claim, feature, in_days, model, package, project, retires, ripple, rules, usage

SDK = "sdk:pypi/acmelib"
ZED = "model:acme/zed-1"
IMPORT = usage(SDK, line=1, context=Context.IMPORT, said=Said.IMPORT)
CALL = usage(SDK, line=5, context=Context.CALL, said=Said.CALL, slot="acmelib.ask")
PIN = usage(SDK, "requirements.txt", 2, context=Context.MANIFEST, said=Said.DEPENDENCY)


def asked(usages, *subjects, to=None, on=None, known=None, written=(), **more):
    seeds = tuple(u for u in usages if u.subject in subjects)
    return plan.whatif(project(usages, known, asked=subjects, seeds=seeds, **more), to, on, written)


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


PACKAGES = [package("acmelib", alive()), package("otherlib", alive(), vendor="hosty")]
WORLD = rules(models=[model("zed-1", alive()), model("zed-2", alive()), model("zed-3", alive())], packages=PACKAGES)
OF_ACME = [IMPORT, CALL, PIN, usage(line=9), usage("model:acme/zed-2", line=10), usage("model:acme/zed-3", line=11)]
SUBJECTS = (SDK, ZED, "model:acme/zed-2", "model:acme/zed-3")


def titles(entry) -> dict[str, str]:
    return {s.action: s.title for s in entry.steps}


def test_a_question_is_named_as_it_was_asked_and_each_step_names_only_what_it_changes() -> None:
    (found,) = asked(OF_ACME, *SUBJECTS, to="hosty", known=WORLD, written=("acme",))
    assert found.for_ == "acme"
    assert {k: v for k, v in titles(found).items() if k != "tests"} == {
        "ids": "Change 3 model names of acme",
        "calls": "Change the calls of acmelib, and what hangs on them, to those of hosty",
        "requirements": "Change what is installed of acmelib",
    }
    assert {s.action: s.target for s in found.steps} == {"ids": None, "calls": "hosty", "requirements": None, "tests": "hosty"}


def test_without_the_words_of_the_question_its_components_are_named() -> None:
    (found,) = asked([usage(line=9), usage("model:acme/zed-2", line=10)], ZED, "model:acme/zed-2", to="zed-3", known=WORLD)
    assert titles(found)["ids"] == "Change the names zed-1 and zed-2 to zed-3"


def test_ways_out_of_a_vendor_lead_away_from_all_that_is_asked_about_and_to_nothing_of_its_own() -> None:
    successor = rules(
        models=[model("zed-1", claim("options", "zed-7"), retires(in_days(60))), model("zed-7", alive()), *WORLD.models[1:]],
        packages=PACKAGES,
    )
    (of_vendor,) = asked(OF_ACME, *SUBJECTS, known=successor, written=("acme",))
    (of_model,) = asked(OF_ACME, ZED, known=successor, written=("zed-1",))
    assert [w.id for w in of_vendor.ways] == ["closed-api"]
    assert [w.id for w in of_model.ways] == ["vendor-new-line", "closed-api"]
    assert of_vendor.ways[0].carries_over == () and of_vendor.ways[0].changes == ("keys",)


def test_calls_cost_more_lines_where_the_vendor_changes_than_where_a_package_does() -> None:
    costs = {}
    for word in ("pkg:pypi/acmelib", "acme:ask", "acme"):
        (found,) = asked([CALL], SDK, known=WORLD, written=(word,))
        costs[word] = found.effort.churn.likely
    numbers = SCORING.numbers
    assert list(costs.values()) == [numbers[f"churn.{kind}"].value for kind in ("call", "api", "vendor")]


def test_a_package_is_known_whatever_version_is_written() -> None:
    (found,) = asked([IMPORT, CALL, PIN], SDK, to="pkg:pypi/otherlib@2.0", known=WORLD, written=("pkg:pypi/acmelib",))
    assert (found.ways[0].target, found.ways[0].because) == ("pkg:pypi/otherlib@2.0", ())
    assert titles(found)["requirements"] == "Change what is installed of acmelib: pkg:pypi/otherlib@2.0 instead"


@pytest.mark.parametrize(
    ("subject", "word", "to"),
    [
        (SDK, "pkg:pypi/acmelib@0.28.1", "pkg:pypi/acmelib@1.30.1"),
        (SDK, "pkg:pypi/acmelib@<1", "pkg:pypi/acmelib"),
        (ZED, "zed-1", "zed-1"),
    ],
)
def test_a_target_equal_to_the_subject_is_another_version_or_setting_of_it(subject, word, to) -> None:
    (found,) = asked(OF_ACME, subject, to=to, known=WORLD, written=(word,))
    assert (found.ways[0].title, found.ways[0].because) == (f"Another version or setting: {to}", ())
    expected = {
        SDK: {
            "calls": f"Change the calls of acmelib, and what hangs on them, to fit {to}",
            "requirements": f"Change what is installed of acmelib, to fit {to}",
        },
        ZED: {"ids": "Set another version or setting at the name zed-1"},
    }
    assert {k: v for k, v in titles(found).items() if k != "tests"} == expected[subject]
    assert not any(s.automatic for s in found.steps)


@pytest.mark.parametrize(
    ("to", "automatic"), [("zed-2", True), ("zed-1", False), ("zed-old", False), ("house-model", False), ("far", False), ("hosty", False)]
)
def test_only_a_known_model_that_lasts_and_is_served_at_the_same_place_is_put_in_by_itself(to, automatic) -> None:
    more = [model("zed-old", retires(in_days(30))), model("far", alive("hosty"), vendor="hosty", maker="hosty")]
    known = rules(models=[*WORLD.models, *more])
    (found,) = asked([usage()], ZED, to=to, known=known, written=("zed-1",))
    assert [s.automatic for s in found.steps if s.action == "ids"] == [automatic]


def test_where_nothing_must_change_no_way_is_shown() -> None:
    (found,) = asked([usage(context=Context.COMPARE)], ZED, to="zed-2", known=WORLD, written=("zed-1",))
    assert (found.steps, found.ways) == ((), ())


def test_an_embedding_model_that_goes_away_has_its_vectors_computed_again_once() -> None:
    known = rules(
        models=[model("zed-1", alive(), kind="embedding")], packages=PACKAGES, features=[feature("acme/embeddings", "held", held="vectors")]
    )
    call = usage(SDK, line=5, context=Context.CALL, said=Said.CALL, feature="acme/embeddings")
    (found,) = asked([call, usage(line=6)], SDK, ZED, known=known, written=("acme",))
    assert [s.phase for s in found.steps] == ["replace", "replace", "recompute", "verify"]
    assert found.steps[2].title == "Compute every stored vector of zed-1 again: vectors of two models cannot be compared"


def test_steps_do_not_repeat_their_phase() -> None:
    calls = [usage(SDK, f"{n}.py", context=Context.CALL, said=Said.CALL) for n in "abc"]
    (found,) = asked(calls, SDK, written=("pkg:pypi/acmelib",))
    assert found.steps[0].title == "Move the calls in 3 files behind one interface of your own"
    assert not any(s.title.lower().startswith(s.phase) for s in found.steps)


def test_a_successor_that_is_asked_about_itself_is_no_way_out() -> None:
    known = rules(models=[model("zed-1", claim("options", "zed-2"), retires(in_days(60))), model("zed-2", alive())])
    both = [usage(line=9), usage("model:acme/zed-2", line=10)]
    (found,) = asked(both, ZED, "model:acme/zed-2", known=known, written=("zed-1", "zed-2"))
    assert [w.id for w in found.ways] == ["closed-api"]


def test_an_archived_package_is_told_as_what_it_is() -> None:
    known = rules(packages=[package("acmelib", alive()), package("oldlib", claim("status", "archived"))])
    (found,) = asked([CALL], SDK, to="pkg:pypi/oldlib", known=known, written=("pkg:pypi/acmelib",))
    assert found.ways[0].because == ("pkg:pypi/oldlib is itself archived.",)


def test_what_the_vendor_holds_stays_there_with_another_version_of_its_package() -> None:
    known = rules(packages=PACKAGES, features=[feature("acme/threads", "held", held="threads")])
    call = usage(SDK, line=5, context=Context.CALL, said=Said.CALL, feature="acme/threads")
    (away,) = asked([call], SDK, to="pkg:pypi/otherlib", known=known, written=("pkg:pypi/acmelib@1",))
    (same,) = asked([call], SDK, to="pkg:pypi/acmelib@2", known=known, written=("pkg:pypi/acmelib@1",))
    assert [s.phase for s in away.steps] == ["export", "replace", "verify"]
    assert [s.phase for s in same.steps] == ["replace", "verify"]


def test_a_scoped_package_is_known_however_its_scope_is_written() -> None:
    scoped = replace(package("@acme/sdk", alive()), purl="pkg:npm/%40acme/sdk", ecosystem="npm")
    for to in ("pkg:npm/@acme/sdk@3.0", "pkg:npm/%40acme/sdk@3.0", "pkg:npm/@acme/sdk"):
        (found,) = asked([CALL], SDK, to=to, known=rules(packages=[*PACKAGES, scoped]), written=("pkg:pypi/acmelib",))
        assert found.ways[0].because == ()
