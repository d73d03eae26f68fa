"""What a what-if asks about."""

from __future__ import annotations

import pytest

from airisk.errors import UsageError
from airisk.resolve.subjects import parse
from tests.resolve.study import book


@pytest.mark.parametrize(
    ("written", "kind", "key", "version"),
    [
        ("acme", "vendor", "acme", ""),
        ("Acme", "vendor", "acme", ""),
        ("nova-2", "string", "nova-2", ""),
        ("house/own-model:7b", "string", "house/own-model:7b", ""),
        ("model:acme/nova-2", "component", "model:acme/nova-2", ""),
        ("service:acme", "component", "service:acme", ""),
        ("license:apache-2.0", "component", "license:apache-2.0", ""),
        ("model:latest", "string", "model:latest", ""),
        ("pkg:pypi/acme-ai", "purl", "sdk:pypi/acme-ai", ""),
        ("pkg:pypi/acme-ai@0.28.1", "purl", "sdk:pypi/acme-ai", "0.28.1"),
        ("pkg:pypi/acme-ai@<1.0", "purl", "sdk:pypi/acme-ai", "<1.0"),
        ("pkg:npm/@acme/sdk@^3.3", "purl", "sdk:npm/@acme/sdk", "^3.3"),
        ("pkg:npm/%40acme/sdk@^3.3", "purl", "sdk:npm/@acme/sdk", "^3.3"),
        ("pkg:pypi/Acme_AI@%3E%3D1.0,<2?os=any", "purl", "sdk:pypi/acme-ai", ">=1.0,<2"),
        ("pkg:npm/@acme/sdk", "purl", "sdk:npm/@acme/sdk", ""),
        ("family:acme/nova", "family", "acme/nova", ""),
        ("feature:acme/assistants", "feature", "acme/assistants", ""),
        ("acme:/v1/assistants", "surface", "acme:/v1/assistants", ""),
    ],
)
def test_a_subject_is_read(written: str, kind: str, key: str, version: str) -> None:
    found = parse(written, book())
    assert (found.kind, found.key, found.version) == (kind, key, version)


@pytest.mark.parametrize("version", ["not a range", ">=", "1.x || git+ssh", "9" * 6000])
def test_a_version_that_is_none_is_refused_in_one_sentence(version: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(f"pkg:pypi/acme-ai@{version}", book())
    assert caught.value.exit_code == 2
    assert f'"{version}" is neither a version nor a range' in str(caught.value)
    assert "\n" not in str(caught.value)
