"""A part of a vendor's API by path or name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.study import resolved

TREE = {
    "a.py": (
        "import requests\nfrom acme_ai import Acme\nc = Acme()\nc.chat.create(model='nova-2')\nc.embeddings.create(model='nova-embed-1')\n"
        "requests.post('https://api.acme.example/v1/embeddings')\nrequests.post('https://api.acme.example/v1/chat')\n"
    )
}


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("acme:embeddings", {5, 6}),
        ("acme:embedding", {5, 6}),
        ("acme:/v1/embeddings", {5, 6}),
        ("acme:/v1beta/embeddings/{id}", set()),
        ("acme:chat", {4, 7}),
        ("acme:/v1/assistants", set()),
        ("acme:/v1/assistants/threads", set()),
    ],
)
def test_a_surface_picks_its_calls_their_models_and_addresses(tmp_path: Path, asked: str, where: set[int]) -> None:
    found = resolved(tmp_path, TREE, asked).project
    assert {u.location.line for u in found.seeds} == where
