"""The loop of rounds, and what scan and whatif make of a whole tree."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest

from airisk import pipeline
from airisk.config import Config
from airisk.errors import RulesError
from airisk.report import Report

FROZEN = Path(__file__).parent / "rulebook" / "rules"
WRAPPED = {
    "shop/__init__.py": "",
    "shop/llm.py": (
        "from acme_ai import Acme\n\n\nclass ShopChat:\n    def __init__(self):\n        self.client = Acme()\n\n"
        "    def ask(self, text):\n        return self.client.chat.create(model='nova-1', text=text)\n"
    ),
    "web/__init__.py": "",
    "web/view.py": "from shop.llm import ShopChat\n\n\nclass WebView:\n    chat = ShopChat()\n",
    "web/plain.py": "def nothing():\n    return 'to see here'\n",
}


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "default_rules", lambda: FROZEN)


def request(root: Path, files: dict[str, str], **more: object) -> pipeline.Request:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return pipeline.Request(root, (), Config(), (), date(2026, 11, 24), cache=False, **more)  # type: ignore[arg-type]


def must(report: Report) -> set[tuple[str, int]]:
    return {(s.path, s.line) for entry in report.plan for step in entry.steps for s in step.locations}


def test_a_file_without_a_needle_is_reached_through_a_carrier(tmp_path: Path) -> None:
    report = pipeline.whatif(request(tmp_path, WRAPPED), ("acme",))
    assert {("web/view.py", 1), ("web/view.py", 5)} <= must(report)
    assert report.coverage.files == report.coverage.read == 5
    assert report.coverage.parsed == 2  # no needle and no carrier leads to the others


def test_without_further_rounds_it_would_not_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ROUNDS", 1)
    assert not {p for p, _ in must(pipeline.whatif(request(tmp_path, WRAPPED), ("acme",)))} & {"web/view.py"}


HANDED_ON = {
    "shop/__init__.py": "",
    "shop/a.py": "from acme_ai import Acme\n\nshared_client = Acme()\n",
    "shop/b.py": (
        "from shop.a import shared_client\n\n\nclass SecondWrap:\n"
        "    def go(self):\n        return shared_client.chat.create(model='x-1')\n"
    ),
    "c.py": "from shop.b import SecondWrap\n\nsecond = SecondWrap()\n",
}


def test_a_client_handed_on_is_followed_from_round_to_round(tmp_path: Path) -> None:
    report = pipeline.whatif(request(tmp_path, HANDED_ON), ("acme",))
    assert {("shop/b.py", 6), ("c.py", 1), ("c.py", 3)} <= must(report)
    assert not report.problems


def test_a_bound_that_cuts_the_rounds_short_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ROUNDS", 2)
    report = pipeline.whatif(request(tmp_path, HANDED_ON), ("acme",))
    assert "c.py" not in {path for path, _ in must(report)}
    assert ["stopped after 2 rounds" in p.reason for p in report.problems] == [True]


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_names_that_lead_to_no_further_file_cut_nothing_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: int) -> None:
    """Seen to fail: where the last round's own names counted although nothing else held them."""
    monkeypatch.setattr(pipeline, "ROUNDS", rounds)
    files = {"shop/__init__.py": "", "shop/second_wrap.py": "from acme_ai import Acme\n\nshared_client = Acme()\n"}
    assert not pipeline.whatif(request(tmp_path, files), ("acme",)).problems


def test_naming_files_narrows_what_is_reported_and_not_what_is_known(tmp_path: Path) -> None:
    files = {
        "config.py": "MODEL = 'nova-1'\n",
        "app.py": "from acme_ai import Acme\nimport config\nAcme().chat.create(model=config.MODEL)\n",
    }
    whole = request(tmp_path, files)
    narrow = pipeline.scan(pipeline.Request(tmp_path, (tmp_path / "config.py",), Config(), (), date(2026, 11, 24), cache=False))
    assert {f.location.path for f in narrow.findings} == {"config.py"}
    assert {f.confidence for f in narrow.findings} == {"high"}  # known from app.py, which is not reported
    assert {f.location.path for f in pipeline.scan(whole).findings} >= {"config.py"}


def test_a_scan_leaves_the_process_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = gc.get_threshold()
    pipeline.scan(request(tmp_path, WRAPPED))
    assert gc.get_threshold() == usual
    monkeypatch.setattr(pipeline, "default_rules", lambda: tmp_path / "nowhere")
    with pytest.raises(RulesError):
        pipeline.scan(request(tmp_path, {}))
    assert gc.get_threshold() == usual


def test_a_tree_without_ai_has_nothing_to_say(tmp_path: Path) -> None:
    report = pipeline.scan(request(tmp_path, {"a.py": "print('hello')\n", "README.md": "# Hello\n"}))
    assert (report.components, report.vendors, report.findings, report.plan) == ((), (), (), ())


def test_a_narrowed_scan_speaks_of_nothing_else(tmp_path: Path) -> None:
    files = {
        "a.py": "from acme_ai import Acme\nAcme().chat.create(model='nova-1')\n",
        "b.py": "import relaylm\nrelaylm.completion(model='nova-2')\n",
    }
    request(tmp_path, files)
    narrow = pipeline.scan(pipeline.Request(tmp_path, (tmp_path / "a.py",), Config(), (), date(2026, 11, 24), cache=False))
    known = {c.id for c in narrow.components}
    assert {path for path, _ in must(narrow)} == {"a.py"}
    assert {entry.for_ for entry in narrow.plan} | {c for v in narrow.vendors for c in v.components} <= known
    assert not [v for v in narrow.vendors if v.id == "relay"]
    assert narrow.coverage.files == 1


def test_what_cannot_be_read_in_a_later_round_is_a_problem(tmp_path: Path) -> None:
    nested = "".join(f"{'  ' * depth}if 1:\n" for depth in range(700)) + "  " * 700 + "pass\n"
    files = dict(WRAPPED) | {"web/nest.py": "from shop.llm import ShopChat\n" + nested}
    report = pipeline.whatif(request(tmp_path, files), ("acme",))
    assert "web/nest.py" in {p.path for p in report.problems}


def test_a_language_that_has_no_grammar_is_said_to_be_read_as_text_only(tmp_path: Path) -> None:
    report = pipeline.scan(request(tmp_path, {"app.rb": "model = 'nova-1'\nclient.chat(model: 'nova-1')\n"}))
    assert [(p.path, p.reason.split(":")[0]) for p in report.problems] == [("app.rb", "text-only")]
    assert report.coverage.parsed == 0


SHARED = {
    "a.py": "from acme_ai import Acme\n\nclient = Acme()\nclient.chat.create(model='nova-1')\nclient.chat.create(model='nova-3')\n",
    "b.py": "from stratus.models import Client\n\nClient().chat.create(model='nova-2')\n",
    "requirements.txt": "acme-ai>=1\n",
    "constraints.txt": "acme-ai==1.5.0\n",
}


def test_naming_a_file_changes_no_finding_in_it(tmp_path: Path) -> None:
    """What is wrong at a place may hang on another file: another vendor's call, a constraint, a licence beside weights.

    Seen to fail when the checks saw only the files that were named: "all calls go to one vendor" was told of the first of two.
    """
    whole = pipeline.scan(request(tmp_path, SHARED))
    assert {f.location.path for f in whole.findings} >= {"a.py"} and "single-vendor" not in {f.risk for f in whole.findings}
    for path in SHARED:
        narrow = pipeline.scan(pipeline.Request(tmp_path, (tmp_path / path,), Config(), (), date(2026, 11, 24), cache=False))
        assert narrow.findings == tuple(f for f in whole.findings if f.location.path == path), path
