from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.unsafe_weights import check
from airisk.domain import Context, Role
from tests.builders import URL, feature, project, rules, usage

CODE = replace(feature("acme/own-code"), runs_code="the code of a stranger")


def found(path, role=Role.PRODUCTION, **details):
    made = project([usage(f"file:{path}", path, context=Context.WEIGHTS, role=role)])
    return list(check(replace(made, components=tuple(replace(c, details=details) for c in made.components))))


def called(**more):
    call = usage("sdk:pypi/acmelib", **{"context": Context.CALL, **more})
    return list(check(project([call], rules(features=[CODE, feature("acme/chat")]))))


@pytest.mark.parametrize(
    ("form", "words"), [("pickle", "a pickle"), ("pytorch", "a zip archive around a pickle"), ("joblib", "a compressed pickle")]
)
def test_a_weight_file_that_holds_a_pickle_is_a_warning_that_says_what_it_is(form, words) -> None:
    (one,) = found("m/a.bin", format=form)
    assert one.severity == "warning"
    assert one.message == f"a.bin is {words}: whoever can change this file runs code wherever it is loaded. Fix the unsafe-weights."


def test_a_pointer_to_such_a_file_is_a_note_by_its_name_alone() -> None:
    for ending in ("pt", "pickle", "joblib"):  # of a pointer the format is its ending, which may be a format's name
        (one,) = found(f"m/a.{ending}", format=ending, pointer="sha256:1")
        assert (one.severity, "by its name" in one.message) == ("note", True)
    assert found("m/a.gguf", format="gguf", pointer="sha256:1") == []


def test_a_call_that_runs_what_came_with_a_model_is_a_warning_with_its_source() -> None:
    (one,) = called(feature="acme/own-code")
    assert (one.severity, one.source) == ("warning", URL)
    assert one.message.startswith("This call runs the code of a stranger.")


@pytest.mark.parametrize("form", ["gguf", "safetensors", "zip", "hdf5", "bin", "pkl"])
def test_what_holds_only_numbers_or_is_not_known_to_be_a_pickle_is_none(form) -> None:
    assert found("m/a.bin", format=form) == []


def test_a_test_file_or_another_call_is_none() -> None:
    assert found("tests/a.pt", role=Role.TEST, format="pickle") == []
    assert called(feature="acme/own-code", role=Role.TEST) == []
    assert called(feature="acme/own-code", context=Context.COMMENT) == []
    assert called(feature="acme/chat") == []
