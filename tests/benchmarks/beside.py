"""Times `airisk scan --no-cache` beside another command on the same trees, turn about, so that both meet the same machine.

    python tests/benchmarks/beside.py [--rounds 7] [--airisk 'airisk'] TREE... -- OTHER ARGUMENT...

The tree is put behind the other command's last argument. It prints the least and the middle wall time of each in milliseconds, the least
time on all processors, and the ratio of the least wall times. The first round is not counted: it warms what the system keeps in memory.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def timed(command: list[str]) -> tuple[float, float]:
    """Wall time and processor time in milliseconds."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode not in (0, 1):
        sys.exit(f"{shlex.join(command)}: exit {done.returncode}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall * 1000, spent * 1000


def beside(tree: Path, commands: list[list[str]], rounds: int) -> list[list[tuple[float, float]]]:
    """The times of each command, round by round."""
    found: list[list[tuple[float, float]]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for times, command in zip(found, commands, strict=True):
            taken = timed([*command, os.fspath(tree)])
            if number:
                times.append(taken)
    return found


def main() -> None:
    """Print a table."""
    words = sys.argv[1:]
    at = words.index("--") if "--" in words else len(words)
    other = words[at + 1 :]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--airisk", default=f"{sys.executable} -m airisk", help="how to call airisk")
    given = parser.parse_args(words[:at])
    commands = [[*shlex.split(given.airisk), "scan", "--no-cache"], *([other] if other else [])]
    print(f"{'tree':24} {'command':12} {'least':>8} {'middle':>8} {'cpu':>8} {'ratio':>6}")
    for tree in given.trees:
        rows = beside(tree, commands, given.rounds)
        least = [min(wall for wall, _ in times) for times in rows]
        for times, command, lowest in zip(rows, commands, least, strict=True):
            name = "airisk" if command is commands[0] else Path(command[0]).name
            walls = [wall for wall, _ in times]
            print(
                f"{tree.name:24} {name:12} {lowest:8.0f} {median(walls):8.0f} {min(cpu for _, cpu in times):8.0f} {lowest / least[-1]:6.2f}"
            )


if __name__ == "__main__":
    main()
