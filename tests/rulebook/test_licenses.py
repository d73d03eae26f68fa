"""The licences that ship: every duty has its place, no text is taken for another one, and what nobody read is called unread."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from airisk.discover.kinds import kind_of
from airisk.extract.licenses import normalised_words
from airisk.rulebook.book import Rulebook
from airisk.rulebook.entries import entries
from airisk.rulebook.licences import UNREAD, UNRECORDED, VERIFIED, place, wording
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.schema import License, Obligation
from tests.builders import TODAY

FROZEN = Path(__file__).parent / "rules"
LICENSES = load().licenses
#: Those that ask for nothing.
FREE = {"cc0-1.0", "unlicense"}
#: The lines of texts that are easily taken for one another, in their own words: the title and what sets them apart.
ALIKE = {
    "llama2": "LLAMA 2 COMMUNITY LICENSE AGREEMENT greater than 700 million monthly active users to improve any other large language model",
    "llama3": "META LLAMA 3 COMMUNITY LICENSE AGREEMENT “Built with Meta Llama 3” to improve any other large language model",
    "llama3.1": "LLAMA 3.1 COMMUNITY LICENSE AGREEMENT “Built with Llama” greater than 700 million monthly active users",
    "llama3.2": "**Llama 3.2** Community License Agreement “Built with Llama” greater than 700 million monthly active users",
    "llama3.3": "LLAMA 3.3 COMMUNITY LICENSE AGREEMENT “Built with Llama” greater than 700 million monthly active users",
    "llama4": "LLAMA 4 COMMUNITY LICENSE AGREEMENT “Built with Llama” greater than 700 million monthly active users",
    "qwen": "Qwen LICENSE AGREEMENT more than 100 million monthly active users “Built with Qwen”",
    "qwen-research": "Qwen RESEARCH LICENSE AGREEMENT FOR NON-COMMERCIAL PURPOSES ONLY “Built with Qwen”",
    "tongyi-qianwen": "Tongyi Qianwen LICENSE AGREEMENT 100 million monthly active users to improve any other large language model",
    "tongyi-qianwen-research": "Tongyi Qianwen RESEARCH LICENSE AGREEMENT FOR NON-COMMERCIAL PURPOSES ONLY to improve any other model",
    "mistral-research": "# Mistral AI Research License\nYou shall only use Outputs for Research Purposes.",
    "mistral-non-production": "# Mistral AI Non-Production License\n",
    "exaone-nc": "EXAONE AI Model License Agreement 1.1 - NC",
    "exaone-1.2-nc": "EXAONE AI Model License Agreement 1.2 - NC",
    "bigscience-bloom-rail": "BigScience RAIL License v1.0 Attachment A",
    "bigscience-openrail-m": "BigScience Open RAIL-M License Attachment A",
    "creativeml-openrail-m": "CreativeML Open RAIL-M Attachment A",
    "openrail++": "CreativeML Open RAIL++-M License Attachment A",
    "bigcode-openrail-m": "BigCode Open RAIL-M v1 License Agreement Attachment A",
    "nvidia-nemotron-open-model": "“Licensed by NVIDIA Corporation under the NVIDIA Nemotron Model License.”",
    "nvidia-open-model": "NVIDIA Open Model License Agreement “Licensed by NVIDIA Corporation under the NVIDIA Open Model License”",
}
#: What follows the words of MIT in licences that only look like it, and the licence that it then is; "" = none that is known.
MIT_WORDS = 'Permission is hereby granted, free of charge, to any person. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY. '
TAILS = {
    "mit": "",
    "kimi-modified-mit": 'Modified MIT License. You shall prominently display "Kimi K2" on the user interface.',
    "minimax-modified-mit": "Our only modification is that you shall prominently display “MiniMax M2.5” on the user interface.",
    "minimax-m2.7-nc": 'Non-commercial License. Non-commercial use permitted based on MIT-style terms; prominently display "MiniMax M2.7"',
    "mistral-modified-mit": "Modified MIT License. If the global consolidated monthly revenue of your company exceeds $20 million",
}


def fits(text: str) -> set[str]:
    """The licences whose marks a text bears."""
    words = normalised_words(text)
    return {k for k, one in LICENSES.items() if one.phrases and _in(one.phrases, words, all) and not _in(one.not_phrases, words, any)}


def _in(phrases: tuple[str, ...], words: str, how: Callable[[Iterable[bool]], bool]) -> bool:
    return how(phrase in words for phrase in phrases)


@pytest.mark.parametrize("one", LICENSES.values(), ids=lambda one: one.id)
def test_the_phrases_of_one_licence_are_no_other_licence(one: License) -> None:
    assert fits(" · ".join(one.phrases)) <= {one.id}


@pytest.mark.parametrize("one", LICENSES.values(), ids=lambda one: one.id)
def test_phrases_are_short_and_written_as_a_text_is_normalised(one: License) -> None:
    for phrase in (*one.phrases, *one.not_phrases):
        assert phrase == normalised_words(phrase), "no match could ever be found"
        assert len(phrase.split()) <= 15, "a phrase is a mark, no copy"


@pytest.mark.parametrize("one", LICENSES.values(), ids=lambda one: one.id)
def test_every_duty_has_a_place_and_every_licence_a_duty(one: License) -> None:
    assert bool(one.obligations) is (one.id not in FREE)
    assert len({duty.id for duty in one.obligations}) == len(one.obligations), "one duty, one row"
    for duty in one.obligations:
        assert duty.says.endswith("."), duty.id
        assert duty.clause.strip(), duty.id


@pytest.mark.parametrize("one", LICENSES.values(), ids=lambda one: one.id)
def test_a_text_that_was_read_has_all_its_clauses_and_one_that_was_not_is_called_unread(one: License) -> None:
    assert one.verified in VERIFIED
    told = {duty.id for duty in one.obligations if duty.clause == UNRECORDED}
    asked = {duty.id for duty in one.obligations}
    if one.verified in UNREAD:
        assert "unread" in asked, "the report must say that somebody has yet to read it"
        assert "not read here" in wording(one)
    else:
        assert not told, "whoever read the text knows the clause"
        assert "unread" not in asked
        assert "not read" not in wording(one)


@pytest.mark.parametrize("name", sorted({name for one in LICENSES.values() for name in one.look_in} - {"README.md"}))
def test_a_file_that_holds_a_licence_is_read_as_one(name: str) -> None:
    assert kind_of(f"weights/{name}") == "license"


def test_a_name_that_a_header_may_give_is_one_licence() -> None:
    names = Counter(name for one in LICENSES.values() for name in {n.lower() for n in (one.id, one.spdx, one.hub) if n})
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("name", "text"), ALIKE.items(), ids=ALIKE)
def test_look_alikes_are_told_apart(name: str, text: str) -> None:
    assert fits(text) == {name}


@pytest.mark.parametrize(("name", "tail"), TAILS.items(), ids=TAILS)
def test_mit_with_a_tail_is_not_mit(name: str, tail: str) -> None:
    assert fits(MIT_WORDS + tail) == {name}


def test_gemma_is_told_by_where_its_terms_name_the_models_and_not_by_their_day() -> None:
    terms = "Gemma Terms of Use. Gemma Prohibited Use Policy. restrict (remotely or otherwise). "
    terms += "trained model weights and parameters identified "
    assert fits(terms + "at ai.google.dev/gemma") == {"gemma-tou-2024-04-01"}
    assert fits(terms + "in the Appendix") == {"gemma-tou-2025-03-24"}


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("1.b.i", "clause 1.b.i"),
        ("IV.a; V", "clause IV.a; V"),
        ("last paragraph", "last paragraph"),
        ("Exhibit A", "Exhibit A"),
        (UNRECORDED, ""),
    ],
)
def test_a_clause_is_told_by_its_number_or_its_place(clause: str, told: str) -> None:
    assert place(Obligation("notice", "Keep it.", clause)) == told


def test_whoever_asks_for_a_licence_that_was_not_read_is_told_so() -> None:
    rules = load((FROZEN,))
    read = rules.licenses["borealis-community"]
    unread = replace(read, verified="secondary", look_in=("USE_POLICY.md",))
    [before], [after] = (entries(Rulebook(replace(rules, licenses={one.id: one})), f"license:{one.id}", TODAY) for one in (read, unread))
    assert before["wording"] == "its text was read here"
    assert "not read here" in str(after["wording"])
    assert after["look_in"] == ["USE_POLICY.md"]


def test_the_readme_explains_every_key_of_a_licence(tmp_path: Path) -> None:
    text = (default_rules() / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^`licenses/[^\n]*\n\n```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    folder = Path(shutil.copytree(FROZEN, tmp_path / "rules"))
    (folder / "licenses" / "acme-community.toml").write_text(block, encoding="utf-8")
    known = load((folder,)).licenses["acme-community"]
    assert [field.name for field in fields(known) if not getattr(known, field.name)] == []
