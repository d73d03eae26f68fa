"""A server that behaves as GitHub's comments API, and no proxy between it and us."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.comments_api import GitHub, serve


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    state = GitHub()
    server = serve(state)
    yield state
    server.shutdown()
    server.server_close()
