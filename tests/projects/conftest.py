"""The sample projects are read, not run: their own tests are no tests of ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

collect_ignore_glob = ["*/*"]

RULEBOOK = Path(__file__).parent.parent / "rulebook"
#: What of the frozen rules speaks of invented vendors only.
_INVENTED = ("vendors", "licenses", "weights.toml")


@pytest.fixture(scope="session")
def judgement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen rules without their invented vendors: how things are judged, and nobody to judge."""
    return Path(
        shutil.copytree(RULEBOOK / "rules", tmp_path_factory.mktemp("judgement") / "rules", ignore=shutil.ignore_patterns(*_INVENTED))
    )
