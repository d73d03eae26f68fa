"""JSON: what is written can be read again, and what is no report is refused in a sentence."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from airisk.errors import UsageError
from airisk.render.to_json import from_json, to_json
from airisk.render.view import View
from airisk.report import SCHEMA, Report

#: Any text, and the half surrogates by which Python keeps bytes of file names that are not UTF-8.
TEXT = st.text(st.characters() | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF), max_size=4)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.tuples(inner, inner) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=3,
)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    object: JSON,
    type(None): st.none(),
}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint of report.py."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in SCALARS:
        return SCALARS[hint]
    if origin in (Union, types.UnionType):
        return st.one_of(*map(of, inner))
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=1).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXT, of(inner[1]), max_size=2)
    assert is_dataclass(hint), hint
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: st.just(SCHEMA) if field.name == "schema" else of(hints[field.name]) for field in fields(hint)})


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(of(Report))
def test_any_report_comes_back_equal(report: Report) -> None:
    text = to_json(report)
    text.encode("utf-8")
    assert from_json(text) == report
    assert to_json(from_json(text)) == text


def test_samples_come_back_equal_whatever_the_view(sample: Report) -> None:
    text = to_json(sample, View(40, True, "short"))
    assert from_json(text) == sample
    assert text == to_json(sample)


def test_keys_are_in_the_order_of_the_contract_and_the_file_ends_with_a_newline(empty: Any) -> None:
    text = to_json(empty())
    assert text.endswith("\n}\n")
    assert list(json.loads(text))[:8] == ["schema", "tool", "rules", "root", "revision", "today", "config", "question"]
    assert json.loads(text)["config"] == {"path": None, "digest": None, "from": "head"}


def test_text_is_kept_readable_and_bytes_of_file_names_are_escapes(empty: Any) -> None:
    text = to_json(empty(root="größe-\udcff"))
    assert '"größe-\\udcff"' in text


def test_a_later_report_with_more_keys_is_read(empty: Any) -> None:
    later = {**json.loads(to_json(empty())), "weather": "fine"}
    assert from_json(json.dumps(later)) == empty()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no valid JSON"),
        ("[" * 200_000, "no valid JSON"),
        ("[]", 'no "schema"'),
        ('{"schema": "airisk-report/2"}', '"airisk-report/2"'),
        (f'{{"schema": "{SCHEMA}"}}', "tool"),
        (f'{{"schema": "{SCHEMA}", "coverage": NaN}}', "NaN"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(UsageError, match="airisk scan") as refused:
        from_json(text)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("key", "value", "says"), [("components", {}, "components"), ("today", 5, "today"), ("coverage", {"files": "many"}, "files")]
)
def test_a_wrong_shape_is_refused_and_the_key_is_named(empty: Any, key: str, value: object, says: str) -> None:
    broken = {**json.loads(to_json(empty())), key: value}
    with pytest.raises(UsageError) as refused:
        from_json(json.dumps(broken))
    assert says in str(refused.value)


def test_numbers_keep_their_kind(full: Any) -> None:
    report = full()
    share = replace(report, vendors=(replace(report.vendors[0], share=1),))
    assert '"share": 1,' in to_json(from_json(to_json(share)))
