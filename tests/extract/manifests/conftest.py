"""Says what a manifest declares, as plain tuples."""

from __future__ import annotations

import pytest

from airisk.domain import Said


@pytest.fixture
def declared(read):
    """declared(path, kind, content) -> [(name, ecosystem, {argument: value})] of its dependencies."""

    def run(path: str, kind: str, content: str):
        return [
            (reference.name, reference.ecosystem, {argument.name: argument.value.plain for argument in reference.arguments})
            for reference in read(path, kind, content).references
            if reference.kind is Said.DEPENDENCY
        ]

    return run
