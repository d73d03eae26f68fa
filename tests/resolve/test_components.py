"""Usages put together to components, each with what is known of its future."""

from __future__ import annotations

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
