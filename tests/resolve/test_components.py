"""Usages put together to components, each with what is known of its future."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from airisk.domain import Component
from tests.resolve.study import book, resolved


def component(tmp_path: Path, files: dict[str, str], id_: str) -> Component:
    found = {c.id: c for c in resolved(tmp_path, files).project.components}
    return found[id_]


def test_a_model_knows_every_platform_that_serves_it(tmp_path: Path) -> None:
    found = component(tmp_path, {"a.py": "import acme_ai\nmodel = 'nova-2-20250301'\n"}, "model:acme/nova-2")
    assert {"acme", "stratus"} == {life.platform for life in found.lifecycles}
    assert (found.kind, found.vendor, found.details["family"]) == ("model", "acme", "acme/nova")


@pytest.mark.parametrize(("line", "constraints"), [("acme-ai>=2,<3\n", (">=2,<3",)), ("acme-ai\n", ()), ("Acme_AI==1.4.1\n", ("==1.4.1",))])
def test_an_sdk_knows_how_it_is_asked_for(tmp_path: Path, line: str, constraints: tuple[str, ...]) -> None:
    found = component(tmp_path, {"requirements.txt": line}, "sdk:pypi/acme-ai")
    given = tuple(str(c).replace(" ", "") for c in found.details["constraints"])  # type: ignore[attr-defined]
    assert {frozenset(c.split(",")) for c in given} == {frozenset(c.split(",")) for c in constraints}
    assert found.details["direct"] is True
    assert found.lifecycles[0].status == "active"


def test_a_feature_with_dates_of_its_own_is_a_component(tmp_path: Path) -> None:
    found = component(tmp_path, {"a.py": "from acme_ai import Acme\nAcme().assistants.create(model='nova-2')\n"}, "service:acme/assistants")
    assert [life.status for life in found.lifecycles] == ["retired"]


def test_a_licence_text_is_known_by_its_phrases(tmp_path: Path) -> None:
    known = book().rules.licenses["borealis-community"]
    text = "BOREALIS\n\n" + "\n".join(f"**{phrase.upper()}**" for phrase in known.phrases) + "\n"
    found = component(tmp_path, {"LICENSE": text}, "license:borealis-community")
    assert found.details["obligations"]
    assert "license:apache-2.0" not in {c.id for c in resolved(tmp_path, {"LICENSE": text}).project.components}


def test_a_text_that_holds_only_some_phrases_is_no_licence(tmp_path: Path) -> None:
    phrase = book().rules.licenses["apache-2.0"].phrases[0]
    assert not resolved(tmp_path, {"LICENSE": f"We like the {phrase}.\n"}).project.components


def gguf(*kinds: int, base: str = "") -> str:
    """A header whose bytes are all plain text: one tensor of each type."""

    def word(text: str) -> bytes:
        return struct.pack("<Q", len(text)) + text.encode()

    values = {"general.architecture": "boreal", **({"general.base_model.0.repo_url": base} if base else {})}
    told = b"".join(word(key) + struct.pack("<I", 8) + word(value) for key, value in values.items())
    count = word("general.base_model.count") + struct.pack("<II", 4, 1)
    tensors = b"".join(word(f"t{kind}") + struct.pack("<IQIQ", 1, 32, kind, 0) for kind in kinds)
    return (b"GGUF" + struct.pack("<IQQ", 3, len(kinds), len(values) + 1) + told + count + tensors + b"\0" * 64).decode()


def test_a_weight_file_stands_as_its_line_does_and_tells_who_loads_it(tmp_path: Path) -> None:
    text = gguf(0, 12, base="https://hub.example/borealis/boreal-2-8b")
    found = component(tmp_path, {"models/mine.gguf": text}, "file:models/mine.gguf")
    assert (found.vendor, found.details["family"], found.license) == ("borealis", "borealis/boreal-2", "borealis-community")
    assert [life.status for life in found.lifecycles] == ["frozen"]
    assert (found.details["tensor_types"], found.details["runtimes"]) == ("F32:1,Q4_K:1", ("fork.cpp", "plain.cpp"))


def test_of_a_type_that_is_not_known_no_runtime_is_claimed(tmp_path: Path) -> None:
    found = component(tmp_path, {"models/mine.gguf": gguf(0, 99)}, "file:models/mine.gguf")
    assert "runtimes" not in found.details and not found.lifecycles


def test_a_path_of_a_weight_file_is_that_file(tmp_path: Path) -> None:
    files = {"models/my-boreal-2-8b.gguf": gguf(0), "app.py": "import acme_ai\nmodel = './models/my-boreal-2-8b.gguf'\n"}
    found = component(tmp_path, files, "file:models/my-boreal-2-8b.gguf")
    assert {u.location.path for u in found.usages} == {"app.py", "models/my-boreal-2-8b.gguf"}
    assert found.details["format"] == "gguf"


@pytest.mark.parametrize("written", ["my-boreal-2-8b.gguf", "/srv/mounted/my-boreal-2-8b.gguf", "../models/my-boreal-2-8b.gguf"])
def test_another_way_to_write_the_only_file_of_a_name_is_that_file(tmp_path: Path, written: str) -> None:
    files = {"srv/models/my-boreal-2-8b.gguf": gguf(0), "compose.yaml": f"services:\n  llm:\n    model: {written}\n"}
    found = resolved(tmp_path, files).project.components
    assert [(c.id, len(c.usages)) for c in found] == [("file:srv/models/my-boreal-2-8b.gguf", 2)]


@pytest.mark.parametrize(
    ("files", "written", "subject"),
    [
        (["one/my-boreal-2-8b.gguf", "two/my-boreal-2-8b.gguf"], "my-boreal-2-8b.gguf", "my-boreal-2-8b.gguf"),
        (["one/my-boreal-2-8b.gguf"], "someone/my-boreal-2-8b.gguf", "someone/my-boreal-2-8b.gguf"),
        (["one/other.gguf"], "/srv//my-boreal-2-8b.gguf", "srv/my-boreal-2-8b.gguf"),
    ],
)
def test_where_it_may_be_another_file_it_is_none_of_the_tree(tmp_path: Path, files: list[str], written: str, subject: str) -> None:
    source = f"import acme_ai\nmodel = '{written}'\n"
    found = resolved(tmp_path, {**dict.fromkeys(files, gguf(0)), "app.py": source}).project.usages
    assert {u.subject for u in found if u.location.path == "app.py"} - {"sdk:pypi/acme-ai"} == {f"model:borealis/{subject}"}


def test_what_is_derived_from_a_frozen_line_stands_still_with_it(tmp_path: Path) -> None:
    found = component(tmp_path, {"app.py": "import acme_ai\nmodel = 'someone/my-boreal-2-8b'\n"}, "model:borealis/someone/my-boreal-2-8b")
    assert ([life.status for life in found.lifecycles], found.license) == (["frozen"], "borealis-community")


def test_an_image_that_a_vendor_publishes_is_its_service(tmp_path: Path) -> None:
    text = "services:\n  llm:\n    image: ghcr.example/acme/local-gateway:9\n  db:\n    image: someone/local-gateway:9\n"
    (used,) = component(tmp_path, {"compose.yaml": text}, "service:acme").usages
    assert (used.location.line, used.context.value) == (3, "image")
