"""What the calls of a function and files opened later tell is not missed, though names were followed before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from airisk.config import Config
from airisk.resolve import resolve
from tests.resolve.study import TODAY, book, models, resolved


def test_a_call_shows_what_a_parameter_holds_though_it_was_asked_about_before(tmp_path: Path) -> None:
    source = "import acme_ai\ndef ask(client):\n    client.chat.create(model='nova-2')\nask(acme_ai.Acme())\n"
    assert "model:acme/nova-2" in {m[0] for m in models(resolved(tmp_path, {"a.py": source}), "high")}


def test_what_a_file_opened_in_a_later_round_says_is_known(tmp_path: Path) -> None:
    files = {
        "a.py": "import acme_ai\nfrom choice import chosen\nacme_ai.Acme().chat.create(model=chosen())\n",
        "choice.py": "def chosen():\n    return 'zz-private-9'\n",
    }
    read = resolved(tmp_path, files).project.facts
    sources = [f.source for f in read]
    first = resolve(
        [f if f.source.path == "a.py" else replace(f, outline=None, references=()) for f in read], sources, book(), Config(), TODAY
    )
    assert not models(first)
    later = resolve(read, sources, book(), Config(), TODAY, before=first)
    assert {(path, line) for _, path, line in models(later)} == {("choice.py", 2)}
