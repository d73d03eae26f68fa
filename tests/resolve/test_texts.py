"""Strings that name models, and strings that only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.resolve import texts
from tests.resolve.study import models, resolved

AI = "import acme_ai\n"


@pytest.mark.parametrize(
    "source",
    [
        AI + 'x = "nova-2"\n',
        AI + 'CHEAP = ["nova-1", "nova-2"]\n',
        AI + 'def f(m):\n    return m == "nova-2"\n',
    ],
)
def test_an_exact_id_beside_an_ai_import_is_medium(tmp_path: Path, source: str) -> None:
    assert "model:acme/nova-2" in {m[0] for m in models(resolved(tmp_path, {"a.py": source}), "medium")}


@pytest.mark.parametrize(
    "source",
    [
        'release = "nova-2"\n',  # no AI in the tree and no slot for models: not sure
        AI + '"""We moved to nova-2."""\n',
        AI + "# nova-2 is cheap\n",
        AI + 'PROMPT = "Please answer as nova-2 would do it now"\n',
        AI + 'x = "echo"\n',  # an ordinary word
        AI + 'ROUTES = ["echo", "cat"]\n',
        AI + 'x = "my-nova-2-service"\n',
    ],
)
def test_mentions_and_words_are_never_more_than_low(tmp_path: Path, source: str) -> None:
    found = resolved(tmp_path, {"a.py": source})
    assert not models(found, "medium") | models(found, "high")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("compose.yaml", "services:\n  web:\n    echo: [nginx, -g]\n"),  # a key
        ("compose.yaml", "services:\n  web:\n    start: echo\n"),
        ("compose.yaml", "chats:\n  name: claims/claims-chat\n"),
        ("a.py", AI + "def f(m):\n    return m == 'echo'\n"),
    ],
)
def test_a_guess_that_nothing_bears_out_is_no_component(tmp_path: Path, path: str, text: str) -> None:
    found = resolved(tmp_path, {path: text}).project.components
    assert {c.id for c in found} <= {"sdk:pypi/acme-ai"}


def test_a_guess_beside_a_surer_place_or_asked_for_stays(tmp_path: Path) -> None:
    files = {"a.py": AI + 'model = "echo"\n', "compose.yaml": "services:\n  web:\n    start: echo\n"}
    assert ("model:acme/echo", "compose.yaml", 3) in models(resolved(tmp_path / "1", files), "low")
    del files["a.py"]
    assert ("model:acme/echo", "compose.yaml", 3) in models(resolved(tmp_path / "2", files, "echo"), "low")


@pytest.mark.parametrize("source", [AI + 'model = "echo"\n', AI + 'MODELS = ["echo", "nova-2"]\n'])
def test_a_word_in_a_model_slot_or_in_company_of_models_counts(tmp_path: Path, source: str) -> None:
    assert "model:acme/echo" in {m[0] for m in models(resolved(tmp_path, {"a.py": source}), "medium")}


def test_a_config_default_behind_a_variable_is_read(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"a.py": AI, "app.yaml": "chat_model: ${CHAT_MODEL:nova-2}\n"})
    assert ("model:acme/nova-2", "app.yaml", 1) in models(found, "medium")


@pytest.mark.parametrize("value", ["os.environ/ACME_API_KEY", "${ACME_API_KEY}", "env:ACME_API_KEY", '"${{ secrets.ACME_API_KEY }}"'])
def test_a_config_value_that_names_a_variable_uses_it(tmp_path: Path, value: str) -> None:
    (one,) = resolved(tmp_path, {"routes.yaml": f"routes:\n- api_key: {value}\n"}).project.usages
    assert (one.subject, one.confidence.value, one.location.line) == ("service:acme", "medium", 2)


@pytest.mark.parametrize("value", ["os.environ/MY_ACME_API_KEY", "ACME_API_KEY_FILE", "acme_api_key"])
def test_a_config_value_that_names_another_variable_is_none(tmp_path: Path, value: str) -> None:
    assert not resolved(tmp_path, {"routes.yaml": f"routes:\n- api_key: {value}\n"}).project.usages


def test_an_own_module_of_an_sdks_name_is_not_the_sdk(tmp_path: Path) -> None:
    files = {
        "pkg/__init__.py": "",
        "pkg/relaylm.py": "def completion(**kw): ...\n",
        "pkg/a.py": "from .relaylm import completion\ncompletion()\n",
    }
    assert not resolved(tmp_path, files).project.usages


def test_places_outlive_moved_lines(tmp_path: Path) -> None:
    source = 'def ask():\n    model = "nova-2"\n    return model\n'
    one = resolved(tmp_path / "1", {"a.py": AI + source})
    two = resolved(tmp_path / "2", {"b.py": AI + "\n\n\n" + source})
    key = [p.place(u) for p in (one.project, two.project) for u in p.usages if u.subject == "model:acme/nova-2"]
    assert len(key) == 2 and key[0] == key[1]


@pytest.mark.parametrize("name", ["owner/thing-7b", "owner/thing-large-uncased", "owner/Thing-2-8B-Instruct"])
def test_a_repository_that_reads_like_a_model_is_unknown_and_not_dropped(tmp_path: Path, name: str) -> None:
    found = resolved(tmp_path, {"a.py": AI + f'path = "{name}"\n'})
    assert {m[0] for m in models(found, "medium")} == {f"model:unknown/{name}"}


@pytest.mark.parametrize("name", ["owner/thing", "text/x-large-base", "data/words-large.csv", "src/large-base", "a/b/c-7b"])
def test_other_strings_with_a_slash_are_none(tmp_path: Path, name: str) -> None:
    found = resolved(tmp_path, {"a.py": AI + f'path = "{name}"\n', "src/x.py": ""})
    assert not models(found, "medium") | models(found, "high")


@pytest.mark.parametrize("url", ["http://[broken", "https://", "https://user:pw@nowhere.example:99999/x"])
def test_broken_addresses_are_nobodys(tmp_path: Path, url: str) -> None:
    source = f'from acme_ai import Acme\nAcme(base_url="{url}").chat.create(model="nova-2")\nx = "{url}"\n'
    assert {u.subject for u in resolved(tmp_path, {"a.py": source}).project.usages} == {"sdk:pypi/acme-ai", "model:acme/nova-2"}


@pytest.mark.parametrize(
    ("source", "confidence"), [(AI + 'u = "https://api.acme.example/v1"\n', "medium"), ('u = "http://localhost:9"\n', None)]
)
def test_an_address_of_a_vendor_is_its_service(tmp_path: Path, source: str, confidence: str | None) -> None:
    found = [u.confidence.value for u in resolved(tmp_path, {"a.py": source}).project.usages if u.subject.startswith("service:")]
    assert found == ([confidence] if confidence else [])


@pytest.mark.parametrize(
    ("line", "other", "confidence"),
    [
        ("self.llm.api_base = {}", AI, "medium"),
        ("llm.api_base = {}", "", "low"),
        ("shop.llm = {}", AI, "low"),
        ("shop.api_base = {}", AI, "low"),
        (AI + "shop.api_base = {}", "", "medium"),
    ],
)
def test_a_port_of_this_machine_counts_beside_ai_or_set_on_a_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, other: str, confidence: str
) -> None:
    monkeypatch.setattr(texts, "LOOPBACK", frozenset({"api.acme.example"}))
    source = "class Shop:\n    def f(self, llm, shop):\n        pass\n" + line.format('"http://api.acme.example/v1"') + "\n"
    found = resolved(tmp_path, {"a.py": source, "b.py": other}).project.usages
    assert [u.confidence.value for u in found if u.subject.startswith("service:")] == [confidence]
