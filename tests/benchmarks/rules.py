"""How long the rules take to load: from their files, from the compiled form, and until a first answer.

    python tests/benchmarks/rules.py [--rounds 9]

Prints the least and the middle time in milliseconds; the compiled form is written to a folder of its own.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from airisk.rulebook.load import default_rules, load
from airisk.rulebook.recall import recall


def times(rounds: int, work: Callable[[], object]) -> list[float]:
    """Milliseconds of each round."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    folders = (default_rules(),)
    with tempfile.TemporaryDirectory() as place:
        recall(folders, Path(place))
        rows = {
            "files": times(rounds, lambda: load(folders)),
            "compiled": times(rounds, lambda: recall(folders, Path(place))),
            "compiled, and what is searched for": times(rounds, lambda: recall(folders, Path(place)).needles()),
        }
    for name, taken in rows.items():
        print(f"{name:36} {min(taken):7.1f} {median(taken):7.1f}")


if __name__ == "__main__":
    main()
