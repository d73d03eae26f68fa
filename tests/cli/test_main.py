"""The command line from outside: exit codes, messages on standard error, and that asking for help loads no engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from airisk import __version__
from airisk.cli import main as entry
from airisk.errors import Incomplete

ROOT = Path(__file__).parents[2]
HEAVY = ("tree_sitter", "jinja2", "requests", "rich", "libcst", "sqlite3", "multiprocessing")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """airisk as a child process, in the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "airisk", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_version_is_the_packages() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"airisk {__version__}\n")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_importing_the_command_line_loads_no_engine() -> None:
    """Seen to fail: `import airisk.pipeline` at the top of airisk/cli/scan.py."""
    code = "import sys, airisk.cli.main, airisk.cli.scan, airisk.cli.whatif, airisk.cli.explain, airisk.cli.render; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert [module for module in loaded if module.partition(".")[0] in HEAVY] == []


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert [command for command in entry.COMMANDS if not re.search(rf"^  {command} ", done.stdout, re.M)] == []


@pytest.mark.parametrize("command", entry.COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: airisk {command}")


def test_the_readme_shows_each_command_and_long_option_that_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in entry.COMMANDS if f"airisk {command}" not in readme] == []
    helped = "".join(run(command, "--help").stdout for command in entry.COMMANDS)
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme)) - {"--help"}
    assert {option for option in told if option not in helped} == set()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("scann",), "did you mean 'scan'"),
        (("scan", "no/such/place"), "no/such/place: no such file or folder"),
        (("scan", "--today", "2026-02-30"), "'2026-02-30' is no day"),
        (("scan", "--fail-within", "soon"), "write it as 90d"),
        (("scan", "--fail-on", "worst"), "worst"),
        (("scan", "--rules", "no/such/rules"), "no/such/rules"),
        (("scan", "-o", "report.xyz"), "the ending says no format"),
        (("whatif",), "SUBJECT"),
        (("render", "no-such.json"), "no such report"),
        (("render", "pyproject.toml"), "pyproject.toml: "),
        (("explain", "no-such-thing-at-all", "--report", "pyproject.toml"), "pyproject.toml: "),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_2(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert says in done.stderr
    assert re.fullmatch(r"airisk: [^\n]+\n", done.stderr)


def test_a_bug_asks_to_be_reported_and_keeps_its_trace_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(arguments: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(entry, "invoke", broken)
    assert entry.main(["scan"]) == 4
    said = capsys.readouterr().err
    assert "report" in said and "ZeroDivisionError" in said and "Traceback" not in said
    monkeypatch.setenv("AIRISK_DEBUG", "1")
    assert entry.main(["scan"]) == 4
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (entry.Terminated(), 143), (Incomplete("unread"), 3)])
def test_signals_and_incomplete_runs_have_their_codes(error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(arguments: object) -> None:
        raise error

    monkeypatch.setattr(entry, "invoke", stopped)
    assert entry.main([]) == code


def test_a_message_cannot_steer_the_terminal() -> None:
    done = run("scan", "no\x1b[2Jsuch\u202e")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr and "\u202e" not in done.stderr


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in the checkout, with AIRISK for the command."""
    environment = os.environ | environment | {"AIRISK": f"{sys.executable} -m airisk"}
    return subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["--help", "schema"])
def test_a_reader_that_went_away_is_no_error(command: str) -> None:
    """Seen to fail: with click's own main, which makes it exit 1."""
    done = shell(f"(sleep 0.2; exec $AIRISK {command}) | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_streams_are_no_error() -> None:
    assert shell("$AIRISK schema >&- 2>&-").returncode == 0
    done = shell("$AIRISK scan nowhere 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_full_disk_under_standard_output_is_said() -> None:
    done = shell("$AIRISK schema >/dev/full")
    assert done.returncode == 2
    assert "standard output" in done.stderr and "Traceback" not in done.stderr


def test_a_report_of_our_own_in_the_tree_is_nothing_missing(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("print('hello')\n", encoding="utf-8")
    report = tmp_path / "report.json"
    for _ in range(2):
        done = run("scan", str(tmp_path), "-o", str(report), "--strict", "-q")
        assert (done.returncode, done.stderr) == (0, "")
