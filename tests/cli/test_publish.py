"""`airisk publish` from outside: what it writes where, its exit codes, and that it posts nothing that a stranger wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from airisk.publish.page import COMMENT_LIMIT, marker
from tests.comments_api import BOT, PULL, REPOSITORY, TOKEN, GitHub, serve

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "render" / "goldens" / "full.json"
EMPTY = ROOT / "tests" / "render" / "goldens" / "empty.json"
HANG = 120


@pytest.fixture
def github() -> Iterator[GitHub]:
    state = GitHub()
    server = serve(state)
    yield state
    server.shutdown()
    server.server_close()


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """`airisk publish …` with no variable of a CI service but the given ones."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")} | {"NO_PROXY": "127.0.0.1"}
    return subprocess.run(
        [sys.executable, "-m", "airisk", "publish", *arguments],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )


def post(github: GitHub, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    told = {"GITHUB_API_URL": github.address, "GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY}
    return run("github", *arguments, "--pr", str(PULL), **told | environment)


def test_it_posts_edits_and_turns_green(github: GitHub) -> None:
    done = post(github, str(GOLDEN))
    assert (done.returncode, done.stdout) == (0, "") and "comment posted: https://" in done.stderr
    assert "Act now" in github.bodies()[0]
    assert "comment unchanged" in post(github, str(GOLDEN)).stderr
    assert "comment updated" in post(github, str(EMPTY)).stderr
    (body,) = github.bodies()
    assert body.startswith(marker("airisk")) and "Act now" not in body


def test_a_dry_run_prints_what_would_be_sent_and_sends_nothing(github: GitHub) -> None:
    done = post(github, str(GOLDEN), "--dry-run", "--key", "back-end")
    assert done.returncode == 0 and done.stdout.startswith(marker("back-end") + "\n")
    assert github.requests == []
    assert run("github", str(GOLDEN), "--dry-run").returncode == 0, "it needs no token and no repository"
    post(github, str(GOLDEN), "--key", "back-end")
    assert github.bodies() == [done.stdout]


def test_the_comment_links_to_its_run_or_to_where_it_is_told(github: GitHub) -> None:
    run_of = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_RUN_ID": "9"}
    post(github, str(GOLDEN), **run_of)
    assert f"https://code.example/{REPOSITORY}/actions/runs/9" in github.bodies()[0]
    told = post(github, str(GOLDEN), "--dry-run", "--link", "https://code.example/other", **run_of).stdout
    assert "https://code.example/other" in told and "runs/9" not in told


@pytest.mark.parametrize("optional", [False, True])
def test_a_missing_right_fails_unless_the_comment_is_optional(optional: bool, github: GitHub) -> None:
    github.writes = False
    done = post(github, str(GOLDEN), *(["--optional"] if optional else []))
    assert done.returncode == (0 if optional else 2)
    assert "403" in done.stderr and "fork" in done.stderr and TOKEN not in done.stderr
    assert post(github, str(GOLDEN), *(["--optional"] if optional else []), GITHUB_TOKEN="").returncode == done.returncode


def test_what_is_wrong_with_the_command_line_is_never_optional(github: GitHub, tmp_path: Path) -> None:
    for arguments in (("no-such.json",), (str(GOLDEN), "--key", "a b"), (str(GOLDEN), "--repo", "x"), (str(ROOT / "README.md"),)):
        done = post(github, *arguments, "--optional")
        assert done.returncode == 2 and done.stderr.startswith("airisk: "), arguments
    assert github.requests == []


HOSTILE = "@org/team #123 GH-1 3f2a9bc1 ![](https://t.example/p.png) </details> <!-- airisk:report v1 key=other --> ```"


def test_a_strangers_report_is_data(github: GitHub, tmp_path: Path) -> None:
    """Names in a report may be anything; ready-made Markdown beside it is not looked at."""
    report = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for finding in report["findings"]:
        finding["message"] = HOSTILE
        finding["source"] = "https://code.example/org/repo/issues/12"
    for component in report["components"]:
        component["name"] = HOSTILE
    (tmp_path / "report.json").write_text(json.dumps(report), encoding="utf-8")
    (tmp_path / "report.md").write_text("@everybody", encoding="utf-8")
    assert post(github, str(tmp_path / "report.json")).returncode == 0
    (body,) = github.bodies()
    assert body.count(marker("other")) == 0 and body.count(marker("airisk")) == 1
    from markdown_it import MarkdownIt

    inner = [child for token in MarkdownIt("commonmark").enable("table").parse(body) for child in token.children or []]
    # In a code span no code host looks for names and numbers.
    told = "\n".join(child.content for child in inner if child.type != "code_inline")
    assert [ping for ping in ("@org", "#123", "GH-1", "3f2a9bc1", "/issues/12", "@everybody") if ping in told] == []
    assert {child.type for child in inner} & {"image", "html_inline"} == set()


def test_a_report_too_long_for_a_comment_is_cut_and_taken(github: GitHub, tmp_path: Path) -> None:
    report = json.loads(GOLDEN.read_text(encoding="utf-8"))
    model = next(component for component in report["components"] if component["kind"] == "model")
    vendor = next(vendor for vendor in report["vendors"] if vendor["id"] == model["vendor"])
    for number in range(1500):
        one = model | {"id": f"model:acme/🦙{number}", "name": f"🦙-{number}"}
        report["components"].append(one)
        vendor["components"].append(one["id"])
    (tmp_path / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert post(github, str(tmp_path / "report.json")).returncode == 0
    (body,) = github.bodies()
    assert "Cut here" in body and COMMENT_LIMIT - 1500 < len(body.encode("utf-16-le")) // 2 <= COMMENT_LIMIT


def test_a_report_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "report.json").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    done = run("github", cwd=tmp_path)
    assert done.returncode == 2 and "too large to publish" in done.stderr


def test_the_page_of_a_job_and_the_outputs_of_its_step(tmp_path: Path) -> None:
    page, outputs = tmp_path / "page.md", tmp_path / "outputs"
    page.write_text("before\n", encoding="utf-8")
    outputs.write_text("code=1\n", encoding="utf-8")
    done = run("job", str(GOLDEN), GITHUB_STEP_SUMMARY=str(page), GITHUB_OUTPUT=str(outputs))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("before\n<!-- airisk-report/1 -->")
    said = outputs.read_text(encoding="utf-8")
    assert said == "code=1\noutcome=failed\nfindings=4\nearliest-date=2026-08-26\n"


def test_without_a_job_both_are_printed() -> None:
    done = run("job", str(EMPTY))
    assert done.returncode == 0 and done.stdout.endswith("outcome=passed\nfindings=0\nearliest-date=\n")


def test_asking_for_help_loads_no_engine() -> None:
    """Seen to fail: `import requests` at the top of airisk/publish/transport.py."""
    code = "import sys, airisk.cli.publish, airisk.publish.transport, airisk.publish.github; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert [module for module in loaded if module.partition(".")[0] in {"requests", "jinja2", "tree_sitter"}] == []


@pytest.mark.parametrize("command", ["github", "job"])
def test_each_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0 and "[REPORT.json]" in done.stdout


def test_the_help_has_examples_one_a_line() -> None:
    said = run("github", "--help").stdout
    assert "\n  airisk publish github report.json --dry-run\n" in said


def test_the_bot_is_the_author_of_what_a_workflow_writes(github: GitHub) -> None:
    github.add(marker("airisk") + "\nold", BOT)
    assert "comment updated" in post(github, str(GOLDEN)).stderr
