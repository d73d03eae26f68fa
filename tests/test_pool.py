"""Order, and what becomes of files that fail, kill or hold up their worker."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from airisk.domain import Problem, Role, SourceFile
from airisk.pool import run

ROOT = Path(__file__).parents[1]
WORK = """
import os, sys, time

def work(shared, item):
    name = item.path
    if name.startswith("raise"):
        raise ValueError("broken")
    if name.startswith("die"):
        os._exit(9)
    if name.startswith("segfault"):
        os.kill(os.getpid(), 11)
    if name.startswith("sleep"):
        time.sleep(600)
    if name.startswith("print"):
        print("x" * 100_000); sys.stderr.write("noise")
    return (shared, name, os.getpid())

def started(shared, item):
    with open(shared, "a") as log:
        log.write(f"{os.getpid()}\\n")
    time.sleep(600)

class Unsendable(Exception):
    pass

def unsendable(shared, item):
    return lambda: 1
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module that workers can import by name."""
    (tmp_path / "pool_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("pool_work")
    sys.modules.pop("pool_work")


def files(*paths: str) -> list[SourceFile]:
    return [SourceFile(path, "python", Role.PRODUCTION, 1) for path in paths]


def reasons(results: list[tuple[SourceFile, object]]) -> list[str]:
    return [result.reason if isinstance(result, Problem) else "fine" for _, result in results]


def test_results_come_in_the_order_of_the_items_from_other_processes(work: ModuleType) -> None:
    items = files(*(f"f{n}" for n in range(40)))
    results = list(run(2, work.work, "shared", items, 60, start_above=0))
    assert [item for item, _ in results] == items
    assert [result[:2] for _, result in results] == [("shared", item.path) for item in items]
    assert os.getpid() not in {result[2] for _, result in results}


@pytest.mark.parametrize(("jobs", "above"), [(1, 0), (8, 4_000_000)])
def test_one_job_or_little_work_stays_in_this_process(work: ModuleType, jobs: int, above: int) -> None:
    results = list(run(jobs, work.work, None, files("a", "raise", "b"), 60, start_above=above))
    assert [result[2] for _, result in results if not isinstance(result, Problem)] == [os.getpid()] * 2
    assert results[1][1] == Problem("raise", "extract", "failed: ValueError")


def test_a_dead_or_late_worker_costs_the_file_in_hand_only(work: ModuleType) -> None:
    names = ["a", "die", "b", "segfault", "c", "sleep", "d", "raise", "print", "e"]
    results = list(run(2, work.work, None, files(*names), 3, start_above=0))
    assert dict(zip(names, reasons(results), strict=True)) == {
        **dict.fromkeys(names, "fine"),
        "die": "crashed",
        "segfault": "crashed",
        "sleep": "timeout",
        "raise": "failed: ValueError",
    }
    assert {result.stage for _, result in results if isinstance(result, Problem)} == {"extract"}


def test_every_item_may_kill_its_worker(work: ModuleType) -> None:
    results = list(run(2, work.work, None, files(*(f"die{n}" for n in range(6))), 60, start_above=0))
    assert reasons(results) == ["crashed"] * 6


def test_what_cannot_be_sent_back_is_a_problem_and_no_hang(work: ModuleType) -> None:
    results = list(run(2, work.unsendable, None, files("a", "b"), 60, start_above=0))
    assert all(reason.startswith("failed: ") for reason in reasons(results))


def test_what_cannot_be_sent_to_workers_is_done_here() -> None:
    results = list(run(2, lambda shared, item: os.getpid(), None, files("a", "b", "c"), 60, start_above=0))
    assert [result for _, result in results] == [os.getpid()] * 3


def gone(pid: int) -> bool:
    """Whether a process ends soon; the limit only catches a hang."""
    for _ in range(300):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_closing_early_leaves_no_worker(work: ModuleType) -> None:
    results = run(2, work.work, None, files(*(f"f{n}" for n in range(10))), 60, start_above=0)
    _, first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert gone(first[2])


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_parent(work: ModuleType, tmp_path: Path, blow: signal.Signals) -> None:
    """By Ctrl-C or by force; the script has no `if __name__ == "__main__"` and is not run again by its workers."""
    log = tmp_path / "started"
    script = tmp_path / "unguarded.py"
    script.write_text(
        "import pool_work\nfrom airisk.domain import Role, SourceFile\nfrom airisk.pool import run\n"
        f"open({str(tmp_path / 'runs')!r}, 'a').write('x')\n"
        "items = [SourceFile(str(n), 'python', Role.TEST, 1) for n in range(2)]\n"
        f"list(run(2, pool_work.started, {str(log)!r}, items, 2, start_above=0))\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    parent = subprocess.Popen([sys.executable, str(script)], env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(600):
            if log.exists() and log.read_text().count("\n") == 2:
                break
            time.sleep(0.05)
        workers = [int(line) for line in log.read_text().split()]
        parent.send_signal(blow)
        parent.wait(60)
    finally:
        parent.kill()
    assert len(workers) == 2 and all(gone(pid) for pid in workers)
    assert (tmp_path / "runs").read_text() == "x"


def test_a_worker_imports_nothing_from_the_folder_it_is_started_in(
    work: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanned tree may hold a file named like a module of Python. Seen to fail: without the change of folder around the start."""
    trap = tmp_path / "tree"
    trap.mkdir()
    for name in ("multiprocessing", "struct", "signal"):
        (trap / f"{name}.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w')\n")
    monkeypatch.chdir(trap)
    results = list(run(2, work.work, None, files("a", "b", "c"), 60, start_above=0))
    assert reasons(results) == ["fine"] * 3 and os.getpid() not in {result[2] for _, result in results}
    assert not (tmp_path / "sprung").exists()
    assert Path.cwd() == trap
