"""Endpoints in all the ways in which a client gets one, and names that hide others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.study import models, resolved, usage

STRATUS = '"https://models.stratus.example/v1"'


@pytest.mark.parametrize(
    ("source", "platform"),
    [
        (f'c = Acme(base_url={STRATUS})\nc.chat.create(model="nova-2")\n', "stratus"),
        (f'kw = dict(base_url={STRATUS})\nAcme(**kw).chat.create(model="nova-2")\n', "stratus"),
        (f'URL = {STRATUS}\ndef get():\n    c = Acme(base_url=URL)\n    return c\nget().chat.create(model="nova-2")\n', "stratus"),
        ('c = Acme(base_url="http://vllm.corp.example:8000/v1")\nc.chat.create(model="nova-2")\n', "self-hosted"),
        ('import os\nc = Acme(base_url=os.environ["URL"])\nc.chat.create(model="nova-2")\n', "unknown"),
        (f'c = Acme(base_url={STRATUS} if x else "http://own.example")\nc.chat.create(model="nova-2")\n', "unknown"),
        ('c = Acme()\nc.chat.create(model="nova-2")\n', "acme"),
    ],
)
def test_the_endpoint_decides_and_nothing_is_filled_in_for_one_that_is_not_told(tmp_path: Path, source: str, platform: str) -> None:
    assert usage(resolved(tmp_path, {"a.py": "from acme_ai import Acme\n" + source}), "model:acme/nova-2").platform == platform


def test_an_endpoint_set_on_the_module_counts(tmp_path: Path) -> None:
    source = f'import acme_ai\nacme_ai.base_url = {STRATUS}\nacme_ai.complete(engine="nova-2")\n'
    assert usage(resolved(tmp_path, {"a.py": source}), "model:acme/nova-2").platform == "stratus"


def test_the_construction_of_a_client_speaks_to_its_endpoint(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"a.py": f"from acme_ai import Acme\nAcme(base_url={STRATUS})\n"}).project
    assert {u.platform for u in found.usages if u.context.value == "call"} == {"stratus"}


def test_one_constant_that_flows_to_two_platforms_is_two_usages(tmp_path: Path) -> None:
    source = 'from acme_ai import Acme, StratusAcme\nM = "nova-2"\nAcme().chat.create(model=M)\nStratusAcme().chat.create(model=M)\n'
    found = [u for u in resolved(tmp_path, {"a.py": source}).project.usages if u.subject == "model:acme/nova-2"]
    assert {(u.platform, u.location.line) for u in found} == {("acme", 2), ("stratus", 2)}


def test_an_id_as_one_platform_writes_it_is_that_platforms_whatever_else_it_flows_to(tmp_path: Path) -> None:
    source = "from acme_ai import Acme, StratusAcme\nM = {!r}\nAcme().chat.create(model=M)\nStratusAcme().chat.create(model=M)\n"
    for text, platforms in (("eu.acme.nova-2-v1:0", {"stratus"}), ("acme/nova-2", {"acme", "stratus"})):
        found = resolved(tmp_path, {"a.py": source.format(text)}).project.usages
        assert {u.platform for u in found if u.subject == "model:acme/nova-2"} == platforms


@pytest.mark.parametrize(
    "source",
    [
        'def f():\n    acme_ai = fake()\n    return acme_ai.complete(engine="nova-2")\n',
        'def g(acme_ai):\n    return acme_ai.complete(engine="nova-2")\n',
    ],
)
def test_a_name_that_hides_the_sdk_is_not_the_sdk(tmp_path: Path, source: str) -> None:
    assert not models(resolved(tmp_path, {"a.py": "import acme_ai\n" + source}), "high")


def test_a_fallback_for_a_missing_package_hides_nothing(tmp_path: Path) -> None:
    source = 'try:\n    import acme_ai\nexcept ImportError:\n    acme_ai = None\nacme_ai.complete(engine="nova-2")\n'
    assert ("model:acme/nova-2", "a.py", 5) in models(resolved(tmp_path, {"a.py": source}), "high")


@pytest.mark.parametrize(
    "source",
    [
        'import importlib\no = importlib.import_module("acme_ai")\no.complete(engine="nova-2")\n',
        'from acme_ai import *\nAcme().chat.create(model="nova-2")\n',
        'from functools import partial\nimport acme_ai\ncall = partial(acme_ai.complete, engine="nova-2")\n',
        'import acme_ai\ndef ask(q, model="nova-3"):\n    return acme_ai.complete(engine=model)\nask("hi", model="nova-2")\n',
    ],
)
def test_roundabout_ways_to_a_call(tmp_path: Path, source: str) -> None:
    assert "model:acme/nova-2" in {m[0] for m in models(resolved(tmp_path, {"a.py": source}), "high")}


def test_a_table_of_another_module_is_looked_into(tmp_path: Path) -> None:
    files = {
        "names.py": 'MODELS = {"big": "nova-2", "small": "nova-1"}\n\n\ndef pick():\n    return "nova-3"\n',
        "a.py": 'import acme_ai\nfrom names import MODELS, pick\nacme_ai.complete(engine=MODELS["big"])\nacme_ai.complete(engine=pick())\n',
    }
    high = {m[0] for m in models(resolved(tmp_path, files), "high")}
    assert high == {"model:acme/nova-2", "model:acme/nova-3"}


def test_a_document_that_mentions_an_id_does_not_rename_the_place_in_the_code(tmp_path: Path) -> None:
    code = {"m.py": 'from acme_ai import Acme\nAcme().chat.create(model="nova-2")\n'}
    alone = resolved(tmp_path / "1", code).project
    beside = resolved(tmp_path / "2", {"A.md": "We use nova-2 here.\n", **code}).project
    keys = [{p.place(u) for u in p.usages if u.location.path == "m.py"} for p in (alone, beside)]
    assert keys[0] == keys[1]


def test_an_endpoint_decides_before_a_spelling(tmp_path: Path) -> None:
    source = f'from acme_ai import Acme\nAcme(base_url={STRATUS}).chat.create(model="acme/nova-2")\n'
    found = [u.platform for u in resolved(tmp_path, {"a.py": source}).project.usages if u.subject == "model:acme/nova-2"]
    assert found == ["stratus"]


def test_a_client_class_of_one_platform_tells_it_whatever_its_address(tmp_path: Path) -> None:
    source = 'import os\nfrom acme_ai import CloudAcme\nc = CloudAcme(endpoint=os.environ["URL"])\nc.chat.create(model="nova-2")\n'
    assert usage(resolved(tmp_path, {"a.py": source}), "model:acme/nova-2").platform == "stratus"
