"""How far a change travels through the tree's own code."""

from __future__ import annotations

from pathlib import Path

from tests.resolve.study import resolved

WRAPPED = {
    "shop/__init__.py": "",
    "shop/base.py": "class ChatBase:\n    def ask(self, text): ...\n",
    "shop/llm.py": (
        "from acme_ai import Acme\nfrom shop.base import ChatBase\n\n\nclass AcmeChat(ChatBase):\n    def __init__(self):\n"
        "        self.client = Acme()\n\n    def ask(self, text):\n        return self.client.chat.create(model='nova-2', text=text)\n"
    ),
    "shop/raw.py": (
        "from acme_ai import Acme\n\n\ndef raw_answer(text):\n    reply = Acme().chat.create(model='nova-2', text=text)\n    return reply\n"
    ),
    "app.py": "from shop.llm import AcmeChat\n\nchat = AcmeChat()\nprint(chat.ask('hi'))\n",
    "web.py": "from shop.raw import raw_answer\n\nprint(raw_answer('hi').text)\n",
    "other.py": "def AcmeCheat(): ...\n",
}


def places(found: object, why: str = "") -> set[tuple[str, int]]:
    return {(r.location.path, r.location.line) for r in found.project.ripples if not why or r.why == why}  # type: ignore[attr-defined]


def test_the_names_of_carriers_lead_to_the_next_round(tmp_path: Path) -> None:
    assert {"AcmeChat", "ChatBase", "raw_answer"} <= set(resolved(tmp_path, WRAPPED, "acme").needles)


def test_leaving_a_vendor_reaches_those_who_use_its_wrapper(tmp_path: Path) -> None:
    found = resolved(tmp_path, WRAPPED, "acme", more=("acmechat", "raw_answer", "chatbase"))
    assert {("app.py", 1), ("app.py", 3)} <= places(found)
    assert not [p for p in places(found) if p[0] == "other.py"]


def test_an_interface_is_further_away_than_the_wrapper(tmp_path: Path) -> None:
    found = resolved(tmp_path, WRAPPED, "acme", more=("acmechat", "chatbase"))
    assert {r.depth for r in found.project.ripples if r.location.path == "shop/llm.py" and r.text == "ChatBase"} == {2}


def test_a_new_version_of_an_sdk_reaches_only_where_its_answers_go(tmp_path: Path) -> None:
    found = resolved(tmp_path, WRAPPED, "pkg:pypi/acme-ai@1.0", more=("acmechat", "raw_answer"))
    assert ("web.py", 3) in places(found, "ripple")
    assert not [p for p in places(found) if p[0] == "app.py"]


def test_another_model_ripples_nowhere(tmp_path: Path) -> None:
    assert not [r for r in resolved(tmp_path, WRAPPED, "nova-2", more=("acmechat",)).project.ripples if r.location.path == "app.py"]
