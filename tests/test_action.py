"""The steps of action.yml, run as they are written: bash, GitHub's variables, and a server that behaves as its comments API."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from airisk.publish.page import marker
from tests.comments_api import PULL, REPOSITORY, TOKEN, GitHub, serve

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
RED = 'import openai\n\nclient = openai.OpenAI()\nclient.completions.create(model="text-davinci-003", prompt="")\n'
GREEN = "print('hello')\n"
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
HANG = 300


@dataclass
class Run:
    """One run of the action: what was put in, and what each step did. `ran` names the steps, `used` the actions with their inputs."""

    workspace: Path
    room: Path
    inputs: dict[str, str]
    environment: dict[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    ran: dict[str, int] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    log: str = ""

    def value(self, name: str) -> str:
        """What an expression stands for; the few forms that action.yml uses, any other is an error here."""
        context, *path = name.split(".")
        if context == "inputs":
            return self.inputs[path[0]]
        if context == "steps" and path[1] == "outputs":
            return self.outputs.get(path[0], {}).get(path[2], "")
        if name == "github.token":
            return TOKEN
        raise AssertionError(f"{name}: this test does not know the expression")

    def filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self.value(found[1]), text)

    def wanted(self, step: dict[str, Any]) -> bool:
        """`if:` of the form `name != 'text'`; without one a step runs as long as none before it failed."""
        if any(self.ran.values()):
            return False
        condition = step.get("if")
        if condition is None:
            return True
        found = re.fullmatch(r"([\w.-]+) != '([^']*)'", condition)
        assert found, f"{condition}: this test does not know the condition"
        return self.value(found[1]) != found[2]

    def step(self, step: dict[str, Any]) -> None:
        if not self.wanted(step):
            return
        if "uses" in step:
            self.used[step["uses"].partition("@")[0]] = {name: self.filled(str(value)) for name, value in step.get("with", {}).items()}
            if step.get("id") == "python":
                self.outputs["python"] = {"python-path": sys.executable}
            return
        self.bash(step)

    def bash(self, step: dict[str, Any]) -> None:
        assert step["shell"] == "bash"
        script, output = self.room / "step.sh", self.room / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        told = {name: self.filled(str(value)) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace / self.filled(step.get("working-directory", ".")),
            env=self.environment | {"GITHUB_OUTPUT": str(output)} | told,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=HANG,
            check=False,
        )
        self.log += done.stdout + done.stderr
        self.ran[step["name"]] = done.returncode
        rows = (row.partition("=") for row in output.read_text(encoding="utf-8").splitlines())
        self.outputs.setdefault(step.get("id", ""), {}).update({name: value for name, _, value in rows})

    def result(self, name: str) -> str:
        """An output of the action."""
        return self.filled(ACTION["outputs"][name]["value"])

    @property
    def code(self) -> int:
        """The exit code of the step that failed, else 0."""
        return next((code for code in self.ran.values() if code), 0)

    @property
    def page(self) -> str:
        path = Path(self.environment["GITHUB_STEP_SUMMARY"])
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def github() -> Iterator[GitHub]:
    state = GitHub()
    server = serve(state)
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(tmp_path: Path, github: GitHub) -> Run:
    """A red project in a workspace, on a pull request. airisk is this checkout and not installed anew: see the test of that step."""
    workspace, room = tmp_path / "work space", tmp_path / "runner"
    (workspace / ".git").mkdir(parents=True)
    (workspace / "bot.py").write_text(RED, encoding="utf-8")
    room.mkdir()
    command = room / "airisk"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m airisk "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    event = room / "event.json"
    event.write_text(json.dumps({"number": PULL, "pull_request": {"number": PULL}}), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "AIRISK_CACHE_DIR": str(tmp_path / "cache"),
        "NO_PROXY": "127.0.0.1",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_API_URL": github.address,
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_RUN_ID": "9",
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_STEP_SUMMARY": str(room / "page.md"),
        "RUNNER_TEMP": str(room),
    }
    inputs = {name: str(told.get("default", "")) for name, told in ACTION["inputs"].items()}
    made = Run(workspace, room, inputs, environment)
    made.inputs["github-token"] = made.filled(inputs["github-token"])
    return made


def play(run: Run, **inputs: str) -> Run:
    """All steps but the installation."""
    run.inputs |= {name.replace("_", "-"): value for name, value in inputs.items()}
    run.outputs["install"] = {"airisk": str(run.room / "airisk"), "room": str(run.room)}
    for step in STEPS:
        if step.get("id") != "install":
            run.step(step)
    return run


def test_a_red_pull_request_has_its_report_everywhere_and_then_fails(run: Run, github: GitHub) -> None:
    play(run)
    assert run.code == 1, run.log
    assert list(run.ran) == ["Scan", "Comment on the pull request", "Gate"] and run.ran["Gate"] == 1
    assert "text-davinci-003" in run.page and run.page.startswith("<!-- airisk-report/1 -->")
    (body,) = github.bodies()
    assert body.startswith(marker("airisk")) and "text-davinci-003" in body
    assert f"https://code.example/{REPOSITORY}/actions/runs/9" in body
    assert (run.result("outcome"), run.result("earliest-date")) == ("failed", "2024-01-04") and int(run.result("findings")) >= 1
    kept = run.used["actions/upload-artifact"]
    assert kept["name"] == "airisk-report" and kept["path"].split("\n")[:2] == [run.result("report-html"), run.result("report-json")]
    assert json.loads(Path(run.result("report-json")).read_text(encoding="utf-8"))["config"]["from"] == "head"
    assert Path(run.result("report-html")).read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_the_same_pull_request_mended_turns_the_same_comment_green(run: Run, github: GitHub) -> None:
    play(run)
    (run.workspace / "bot.py").write_text(GREEN, encoding="utf-8")
    run.ran.clear()
    play(run)
    assert run.code == 0, run.log
    (body,) = github.bodies()
    assert "text-davinci-003" not in body and run.result("outcome") == "passed"


def test_a_fork_has_no_comment_and_says_so_and_the_gate_decides(run: Run, github: GitHub) -> None:
    github.writes = False
    (run.workspace / "bot.py").write_text(GREEN, encoding="utf-8")
    play(run)
    assert run.code == 0 and github.bodies() == []
    assert "no comment" in run.log and "from a fork" in run.log and run.page


def test_a_comment_that_must_be_written_fails_where_it_cannot(run: Run, github: GitHub) -> None:
    github.writes = False
    assert play(run, comment="always").ran == {"Scan": 0, "Comment on the pull request": 2}


def test_no_comment_is_written_where_none_is_wanted_or_possible(run: Run, github: GitHub) -> None:
    play(run, comment="never", fail_on="")
    assert run.code == 0 and "Comment on the pull request" not in run.ran
    run.environment["GITHUB_EVENT_NAME"] = "push"
    run.ran.clear()
    play(run, comment="auto")
    assert run.code == 0 and "no pull request here" in run.log
    assert github.requests == []


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"fail-on": ""}, 0),
        ({"fail-on": "error"}, 1),
        ({"fail-on": "", "fail-within": "90d"}, 1),
        ({"paths": "green.py"}, 0),
        ({"paths": "green.py\nbot.py\n"}, 1),
        ({"working-directory": "sub folder"}, 0),
    ],
)
def test_inputs_do_what_they_say(inputs: dict[str, str], code: int, run: Run) -> None:
    (run.workspace / "green.py").write_text(GREEN, encoding="utf-8")
    (run.workspace / "sub folder" / ".git").mkdir(parents=True)
    (run.workspace / "sub folder" / "app.py").write_text(GREEN, encoding="utf-8")
    run.inputs |= inputs
    assert play(run).code == code, run.log
    assert run.ran["Scan"] == 0 and run.result("report-json")


@pytest.mark.parametrize(
    "inputs", [{"paths": "no/such"}, {"fail-on": "worst"}, {"rules": "no/such"}, {"comment": "perhaps"}, {"paths": "--help"}]
)
def test_what_cannot_run_is_an_error_and_no_report(inputs: dict[str, str], run: Run, github: GitHub) -> None:
    run.inputs |= inputs
    assert play(run).code == 2, run.log
    assert list(run.ran) == ["Scan"] and run.page == "" and github.requests == []
    assert run.result("report-json") == "" and run.result("outcome") in ("error", "")


@pytest.mark.parametrize("name", ["paths", "fail-on", "fail-within", "rules", "key", "comment"])
def test_no_input_becomes_a_command(name: str, run: Run) -> None:
    """Seen to fail: `${{ inputs.paths }}` written into the script."""
    mine = run.room / "mine"
    play(run, **{name: f'x"; touch "{mine}"; $(touch "{mine}") `touch "{mine}"` #'})
    assert not mine.exists() and run.code == 2


def test_no_input_reaches_a_script_but_through_the_environment() -> None:
    assert [step["name"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_the_token_is_given_to_the_comment_alone() -> None:
    assert [step["name"] for step in STEPS if "token" in json.dumps(step.get("env", {}))] == ["Comment on the pull request"]


PINNED = re.compile(r"[0-9a-f]{40} # \S.*")


@pytest.mark.parametrize("name", ["action.yml", "docs/ci.md"])
def test_actions_of_others_are_named_by_their_commit(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+?)@(.*)", text)
    assert len(used) > 1 and [one for one in used if not PINNED.fullmatch(one[1])] == []


def test_the_workflows_of_the_docs_can_be_pasted() -> None:
    """They are YAML, give the action inputs that it has, and give no right to all jobs."""
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    flows = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(name:.*?)```", text, re.DOTALL)]
    assert len(flows) == 2
    steps = [step for flow in flows for job in flow["jobs"].values() for step in job["steps"]]
    assert [flow["permissions"] for flow in flows] == [{}, {}]
    assert [set(step["with"]) - set(ACTION["inputs"]) for step in steps if "/airisk@" in step.get("uses", "")] == [set()]
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    assert [name for name in (*ACTION["inputs"], *ACTION["outputs"]) if f"`{name}`" not in text] == []


def test_the_installation_is_put_in_a_room_of_its_own(run: Run) -> None:
    """With a Python that notes what it is asked: the real installation takes minutes. Seen to fail: -I left out."""
    python = run.room / "python"
    python.write_text(
        '#!/bin/sh\necho "$@" >>"$NOTED"\nif [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; fi\n', encoding="utf-8"
    )
    python.chmod(0o755)
    run.environment["NOTED"] = str(run.room / "noted")
    run.outputs["python"] = {"python-path": str(python)}
    run.step(next(step for step in STEPS if step.get("id") == "install"))
    assert run.code == 0, run.log
    made, installed = (run.room / "noted").read_text(encoding="utf-8").splitlines()
    room = run.outputs["install"]["room"]
    assert made == f"-I -m venv {room}/venv" and Path(room).parent == run.room
    assert installed.startswith("-I -m pip install ") and installed.endswith(f" {ROOT}")
    assert run.outputs["install"]["airisk"] == f"{room}/venv/bin/airisk"
