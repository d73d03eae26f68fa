"""The commit hooks as pre-commit runs them: their command lines on named files, red, green, and on files that say nothing."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from airisk.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
RED = 'import openai\n\nclient = openai.OpenAI()\nclient.completions.create(model="text-davinci-003", prompt="")\n'
HANG = 120


def run(hook: str, folder: Path, *files: str, args: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    """A hook's own command line, with its files; `args` take the place of the hook's."""
    told: dict[str, Any] = HOOKS[hook]
    program, *rest = shlex.split(told["entry"])
    assert program == "airisk" and rest[0] in COMMANDS
    command = [sys.executable, "-m", "airisk", *rest, *(told.get("args", []) if args is None else args)]
    command += files if told.get("pass_filenames", True) else ()
    environment = {"PYTHONPATH": str(ROOT), "AIRISK_CACHE_DIR": str(folder.parent / "cache"), "PATH": "/usr/bin:/bin", "PRE_COMMIT": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=HANG, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A working copy with one red file, and others."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / "red.py").write_text(RED, encoding="utf-8")
    (folder / "green.py").write_text("print('hello')\n", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "red.py").write_text(RED, encoding="utf-8")
    (folder / ".airisk.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    return folder


def test_both_hooks_are_there_and_use_the_default_file_filter() -> None:
    assert set(HOOKS) == {"airisk", "airisk-repo"}
    assert HOOKS["airisk-repo"]["stages"] == ["pre-push", "manual"]
    # identify has no tag but "file" for .env, Modelfile and weight files: any list of types would lose them.
    assert not {"files", "types", "types_or", "exclude"} & set(HOOKS["airisk"])


def test_a_file_with_something_wrong_is_red_and_says_where(project: Path) -> None:
    done = run("airisk", project, "red.py", "green.py")
    assert done.returncode == 1
    assert "red.py" in done.stdout and "gate met: --fail-on error: " in done.stderr


def test_a_file_called_like_an_option_does_not_make_it_green(project: Path) -> None:
    (project / "--today=2020-01-01").write_text("print(1)\n", encoding="utf-8")
    assert run("airisk", project, "--today=2020-01-01", "red.py").returncode == 1


def test_only_what_is_named_is_reported(project: Path) -> None:
    done = run("airisk", project, "green.py")
    assert (done.returncode, "red.py" in done.stdout) == (0, False)


@pytest.mark.parametrize("args", [[], ["--fail-within", "0d"]])
def test_arguments_of_the_user_take_the_place_of_ours(args: list[str], project: Path) -> None:
    assert run("airisk", project, "red.py", args=args).returncode == len(args[:1])


def test_a_named_file_that_the_settings_exclude_stays_excluded(project: Path) -> None:
    done = run("airisk", project, "old/red.py", "red.py")
    assert "old/red.py" not in done.stdout
    done = run("airisk", project, "old/red.py")
    assert done.returncode == 0, done.stderr
    assert "old/red.py: nothing to scan" in done.stderr


def test_a_folder_without_anything_to_scan_is_still_a_mistake(project: Path) -> None:
    assert run("airisk", project, "old").returncode == 2
    shutil.rmtree(project / "old")
    assert run("airisk", project, "old").returncode == 2


ODD = {
    ".env": "OPENAI_MODEL=text-davinci-003\n",
    "Modelfile": "FROM llama2\n",
    "tiny.gguf": "GGUF",
    "a notebook.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "picture.png": "\x89PNG\0\0",
    "ünïcode.py": "print(1)\n",
    "--today=2020-01-01": "print(1)\n",
    "--output=x.html": "print(1)\n",
}


@pytest.mark.parametrize("name", ODD)
def test_files_of_every_kind_may_be_named(name: str, project: Path) -> None:
    (project / name).write_text(ODD[name], encoding="utf-8")
    done = run("airisk", project, name)
    assert done.returncode == (1 if name == ".env" else 0), done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "x.html").exists()  # the name of a file is no option


def test_the_root_is_the_nearest_settings_from_a_folder_below(project: Path) -> None:
    (project / "app").mkdir()
    (project / "app" / "red.py").write_text(RED, encoding="utf-8")
    done = run("airisk", project, "app/red.py")
    assert done.returncode == 1 and "app/red.py" in done.stderr


def test_the_whole_repository_is_red_or_green(project: Path) -> None:
    assert run("airisk-repo", project).returncode == 1
    (project / "red.py").unlink()
    assert run("airisk-repo", project).returncode == 0
