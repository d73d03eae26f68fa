"""Which usages a what-if asks about, and what is known at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.study import resolved

TREE = {
    "a.py": (
        "from acme_ai import Acme\nc = Acme()\nc.chat.create(model='nova-2')\nc.assistants.create(model='house-7')\n"
        "def go():\n    return {'model': 'nova-1'}\n"
    ),
    "requirements.txt": "acme-ai>=2\n",
}


def lines(found: object, path: str = "a.py") -> set[int]:
    return {u.location.line for u in found.project.seeds if u.location.path == path}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("subject", "where"),
    [
        ("nova-2", {3}),
        ("house-7", {4}),
        ("model:acme/nova-2", {3}),
        ("family:acme/nova", {3, 6}),
        ("family:nova", {3, 6}),
        ("feature:acme/assistants", {4}),
        ("service:acme/assistants", {4}),
        ("acme:assistants", {4}),
        ("acme:/v1/assistants", {4}),
        ("acme", {1, 2, 3, 4, 6}),
        ("sdk:pypi/Acme_AI", {1, 2, 3, 4}),
    ],
)
def test_a_subject_picks_its_usages(tmp_path: Path, subject: str, where: set[int]) -> None:
    found = resolved(tmp_path, TREE, subject)
    assert lines(found) == where
    assert found.project.unknown == ()


def test_a_line_of_models_takes_what_appears_derived_from_it_along(tmp_path: Path) -> None:
    """Seen to fail: fine-tunes stayed behind when their base was asked about."""
    tree = {"a.py": "from acme_ai import Acme\nc = Acme()\nc.chat.create(model='our-own-boreal-2-8b.Q4')\nc.chat.create(model='nova-2')\n"}
    assert lines(resolved(tmp_path, tree, "family:boreal-2")) == {3}


@pytest.mark.parametrize(
    "subject",
    [
        "never-heard-of-9", "family:nosuch", "family:acme/nosuch", "feature:nosuch", "feature:acme/nosuch", "acme:/v1/nosuch",
        "acme:nosuch", "model:acme/nosuch", "model:nosuch/nova-2", "sdk:pypi/nosuch", "pkg:pypi/nosuch", "pkg:npm/acme-ai",
        "weights:x/y", "file:no.gguf",
        "license:nosuch", "service:nosuch", "image:nosuch",
    ],
)  # fmt: skip
def test_what_neither_rules_nor_tree_know_is_said(tmp_path: Path, subject: str) -> None:
    """Seen to fail: a subject with a prefix that was never looked up."""
    found = resolved(tmp_path, TREE, "nova-2", subject).project
    assert found.unknown == (subject,)
    assert {u.subject for u in found.seeds} == {"model:acme/nova-2"}


@pytest.mark.parametrize(
    "subject",
    [
        "nova-3", "borealis", "family:boreal-2", "family:borealis/boreal-2", "feature:acme/thinking", "acme:embeddings",
        "acme:/v1/embeddings", "model:acme/nova-3", "sdk:pypi/acme-legacy", "pkg:npm/@acme/sdk", "weights:borealis/boreal-2",
        "license:apache-2.0",
        "service:borealis", "service:acme/errors", "image:acme/local-gateway:2",
    ],
)  # fmt: skip
def test_what_the_rules_know_and_the_tree_does_not_use_needs_no_change(tmp_path: Path, subject: str) -> None:
    found = resolved(tmp_path, TREE, subject).project
    assert (found.unknown, found.seeds) == ((), ())


def test_a_string_that_only_the_tree_knows_is_a_subject(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"cfg.yaml": "llm:\n  file: special.Q4_K_M.gguf\n"}, "special.Q4_K_M.gguf").project
    assert [u.location.line for u in found.seeds] == [2]


def test_a_model_that_only_the_tree_knows_is_known_by_its_component(tmp_path: Path) -> None:
    found = resolved(tmp_path, TREE, "model:unknown/house-7")
    assert (lines(found), found.project.unknown) == ({4}, ())


def test_a_vendors_id_that_the_tree_uses_as_a_model_is_both(tmp_path: Path) -> None:
    """Seen to fail: a vendor's id read as the vendor alone."""
    tree = {
        "a.py": "from relay import completion\nfrom acme_ai import Acme\nAcme().chat.create(model='borealis')\n",
        "b.py": "from acme_ai import Acme\nAcme().chat.create(model='boreal-2-8b')\n",
    }
    found = resolved(tmp_path, tree, "borealis")
    assert lines(found) == {3}
    assert "borealis" in {u.text for u in found.project.seeds}


@pytest.mark.parametrize(
    ("stated", "asked", "kept"),
    [
        ("acme-ai==0.28", ">=1.0", False),
        ("acme-ai==0.28", "<1.0", True),
        ("acme-ai==0.28", "0.28.1", False),
        ("acme-ai==0.28.1", "0.28.1", True),
        ("acme-ai>=0.27,<1", "0.28.1", True),
        ("acme-ai>=1.30,<2", "0.28.1", False),
        ("acme-ai>=1.30,<2", "<1.0", False),
        ("acme-ai>=1.30,<2", ">=1.50", True),
        ("acme-ai", ">=9", True),
        ("acme-ai @ git+https://code.example/acme.git", ">=9", True),
        ("other", ">=9", True),
    ],
)
def test_a_version_is_held_against_what_the_tree_installs(tmp_path: Path, stated: str, asked: str, kept: bool) -> None:
    """Seen to fail: a version that is read and never used."""
    tree = {"requirements.txt": f"{stated}\n", "a.py": "from acme_ai import Acme\nAcme().chat.create(model='nova-2')\n"}
    found = resolved(tmp_path, tree, f"pkg:pypi/acme-ai@{asked}")
    assert lines(found) == ({1, 2} if kept else set())
    assert bool(lines(found, "requirements.txt")) == (kept and stated != "other")
    assert found.project.unknown == ()
