"""The search for needles: it loses no name, and says where to look."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.rulebook.load import load
from airisk.rulebook.needles import Needles, fewest, is_strong, names, needles_of, search, strong_part
from airisk.rulebook.schema import Rules
from airisk.rulebook.usage import PLACEHOLDER

FROZEN = Path(__file__).parent / "rules"


@cache
def rules(live: bool) -> Rules:
    return load() if live else load((FROZEN,))


@cache
def all_names(live: bool) -> list[str]:
    """Every name as a text may hold it: gaps of spellings and globs are filled."""
    return sorted({PLACEHOLDER.sub("x1", named.name).replace("*", "z9") for named in names(rules(live))})


@cache
def needles(live: bool) -> Needles:
    return needles_of(rules(live))


@given(st.data(), st.booleans(), st.text(max_size=40), st.text(max_size=40))
def test_a_text_that_holds_a_name_is_hit_there(data: st.DataObject, live: bool, before: str, after: str) -> None:
    name = data.draw(st.sampled_from(all_names(live)))
    cased = "".join(data.draw(st.sampled_from((char.lower(), char.upper()))) if char.isascii() else char for char in name)
    raw = f"{before} ".encode(errors="replace"), f'"{cased}"'.encode(), f" {after}".encode(errors="replace")
    hits = search(needles(live), b"".join(raw))
    assert hits.within(len(raw[0]), len(raw[0]) + len(raw[1]))


def test_the_frozen_needles_are_few_and_strong() -> None:
    found = needles(False)
    assert "nova-2" in found.strong
    assert "nova-2-turbo" not in found.strong  # nova-2 lies in it
    assert "acme_ai" in found.strong
    assert "echo" in found.ambiguous
    assert all(is_strong(needle, rules(False).common_words) for needle in found.strong)


def test_an_ambiguous_name_opens_nothing_but_is_found() -> None:
    hits = search(needles(False), b'model = "ECHO"')
    assert (hits.strong, hits.spans) == (False, ((9, 13),))
    both = search(needles(False), b'import acme_ai; model = "echo"')
    assert both.strong
    assert both.within(24, 30)


def test_an_ambiguous_name_inside_a_word_is_none() -> None:
    assert search(needles(False), b"echoes aftERecho 3echo").spans == ()


def test_plain_text_has_no_hit() -> None:
    assert search(needles(False), b"def chat(model): return model.drift").spans == ()


def with_imports(*modules: str) -> Needles:
    """Needles of the frozen rules when its first Python package is imported by these names."""
    known = rules(False)
    packages = tuple(replace(package, imports=modules) if package.name == "acme-ai" else package for package in known.packages)
    return needles_of(replace(known, packages=packages))


@pytest.mark.parametrize(
    "statement",
    [
        "from chat import Bot",
        "import chat",
        "from chat.bots import Bot",
        "import models.chat",
        "from models import chat",
        "from models.chat import x",
    ],
)
def test_a_module_named_by_common_words_is_found_by_its_import(statement: str) -> None:
    assert search(with_imports("chat", "models.chat"), statement.encode()).strong


@pytest.mark.parametrize("text", ["chat = model()", "from chatter import x", "models.chat()", "importchat"])
def test_the_words_of_a_module_alone_open_nothing(text: str) -> None:
    assert not search(with_imports("chat", "models.chat"), text.encode()).strong


def test_what_a_module_of_common_words_offers_is_found_by_the_import_alone() -> None:
    known = rules(False)
    packages = tuple(replace(package, imports=("chat",)) if package.name == "acme-ai" else package for package in known.packages)
    patterns = tuple(replace(pattern, names=("chat.Runner.run",)) if pattern.id == "acme/errors" else pattern for pattern in known.patterns)
    found = needles_of(replace(known, packages=packages, patterns=patterns))
    assert not search(found, b"class Runner: pass").strong
    assert search(found, b"from chat import Runner").strong


def test_a_word_that_is_ambiguous_is_not_with_its_publisher() -> None:
    known = rules(False)
    models = tuple(replace(model, aliases=("acme/echo",)) if model.id == "echo" else model for model in known.models)
    found = needles_of(replace(known, models=models))
    assert search(found, b"acme/echo").strong
    assert not search(found, b"echo").strong


def test_a_short_module_is_found_only_where_its_statement_is_sure() -> None:
    assert search(with_imports("ai"), b"from ai import x").strong
    assert not search(with_imports("ai"), b"import aircraft").strong


def test_spans_are_bytes_of_the_text() -> None:
    text = 'ä = "NOVA-1"'.encode()
    hits = search(needles(False), text)
    assert [text[start:end] for start, end in hits.spans] == [b"NOVA-1"]
    assert hits.within(5, 13)
    assert not hits.within(7, 13)
    assert not hits.within(0, 11)


def test_overlapping_needles_are_all_found() -> None:
    hits = search(Needles(("abcdef", "cdefgh", "cdef", "xyz")), b"..abcdefgh..XYZ")
    assert hits.spans == ((4, 8), (12, 15))
    assert hits.within(2, 8)
    assert hits.within(4, 10)
    assert not hits.within(5, 12)


@given(
    st.lists(st.text("ab", min_size=1, max_size=3), max_size=6),
    st.text("abAB ", max_size=20),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_within_says_what_a_plain_search_says(wanted: list[str], text: str, start: int, end: int) -> None:
    hits = search(Needles(tuple(wanted)), text.encode())
    assert hits.within(start, end) == any(needle in text.lower()[start:end] for needle in wanted)
    assert hits.strong == any(needle in text.lower() for needle in wanted)


@given(st.lists(st.text("abcde", min_size=4, max_size=8)), st.text("abcde", max_size=30))
def test_fewer_needles_find_the_same_files(wanted: list[str], text: str) -> None:
    assert any(needle in text for needle in wanted) == any(needle in text for needle in fewest(wanted))


def test_needles_go_to_workers_and_into_keys() -> None:
    found = needles(False)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.digest == found.digest
    assert Needles(("B", "a")).digest == Needles(("a", "b")).digest != Needles(("a",), ("b",)).digest


def test_without_needles_nothing_is_hit() -> None:
    assert search(Needles(()), b"anything").spans == ()


@pytest.mark.parametrize(
    ("name", "dotted", "needle"),
    [
        ("GPT-like-9", False, "gpt-like-9"),
        ("abc", False, None),
        ("chat", False, None),
        ("chat-", False, None),
        ("chat.acme_ai.Client", True, "acme_ai"),
        ("acme_ai.Client", True, "acme_ai"),
        ("ai.do", True, None),
        ("*/boreal-*-gguf-*", False, "/boreal-"),
        ("*-ai-*", False, None),
    ],
)
def test_the_needle_of_a_name(name: str, dotted: bool, needle: str | None) -> None:
    assert strong_part(name, frozenset({"chat"}), dotted=dotted) == needle
