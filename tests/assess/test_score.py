"""Scores add up from terms that can be clicked; tests and documentation have no part in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.score import score
from airisk.domain import Argument, Context, FileFacts, Role, SourceFile, Text
from airisk.report import Scores
from airisk.rulebook.schema import BadRelease, License
from tests.builders import SCORING, alive, claim, family, feature, in_days, model, package, project, retires, rules, source, usage

CALL = {"context": Context.CALL}
CHAT, THREADS = feature("acme/chat"), feature("acme/threads", "held", portability="vendor-only", effort="E4", held="threads")
SDK = "sdk:pypi/acmelib"


def points(key: str) -> int:
    return round(SCORING.numbers[key].value)


def scores_of(usages, known=None, vendor="acme") -> Scores:
    found = project(usages, known or rules(features=[CHAT, THREADS]))
    return score(found, vendor, found.components)


def test_a_feature_counts_once_however_often_it_is_used() -> None:
    once = scores_of([usage(SDK, feature="acme/chat", **CALL)])
    often = scores_of([usage(SDK, line=n, feature="acme/chat", **CALL) for n in range(1, 9)])
    assert once.lock_in.points == often.lock_in.points == points("points.plane.shape")
    assert often.lock_in.terms[0].evidence == tuple(f"app.py:{n}" for n in range(1, 9))


def test_what_only_one_vendor_has_costs_more_and_names_its_risk() -> None:
    found = scores_of([usage(SDK, feature="acme/threads", **CALL)]).lock_in
    assert found.points == points("points.plane.held") + points("points.portability.vendor-only")
    assert [t.risk for t in found.terms] == ["vendor-only-feature"]


def test_a_cap_is_a_term_and_the_sum_is_the_score() -> None:
    many = [feature(f"acme/held{n}", "held") for n in range(5)]
    found = scores_of([usage(SDK, line=n, feature=f.id, **CALL) for n, f in enumerate(many, 1)], rules(features=many)).lock_in
    cap = next(t for t in found.terms if t.label == "held beyond what it counts at most")
    assert cap.points == points("cap.plane.held") - 5 * points("points.plane.held")
    assert found.points == points("cap.plane.held") == sum(t.points for t in found.terms)


@pytest.mark.parametrize(
    ("platform", "number"), [("passer", "credit.gateway"), ("hosty", "credit.base-url"), ("self-hosted", "credit.base-url")]
)
def test_a_seam_gives_points_of_the_call_shape_back_and_no_others(platform, number) -> None:
    direct = [usage(SDK, feature="acme/chat", **CALL), usage(SDK, line=2, feature="acme/threads", **CALL)]
    through = [usage(SDK, line=n, feature="acme/chat", platform=platform, **CALL) for n in (3, 4)]
    before, after = scores_of(direct).lock_in, scores_of(direct + through).lock_in
    back = int(points("points.plane.shape") * SCORING.numbers[number].value * 0.5)
    assert after.points == before.points - back
    assert [(t.points, t.evidence) for t in after.terms if t.points < 0] == [(-back, ("app.py:3", "app.py:4"))]


@pytest.mark.parametrize(("platform", "at"), [("hosty", "hosty"), ("self-hosted", None)])
def test_a_capability_ties_the_project_to_whoever_answers(platform, at) -> None:
    through = [
        usage(SDK, feature="acme/chat", platform=platform, **CALL),
        usage(SDK, line=2, feature="acme/threads", platform=platform, **CALL),
    ]
    assert scores_of(through).lock_in.points == 0
    assert [v for v in ("acme", "hosty", "passer") if scores_of(through, vendor=v).lock_in.points] == ([at] if at else [])


def test_maintenance_counts_each_component_by_its_worst_signal() -> None:
    known = rules(models=[model("zed-1", retires(in_days(-1))), model("zed-2", retires(in_days(90))), model("zed-3", alive())])
    usages = [usage(f"model:acme/zed-{n}", line=n) for n in (1, 2, 3)]
    found = scores_of(usages, known).maintenance
    assert {t.label: t.points for t in found.terms} == {
        "zed-1: retired": points("points.signal.retired"),
        "zed-2: retiring": points("points.signal.retiring"),
    }
    assert found.known == 1.0


def test_a_batch_of_endings_is_capped_and_the_scale_ends_at_100() -> None:
    bad = [model(f"a{n}", retires(in_days(-1))) for n in range(4)] + [model(f"b{n}", retires(in_days(9))) for n in range(4)]
    usages = [usage(f"model:acme/{m.id}", line=n) for n, m in enumerate(bad, 1)]
    found = scores_of(usages, rules(models=bad)).maintenance
    capped = {f"{signal} beyond what it counts at most" for signal in ("retired", "retiring")}
    assert {*capped, "what goes beyond 100"} <= {t.label for t in found.terms}
    assert found.points == 100 == sum(t.points for t in found.terms)


def test_an_end_that_only_a_price_list_tells_weighs_as_a_rumour() -> None:
    found = scores_of([usage()], rules(models=[model("zed-1", retires(in_days(-1), kind="catalogue"))])).maintenance
    assert found.points == points("points.signal.deprecated")


def test_what_is_not_known_is_said_and_costs_a_little() -> None:
    known = rules(models=[model("zed-1", alive()), model("zed-2", claim("listed", kind="catalogue"))])
    found = scores_of([usage(), usage("model:acme/zed-2", line=2), usage("model:acme/zed-9", line=3)], known).maintenance
    assert found.known == round(1 / 3, 4)
    assert found.points == points("points.signal.listed") + points("points.signal.unknown")


def test_an_event_on_one_platform_is_no_signal_of_another() -> None:
    known = rules(models=[model("zed-1", retires(in_days(-1)), alive("hosty"))])
    usages = [usage(), usage(line=2, platform="hosty")]
    assert scores_of(usages, known, "acme").maintenance.points == points("points.signal.retired")
    assert scores_of(usages, known, "hosty").maintenance.points == 0


@pytest.mark.parametrize("role", [Role.TEST, Role.DOCS, Role.EXAMPLE])
def test_tests_docs_and_examples_score_nothing(role) -> None:
    known = rules(models=[model("zed-1", retires(in_days(-1)))], features=[THREADS])
    found = scores_of([usage(role=role), usage(SDK, line=2, role=role, feature="acme/threads", **CALL)], known)
    assert (found.lock_in.points, found.maintenance.points) == (0, 0)


def test_what_only_a_test_uses_is_no_gap_in_what_is_known() -> None:
    known = rules(models=[model("zed-1", alive())])
    assert scores_of([usage(), usage("model:acme/zed-9", line=2, role=Role.TEST)], known).maintenance.known == 1.0


def test_an_id_that_the_program_merely_knows_scores_nothing() -> None:
    known = rules(models=[model("zed-1", retires(in_days(-1)))])
    assert scores_of([usage(context=Context.CATALOGUE)], known).maintenance.points == 0


def test_a_release_that_must_not_be_used_is_a_term_of_its_own_where_a_line_settles_on_it() -> None:
    bad = BadRelease("==1.2", "It stole keys.", source(), removed=True)
    known = rules(packages=[replace(package("acmelib", alive()), bad=(bad,))])
    line = usage(SDK, "requirements.txt", context=Context.MANIFEST)
    pinned = replace(line, reference=replace(line.reference, arguments=(Argument("constraint", Text(("==1.2",)), line.location),)))
    found = scores_of([pinned], known).maintenance
    assert [(t.points, t.risk, t.evidence) for t in found.terms] == [
        (points("points.risk.compromised-release"), "compromised-release", ("requirements.txt:1",))
    ]
    assert scores_of([line], known).maintenance.points == 0


def test_weights_without_commercial_use_are_a_term_of_its_own_where_the_project_runs_them() -> None:
    known = rules(models=[model("open-8b", alive(), family="acme/open")], families=[family("acme/open", open=True, license="ban")])
    known = replace(known, licenses={"ban": License("ban", "Ban", None, None, None, "no", (), (), (), "", source())})

    def risks(platform: str) -> list[str | None]:
        made = project([usage("model:acme/open-8b", platform=platform)], known)
        own = [replace(c, license="ban") for c in made.components]
        return [t.risk for t in score(replace(made, components=tuple(own)), "acme", own).maintenance.terms]

    assert "restrictive-license" in risks("self-hosted")
    assert "restrictive-license" not in risks("hosty")


def test_an_ended_package_names_its_risk() -> None:
    known = rules(packages=[package("acmelib", claim("status", "archived"))])
    found = scores_of([usage(SDK, context=Context.IMPORT)], known).maintenance
    assert [(t.points, t.risk) for t in found.terms] == [(points("points.signal.archived"), "deprecated-sdk")]


def test_what_is_known_falls_by_the_files_of_which_only_strings_were_read() -> None:
    uses = [usage("model:acme/zed-1", "a.ts"), usage("model:acme/zed-1", "b.py")]
    known = rules(models=[model("zed-1", alive())])
    read = tuple(FileFacts(SourceFile(p, kind, Role.PRODUCTION, 1), opened=True) for p, kind in (("a.ts", "text"), ("b.py", "python")))
    found = project(uses, known, facts=read)
    assert score(project(uses, known), "acme", found.components).lock_in.known == 1
    assert score(found, "acme", found.components).lock_in.known == 0.5
