"""What is true of a thing as the code shows it: who serves it, and whether the project holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.domain import Context, Lifecycle, Said
from airisk.plan.conditions import conditions, host_sites
from tests.builders import VENDORS, alive, family, feature, model, package, project, rules, usage, vendor

RUNS_HERE = replace(vendor("runner"), protocol="acme", hosts=("localhost:11434", "127.0.0.1:11434"))
IMAGE_ONLY = replace(vendor("boxed"), protocol="acme", images=("acme/boxed",))
OPEN = rules(
    models=[model("zed-1", alive("hosty"), family="acme/open")], families=[family("acme/open", open=True)],
    vendors=[*VENDORS, RUNS_HERE, IMAGE_ONLY],
)  # fmt: skip
CLOSED = rules(models=[model("zed-1", alive())], packages=[package("acmelib", alive())], vendors=[*VENDORS, RUNS_HERE])


def met(found) -> set[str]:
    return set(conditions(found, found.components))


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("self-hosted", {"open-weights", "holds-weights"}),
        ("runner", {"open-weights", "holds-weights"}),
        ("boxed", {"open-weights", "holds-weights"}),
        ("hosty", {"open-weights", "weights-elsewhere", "hosted"}),
        ("passer", {"open-weights", "weights-elsewhere"}),
        ("", {"open-weights", "weights-elsewhere"}),
    ],
)
def test_open_weights_are_held_where_the_project_serves_them(platform, expected) -> None:
    assert met(project([usage(platform=platform)], OPEN)) == expected


@pytest.mark.parametrize(
    ("platform", "expected"),
    [("acme", {"closed-model", "hosted"}), ("", {"closed-model", "hosted"}), ("passer", {"closed-model"}), ("private", {"closed-model"})],
)
def test_a_closed_model_is_hosted_by_its_maker_unless_the_code_tells_otherwise(platform, expected) -> None:
    assert met(project([usage(platform=platform)], CLOSED)) == expected


def test_a_weight_file_in_the_tree_is_held() -> None:
    found = project([usage("file:models/zed.gguf", context=Context.WEIGHTS, said=Said.WEIGHTS, platform="")], CLOSED)
    assert met(found) == {"open-weights", "holds-weights"}


def test_a_question_about_several_things_meets_what_any_of_them_meets() -> None:
    found = project([usage(), usage("sdk:pypi/acmelib", line=2, context=Context.CALL, said=Said.CALL)], CLOSED)
    assert met(found) == {"closed-model", "hosted", "sdk"}


def test_leaving_a_model_leaves_the_clients_keys_and_addresses_of_who_serves_it() -> None:
    around = [
        usage("sdk:pypi/acmelib", line=2, context=Context.CALL, said=Said.CALL),
        usage("sdk:pypi/acmelib", "requirements.txt", 3, context=Context.MANIFEST, platform=""),
        usage("service:acme", ".env", 4, context=Context.ENV, said=Said.ENV),
        usage("sdk:pypi/acmelib", line=5, context=Context.CALL, said=Said.CALL, platform="hosty"),
        usage("model:acme/zed-9", line=6),
        usage("sdk:pypi/acmelib", line=7, context=Context.CALL, said=Said.CALL, platform="unknown"),
    ]
    found = project([usage(), *around], CLOSED)
    asked = [c for c in found.components if c.id == "model:acme/zed-1"]
    assert [(s.path, s.line, s.why) for s in host_sites(found, asked)] == [
        (".env", 4, "env"), ("app.py", 2, "call"), ("app.py", 7, "call"), ("requirements.txt", 3, "manifest"),
    ]  # fmt: skip


def test_what_a_service_served_goes_with_it_when_it_ends() -> None:
    ended = project([usage(platform="hosty"), usage("service:hosty", line=2, vendor="hosty", platform="hosty")], OPEN)
    service = next(c for c in ended.components if c.kind == "service")
    gone = replace(service, vendor="hosty", lifecycles=(Lifecycle("hosty", "retired"),))
    assert conditions(ended, [gone]) == {"hosted", "open-weights", "weights-elsewhere"}
    assert conditions(ended, [replace(gone, lifecycles=())]) == {"hosted"}, "a service that goes on takes nothing with it"


@pytest.mark.parametrize(("path", "expected"), [("tune.py", True), ("other.py", False)])
def test_a_model_is_tuned_where_an_adapter_stands_in_a_file_that_names_it(path, expected) -> None:
    adapter = feature("hub/adapters", "held", held="adapter")
    used = [usage(path="tune.py", platform="self-hosted"), usage("sdk:pypi/hublib", path, 9, feature="hub/adapters", vendor="hub")]
    found = project(used, replace(OPEN, features={adapter.id: adapter}))
    model_ = next(c for c in found.components if c.kind == "model")
    assert ("tuned" in conditions(found, [model_])) is expected
