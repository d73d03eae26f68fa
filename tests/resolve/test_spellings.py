"""Platforms' ways to write ids."""

from __future__ import annotations

import pytest

from airisk.resolve.spellings import compiled, readings
from airisk.rulebook.schema import Spelling

FORMS = tuple(
    (s, compiled(s))
    for s in (
        Spelling("acme-gate", "acme/{id}", "", {}),
        Spelling("cloud", "{region}.{maker}.{id}-v{n}:{n}", "", {"region": ("us", "eu"), "maker": ("acme",)}),
        Spelling("local", "{id}:{tag}", "", {}),
        Spelling("cloud", "deployments/{name}", "acme", {}),
    )
)


@pytest.mark.parametrize(
    ("text", "platform", "id_", "free"),
    [
        ("acme/zeta-2", "acme-gate", "zeta-2", False),
        ("ACME/Zeta-2", "acme-gate", "Zeta-2", False),
        ("us.acme.zeta-2-v1:0", "cloud", "zeta-2", False),
        ("zeta2:70b-q4", "local", "zeta2", False),
        ("deployments/prod chat".replace(" ", "-"), "cloud", "prod-chat", True),
    ],
)
def test_a_spelling_is_read_backwards(text: str, platform: str, id_: str, free: bool) -> None:
    assert (platform, id_, free) in {(s.platform, s.id, s.free) for s in readings(text, FORMS)}


@pytest.mark.parametrize("text", ["acme/", "ap.acme.zeta-2-v1:0 ", "plain", "acme/zeta 2"])
def test_what_no_spelling_fits(text: str) -> None:
    assert not [s for s in readings(text, FORMS) if s.platform in ("acme-gate", "cloud")]


def test_a_long_string_is_read_in_bounded_time() -> None:
    assert not list(readings("a." * 2000 + " ", FORMS))
