"""A part of a vendor's API by path or name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from airisk.domain import Context, Said, Usage
from airisk.resolve.surfaces import of_surface, surface
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Pattern
from tests.builders import feature, rules, usage
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
        ("acme:/v1beta/embeddings/{id}", {5, 6}),
        ("acme:chat", {4, 7}),
        ("acme:/v1/assistants", set()),
        ("acme:/v1/assistants/threads", set()),
    ],
)
def test_a_surface_picks_its_calls_their_models_and_addresses(tmp_path: Path, asked: str, where: set[int]) -> None:
    found = resolved(tmp_path, TREE, asked).project
    assert {u.location.line for u in found.seeds} == where


def pattern(id: str, *names: str, kind: str = "call", feature: str = "") -> Pattern:
    return Pattern(f"acme/{id}", "acme", kind, "pypi", names, (), (), "", feature and f"acme/{feature}", "", (), "")


PATTERNS = (
    pattern("client", "acmelib.Acme", "acmelib.AcmeCloud", kind="client"),
    pattern("completions", "acmelib.Acme.completions.create", feature="old-text"),
    pattern("cloud-completions", "acmelib.AcmeCloud.completions.create", feature="old-text"),
    pattern("markers", "acmelib.MARK", kind="symbol", feature="old-text"),
    pattern("chat", "acmelib.Acme.chat.completions.create", feature="chat"),
    pattern("speech", "acmelib.Acme.audio.speech.create", feature="sound"),
    pattern("hearing", "acmelib.Acme.audio.transcriptions.create", feature="sound"),
    pattern("stores", "acmelib.Acme.beta.vector_stores.*"),
    pattern("generate", "acmelib.Acme.models.generate_content", feature="generate-content"),
)
BOOK = Rulebook(
    replace(rules(features=[feature("acme/chat"), feature("acme/old-text"), feature("acme/generate-content")]), patterns=PATTERNS)
)


def call(dotted: str, feature: str, line: int) -> Usage:
    made = usage("sdk:pypi/acmelib", line=line, context=Context.CALL, said=Said.CALL, feature=feature and f"acme/{feature}")
    return replace(made, via=(dotted,))


CALLS = (
    call("acmelib.Acme().completions.create", "old-text", 1),
    call("acmelib.MARK", "old-text", 2),
    call("acmelib.Acme().chat.completions.create", "chat", 3),
    call("acmelib.Acme().audio.speech.create", "sound", 4),
    call("acmelib.Acme().audio.transcriptions.create", "sound", 5),
    call("acmelib.Acme().beta.vector_stores.files.list", "", 6),
    call("acmelib.ChatCompletion.create", "old-module", 7),
    call("acmelib.Acme().models.generate_content", "generate-content", 8),
)


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("acme:completions", [1, 2]),
        ("acme:/v1/complete", [1, 2]),
        ("acme:/v1/chat/completions", [3, 7]),
        ("acme:chat", [3, 7]),
        ("acme:old-text", [1, 2]),
        ("acme:speech", [4]),
        ("acme:/v1/audio/transcriptions", [5]),
        ("acme:audio", [4, 5]),
        ("acme:/v2/vector_stores/{id}/files", [6]),
        ("acme:/v1beta/models/{model}:generateContent", [8]),
    ],
)
def test_a_path_a_feature_and_a_pattern_name_the_same_calls(asked: str, where: list[int]) -> None:
    """Seen to fail: any call with the last word of the path in it, so that chat went away with the old completions."""
    found = surface(asked, BOOK)
    assert found.known
    assert [u.location.line for u in of_surface(CALLS, found, BOOK)] == where


@pytest.mark.parametrize("asked", ["acme:create", "acme:acme", "acme:client", "acme:nosuch", "acme:/v1", "acme:/v1/nosuch", "hosty:chat"])
def test_what_names_no_surface_is_not_known(asked: str) -> None:
    found = surface(asked, BOOK)
    assert not found.known
    assert of_surface(CALLS, found, BOOK) == ()


def test_a_model_goes_with_the_call_that_it_is_given_to() -> None:
    given = replace(usage("model:acme/zed-1", line=20), via=("id", "flows into c.completions.create at app.py:1"))
    other = replace(usage("model:acme/zed-2", line=21), via=("id", "flows into c.chat.completions.create at app.py:3"))
    assert given in of_surface((*CALLS, given, other), surface("acme:completions", BOOK), BOOK)
    assert other not in of_surface((*CALLS, given, other), surface("acme:completions", BOOK), BOOK)
