"""Whom a call speaks to: endpoint, client, spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.config import Config
from tests.resolve.study import resolved, usage


@pytest.mark.parametrize(
    ("source", "platform"),
    [
        ('from acme_ai import Acme\nAcme().chat.create(model="nova-2")\n', "acme"),
        ('from acme_ai import StratusAcme\nc = StratusAcme()\nc.chat.create(model="nova-2")\n', "stratus"),
        ('import relaylm\nrelaylm.completion(model="stratus/nova-2")\n', "stratus"),
    ],
)
def test_the_platform_of_a_call(tmp_path: Path, source: str, platform: str) -> None:
    assert usage(resolved(tmp_path, {"app.py": source}), "model:acme/nova-2").platform == platform


def test_an_unknown_host_is_somebodys_own(tmp_path: Path) -> None:
    source = 'from acme_ai import Acme\nc = Acme(base_url="http://llm.corp.example/v1")\nc.chat.create(model="house-model-1")\n'
    assert usage(resolved(tmp_path, {"app.py": source}), "model:unknown/house-model-1").platform == "self-hosted"


def test_the_configuration_says_what_stands_behind_an_endpoint_and_a_name(tmp_path: Path) -> None:
    source = 'from acme_ai import Acme\nc = Acme(base_url="http://llm.corp.example/v1")\nc.chat.create(model="prod-chat")\n'
    config = Config(models={"prod-chat": "stratus:acme/nova-2"}, endpoints={"http://llm.corp.example/v1": "stratus"})
    only = usage(resolved(tmp_path, {"app.py": source}, config=config), "model:acme/nova-2")
    assert (only.platform, only.text) == ("stratus", "prod-chat")
