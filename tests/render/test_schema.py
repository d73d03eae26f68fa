"""The committed JSON Schema and the dataclasses of report.py say the same."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from airisk import domain, report
from airisk.render.to_json import schema_text, to_json

SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
OBJECTS = {"Report": SCHEMA} | {name: one for name, one in SCHEMA["$defs"].items() if "properties" in one}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_samples_are_valid(sample: report.Report) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(to_json(sample)))] == []


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_every_field_is_a_required_key_in_the_same_order_and_there_is_no_other(name: str) -> None:
    cls: Any = getattr(report, name, None) or getattr(domain, name)
    keys = [field.name.rstrip("_") for field in fields(cls)]
    assert list(OBJECTS[name]["properties"]) == keys
    assert OBJECTS[name]["required"] == keys


def test_every_dataclass_of_the_report_is_described() -> None:
    ours = {name for name, one in vars(report).items() if is_dataclass(one)}
    assert ours <= set(OBJECTS)


def _objects(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def test_no_key_may_be_missing_anywhere(full: Any) -> None:
    plain = json.loads(to_json(full()))
    named = {key for one in OBJECTS.values() for key in one["required"]}
    tried = 0
    for one in list(_objects(plain)):
        if not set(one) <= named or "says" in one:  # details and excerpts are free
            continue
        for key in set(one) - {"format", "architecture"}:
            value = one.pop(key)
            assert not VALIDATOR.is_valid(plain), key
            one[key] = value
            tried += 1
    assert tried > 200


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("today",), "yesterday"),
        (("schema",), "airisk-report/2"),
        (("components", 0, "kind"), "thing"),
        (("components", 0, "verdict", "verdict"), "panic"),
        (("components", 2, "usages", 0, "context"), "nowhere"),
        (("findings", 0, "severity"), "fatal"),
        (("plan", 0, "steps", 0, "locations", 0, "why"), "because"),
        (("vendors", 0, "scores", "lock_in", "points"), 101),
    ],
)
def test_words_and_numbers_out_of_range_are_invalid(full: Any, path: tuple[Any, ...], wrong: object) -> None:
    plain = json.loads(to_json(full()))
    at = plain
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = wrong
    assert not VALIDATOR.is_valid(plain)


def test_a_later_version_may_add_keys(full: Any) -> None:
    plain = json.loads(to_json(full()))
    plain["components"][0]["colour"] = "red"
    assert VALIDATOR.is_valid(plain)
