"""Which places of a change must change, which may, and which only look as if."""

from __future__ import annotations

import pytest

from airisk.domain import Confidence, Context, Role, Said
from airisk.plan.disposition import LEAVE_WHY, MUST_WHY, dispose, placed
from tests.builders import ripple, usage

SDK = "sdk:pypi/acmelib"


@pytest.mark.parametrize(
    "context", [Context.ARGUMENT, Context.DEFAULT, Context.CONSTANT, Context.CONFIG, Context.ENV, Context.MANIFEST, Context.CALL]
)
def test_a_model_id_in_use_must_change(context) -> None:
    assert placed(usage(context=context)) == ("must", "id")


def test_a_symbol_that_stands_for_an_id_must_change_as_a_symbol() -> None:
    assert placed(usage(context=Context.ARGUMENT, said=Said.NAME)) == ("must", "symbol")


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("AVAILABLE_MODELS", ("must", "id")),
        ("MODEL_PRICES", ("leave", "table")),
        ("costPerToken", ("leave", "table")),
        ("rate_table", ("leave", "table")),
        ("CONTEXT_LIMITS", ("may", "id")),
        ("moderate", ("must", "id")),
        ("separated", ("must", "id")),
    ],
)
def test_a_list_of_what_is_offered_must_change_and_a_price_table_stays(slot, expected) -> None:
    assert placed(usage(context=Context.CATALOGUE, slot=slot)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"context": Context.COMPARE}, ("leave", "guard")),
        ({"context": Context.COMMENT}, ("leave", "comment")),
        ({"context": Context.DOCSTRING}, ("leave", "comment")),
        ({"path": "tests/cassettes/chat.yaml"}, ("leave", "recording")),
        ({"context": Context.PROMPT}, ("may", "prompt")),
        ({"confidence": Confidence.LOW}, ("may", "id")),
        ({"role": Role.VENDORED}, ("may", "id")),
        ({"context": Context.DOCS, "role": Role.DOCS, "path": "README.md"}, ("must", "doc")),
        ({"context": Context.DIRECTIVE}, ("", "")),
    ],
)
def test_what_only_looks_like_a_place_to_change(change, expected) -> None:
    assert placed(usage(**change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"context": Context.IMPORT, "said": Said.IMPORT}, ("must", "import")),
        ({"context": Context.CALL, "said": Said.CALL, "slot": "acmelib.ask"}, ("must", "call")),
        ({"context": Context.CALL, "said": Said.NAME, "slot": "acmelib.RateLimitError"}, ("must", "exception")),
        ({"context": Context.CALL, "said": Said.NAME, "slot": "acmelib.types.Reply"}, ("must", "type")),
        ({"context": Context.CALL, "said": Said.NAME, "slot": "acmelib.api_key"}, ("must", "symbol")),
        ({"context": Context.MANIFEST, "path": "requirements.txt"}, ("must", "manifest")),
        ({"context": Context.MANIFEST, "path": "web/package-lock.json", "role": Role.GENERATED}, ("must", "lock")),
        ({"context": Context.ENV, "path": ".env"}, ("must", "env")),
        ({"context": Context.ENDPOINT}, ("must", "endpoint")),
        ({"context": Context.IMAGE, "path": "compose.yaml"}, ("must", "install")),
        ({"context": Context.DOCS, "path": "README.md"}, ("may", "doc")),
        ({"context": Context.ARGUMENT, "role": Role.TEST, "text": "app.acmelib.ask"}, ("must", "test-double")),
        ({"context": Context.ARGUMENT, "text": "app.acmelib.ask"}, ("must", "argument")),
    ],
)
def test_places_of_a_package(change, expected) -> None:
    assert placed(usage(SDK, **change)) == expected


def test_every_reason_is_of_the_closed_list() -> None:
    for subject in ("model:acme/zed-1", SDK, "weights:acme/open", "service:acme"):
        for context in Context:
            for said in Said:
                where, why = placed(usage(subject, context=context, said=said))
                assert why in {"must": MUST_WHY, "may": MUST_WHY, "leave": LEAVE_WHY, "": {""}}[where]


def test_callers_of_own_wrappers_must_follow_a_package_and_may_follow_a_name() -> None:
    call, named = usage(SDK, context=Context.CALL, said=Said.CALL), usage()
    of_package = dispose([call], [ripple(SDK, "bot.py", 9, call)])
    of_name = dispose([named], [ripple("model:acme/zed-1", "bot.py", 9, named)])
    assert [(s.path, s.line, s.why, s.via) for s in of_package.must] == [("app.py", 1, "call", None), ("bot.py", 9, "ripple", "app.py:1")]
    assert [s.path for s in of_name.must] == ["app.py"]
    assert [s.path for s in of_name.may] == ["bot.py"]


def test_a_place_stands_in_one_list_and_once() -> None:
    both = [usage(SDK, context=Context.CALL, said=Said.CALL), usage(SDK, context=Context.COMMENT)]
    found = dispose(both, [ripple(SDK, "app.py", 2, both[0]), ripple(SDK, "app.py", 2, both[0], why="response")])
    assert [(s.line, s.why) for s in found.must] == [(1, "call"), (2, "ripple")]
    assert (found.may, found.leave) == ((), ())


def test_order_of_usages_does_not_matter() -> None:
    rows = [usage(SDK, line=n, context=c) for n, c in enumerate((Context.CALL, Context.COMMENT, Context.IMPORT, Context.DOCS), 1)]
    assert dispose(rows, ()) == dispose(rows[::-1], ())
