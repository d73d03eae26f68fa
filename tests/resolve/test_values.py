"""Values followed to the call that they reach: inside a file, across files, through the tree's own classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.study import models, resolved, usage

CALL = "from acme_ai import Acme\nclient = Acme()\n"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('MODEL = "nova-2"\nclient.chat.create(model=MODEL)\n', 3),
        ('def ask(model="nova-2"):\n    return client.chat.create(model=model)\n', 3),
        ('import os\nm = os.getenv("M", "nova-2")\nclient.chat.create(model=m)\n', 4),
        ('def ask(cfg):\n    return client.chat.create(model=cfg.model or "nova-2")\n', 4),
        ('def ask(cfg):\n    return client.chat.create(model=cfg.get("model", "nova-2"))\n', 4),
        ('def ask(cfg):\n    return client.chat.create(model=getattr(cfg, "model", "nova-2"))\n', 4),
        ('params = {"model": "nova-2", "n": 1}\nclient.chat.create(**params)\n', 3),
        ('SIZE = "2"\nclient.chat.create(model="nova-" + "2")\n', 4),
        ('class Settings:\n    model: str = "nova-2"\ndef ask(s: Settings):\n    return client.chat.create(model=s.model)\n', 4),
        ('from enum import Enum\nclass M(Enum):\n    FAST = "nova-2"\nclient.chat.create(model=M.FAST)\n', 5),
        ('def ask(name):\n    return client.chat.create(model=name)\nask("nova-2")\n', 5),
        (
            "class L:\n    def __init__(self, m):\n        self.m = m\n    def go(self):\n"
            '        client.chat.create(model=self.m)\nL("nova-2")\n',
            8,
        ),
    ],
)
def test_a_value_reaches_its_call(tmp_path: Path, source: str, line: int) -> None:
    found = resolved(tmp_path, {"app.py": CALL + source})
    assert ("model:acme/nova-2", "app.py", line) in models(found, "high")


def test_a_constant_of_another_module_reaches_the_call(tmp_path: Path) -> None:
    files = {
        "shop/__init__.py": "",
        "shop/settings.py": 'DEFAULT_MODEL = "nova-2"\n',
        "shop/names.py": "from .settings import DEFAULT_MODEL as CHAT\n",
        "shop/chat.py": "import acme_ai\nfrom shop import names\n\ndef ask():\n    return acme_ai.Acme().chat.create(model=names.CHAT)\n",
    }
    found = resolved(tmp_path, files)
    assert ("model:acme/nova-2", "shop/settings.py", 1) in models(found, "high")


def test_a_client_of_another_module_is_followed(tmp_path: Path) -> None:
    files = {
        "providers.py": "from acme_ai import Acme\nacme_client = Acme()\n",
        "handlers.py": "from providers import acme_client\n\ndef go():\n    acme_client.embeddings.create(input='x')\n",
    }
    found = resolved(tmp_path, files, more=("acme_client",))
    calls = [u for u in found.project.usages if u.location.path == "handlers.py" and u.feature == "acme/embeddings"]
    assert [u.location.line for u in calls] == [4]


@pytest.mark.parametrize(
    "source",
    [
        'client.chat.create(model="my-tuned-7")\n',
        'NAME = "my-tuned-7"\nclient.chat.create(model=NAME)\n',
    ],
)
def test_an_unknown_name_in_a_model_argument_is_unknown_and_never_dropped(tmp_path: Path, source: str) -> None:
    found = resolved(tmp_path, {"app.py": CALL + source})
    only = usage(found, "model:unknown/my-tuned-7")
    assert (only.confidence.value, only.reach.value) == ("medium", "called")


@pytest.mark.parametrize(
    "source",
    [
        'client.chat.create(model="https://models.example/x")\n',
        'client.chat.create(model=f"{kind}-{size}")\n',
        'client.chat.create(model="a name with spaces")\n',
        'print("my-tuned-7")\n',
        'class Own:\n    def create(self, model): ...\nOwn().create(model="my-tuned-7")\n',
    ],
)
def test_what_is_no_model_argument_names_no_unknown_model(tmp_path: Path, source: str) -> None:
    assert not [m for m in models(resolved(tmp_path, {"app.py": CALL + source})) if "unknown" in m[0]]


def test_a_loop_of_names_ends(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"app.py": CALL + "a = b\nb = a\nclient.chat.create(model=a)\n"})
    assert models(found) == set()


@pytest.mark.parametrize("name", ["nova-2", "house-model-7"])
def test_a_variable_of_the_trees_own_env_file_reaches_the_call(tmp_path: Path, name: str) -> None:
    files = {
        ".env": f"CHAT_MODEL={name}\nACME_API_KEY=\n",
        "app.py": CALL + 'import os\nclient.chat.create(model=os.environ["CHAT_MODEL"])\n',
    }
    found = [u for u in resolved(tmp_path, files).project.usages if u.location.path == ".env" and u.text == name]
    assert [(u.location.line, u.reach.value) for u in found] == [(1, "called")]


def test_a_variable_that_no_file_sets_means_nothing(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"app.py": CALL + 'import os\nclient.chat.create(model=os.environ["CHAT_MODEL"])\n'})
    assert not models(found)
