"""The report as JSON and back: airisk-report/1, keys in the order of the contract."""

from __future__ import annotations

import json
import re
from pathlib import Path

from airisk.errors import UsageError
from airisk.plain import from_plain, to_plain
from airisk.render.view import View
from airisk.report import SCHEMA, Report

_SCHEMA_FILE = Path(__file__).parents[1] / "report.schema.json"
_MAKE_ONE = "Make one with `airisk scan . -o report.json`."
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(report: Report, view: View | None = None) -> str:
    """The whole report, whatever the view; half surrogates (bytes of odd file names) as escapes, so that it is valid UTF-8."""
    text = json.dumps(to_plain(report), ensure_ascii=False, indent=1, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def from_json(text: str) -> Report:
    """The report that `to_json` wrote; a file that is none raises UsageError. Keys that a later airisk added are passed over."""
    try:
        plain = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"This is no {SCHEMA}: it is no valid JSON ({error}). {_MAKE_ONE}") from error
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if schema != SCHEMA:
        told = f'its "schema" is {json.dumps(schema)[:60]}' if schema is not None else 'it has no "schema"'
        raise UsageError(f"This is no {SCHEMA}: {told}. {_MAKE_ONE}")
    try:
        return from_plain(Report, plain)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"This is no {SCHEMA}, or a damaged one: {error}. {_MAKE_ONE}") from error


def schema_text() -> str:
    """The JSON Schema of the report, as `airisk schema` prints it."""
    return _SCHEMA_FILE.read_text(encoding="utf-8")


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON number")
