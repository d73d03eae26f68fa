"""What to do, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from airisk.render.agenda import agenda
from airisk.report import Report

Make = Callable[..., Report]


def test_what_is_broken_comes_before_what_has_a_day_and_each_names_its_first_step(full: Make) -> None:
    found = [(task.begin, task.name, task.first, task.at) for task in agenda(full(plan=tuple(reversed(full().plan))))]
    assert found == [
        ("now", "threads-1", "Export what is still yours", "Acme AI"),
        ("2026-12-29", "acme-4", "Name another model", "Acme AI"),
    ]


def test_what_need_not_be_begun_is_no_task(full: Make, whatif: Make) -> None:
    calm = tuple(replace(one, verdict=replace(one.verdict, verdict="watch")) for one in full().components)
    assert agenda(full(components=calm)) == ()
    assert agenda(full(plan=tuple(replace(plan, steps=()) for plan in full().plan))) == ()
    assert agenda(whatif()) == ()


def test_a_finding_that_no_verdict_tells_is_a_task_before_what_can_wait(full: Make) -> None:
    watched = next(one for one in full().components if one.verdict.verdict == "watch")
    calm = replace(watched, verdict=replace(watched.verdict, verdict="unknown"))
    first = full().findings[0]
    bound = replace(first, risk="restrictive-license", severity="warning", component=calm.id, message="It is (so) forbidden. Ask.")
    components = tuple(calm if one.id == calm.id else one for one in full().components)
    tasks = agenda(full(components=components, findings=(bound,)))
    assert [(task.verdict, task.first) for task in tasks][1:2] == [("wrong-today", "It is forbidden")]
    assert len(tasks) == 3
    mild = replace(bound, risk="unpinned-sdk")
    assert len(agenda(full(components=components, findings=(mild,)))) == 2
