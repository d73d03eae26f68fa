"""`airisk whatif`: what is no question, and that an answer says what is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.cli.main import main


@pytest.mark.parametrize("arguments", [("",), ("gpt-4o", " "), ("", "--to", "gpt-5")])
def test_an_empty_subject_is_a_mistake(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert main(["whatif", *arguments]) == 2
    assert "SUBJECT is empty" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["", " "])
def test_an_empty_target_is_a_mistake(capsys: pytest.CaptureFixture[str], to: str) -> None:
    assert main(["whatif", "gpt-4o", "--to", to]) == 2
    assert "--to is empty" in capsys.readouterr().err


def test_a_folder_without_a_file_to_read_is_a_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["whatif", "meta", "--path", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "nothing to scan" in said.err
    assert said.out == ""
