from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.domain import (
    Argument,
    Binding,
    Context,
    Definition,
    FileFacts,
    Lifecycle,
    Location,
    Name,
    Outline,
    Parameter,
    Problem,
    Reference,
    Role,
    Said,
    SourceFile,
    Text,
    Unknown,
)
from airisk.plain import PlainError, from_plain, to_plain
from airisk.report import Effort, PlanEntry, Span

words = st.text(max_size=8)
locations = st.builds(Location, words, st.integers(0, 9), st.integers(0, 9))
parts = st.one_of(words, st.builds(Name, words), st.just(Unknown()))
values = st.one_of(st.builds(Text, st.lists(parts, max_size=3).map(tuple)), st.builds(Name, words), st.just(Unknown()))
arguments = st.builds(Argument, words, values, locations)
references = st.builds(
    Reference, locations, st.sampled_from(Said), words, st.sampled_from(Context), st.lists(arguments, max_size=2).map(tuple), text=words
)
outlines = st.builds(
    Outline,
    words,
    words,
    bindings=st.lists(st.builds(Binding, words, words, values, locations), max_size=2).map(tuple),
    bases=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    definitions=st.lists(
        st.builds(
            Definition,
            words,
            words,
            st.lists(st.builds(Parameter, words, st.lists(words, max_size=2).map(tuple)), max_size=1).map(tuple),
            st.lists(st.builds(Name, words), max_size=1).map(tuple),
            st.just(()),
            locations,
        ),
        max_size=2,
    ).map(tuple),
)
facts = st.builds(
    FileFacts,
    st.builds(SourceFile, words, words, st.sampled_from(Role), st.integers(0)),
    st.lists(references, max_size=3).map(tuple),
    st.one_of(st.none(), outlines),
    st.lists(st.builds(Problem, words, words, words), max_size=2).map(tuple),
    st.booleans(),
)


@given(facts)
def test_what_was_written_is_read_back(value: FileFacts) -> None:
    assert from_plain(FileFacts, json.loads(json.dumps(to_plain(value)))) == value


def test_values_are_told_apart_by_their_keys() -> None:
    argument = Argument("model", Text(("a-", Name("size"), Unknown())), Location("a.py"))
    assert to_plain(argument)["value"] == {"text": ["a-", {"name": "size"}, {}]}
    assert to_plain(Binding("x", "", Name("y"), Location("a.py")))["value"] == {"name": "y"}


def test_days_words_and_trailing_underscores() -> None:
    assert to_plain(Lifecycle("p", "retired", retires=date(2026, 1, 31)))["retires"] == "2026-01-31"
    entry = PlanEntry("x", None, None, Effort(Span(1.0, 2, 3.5)), (), (), (), ())
    assert to_plain(entry)["for"] == "x"
    assert from_plain(PlanEntry, json.loads(json.dumps(to_plain(entry)))) == entry
    assert to_plain(Reference(Location("a"), Said.CALL, "f", Context.CALL))["kind"] == "call"


@dataclass(frozen=True)
class Box:
    """A shape with a free mapping and defaults."""

    name: str
    size: int = 3
    details: dict[str, object] = field(default_factory=dict)


def test_unknown_keys_are_passed_over_and_missing_ones_take_their_default() -> None:
    assert from_plain(Box, {"name": "a", "later": [1]}) == Box("a")


def test_free_values_come_back_as_tuples() -> None:
    box = Box("a", 1, {"tags": ("x", {"deep": (1, 2.5, None)})})
    assert from_plain(Box, json.loads(json.dumps(to_plain(box)))) == box


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ({}, "Box.name: key is missing"),
        ({"name": 1}, "Box.name: str expected"),
        ({"name": "a", "size": True}, "Box.size: int expected"),
        ({"name": "a", "details": []}, "Box.details: object expected"),
        ([], "object of a Box expected"),
        (None, "object of a Box expected"),
    ],
)
def test_a_wrong_value_names_its_place(plain: object, says: str) -> None:
    with pytest.raises(PlainError, match=says):
        from_plain(Box, plain)


@pytest.mark.parametrize(
    ("cls", "key", "value"),
    [
        (Argument, "value", {"word": "x"}),
        (Argument, "value", 3),
        (Argument, "location", None),
        (Reference, "kind", "shout"),
        (Reference, "kind", []),
        (Reference, "arguments", "x"),
        (Outline, "bases", [["a"]]),
        (Lifecycle, "retires", "2026-02-30"),
    ],
)
def test_a_damaged_value_is_an_error_and_no_crash(cls: type, key: str, value: object) -> None:
    location = Location("a.py")
    whole = {
        Argument: Argument("x", Unknown(), location),
        Reference: Reference(location, Said.CALL, "f", Context.CALL),
        Outline: Outline("a.py", "a"),
        Lifecycle: Lifecycle("p", "active"),
    }[cls]
    with pytest.raises(PlainError):
        from_plain(cls, {**to_plain(whole), key: value})
