"""Hold airisk against hand-made labels of whole trees.

labels.py TREES LABELS_DIR [SCORER]: TREES/<name> is scanned for each LABELS_DIR/<name>.json and scored by SCORER (default:
LABELS_DIR/../score_labels.py, called as `SCORER REPORT.json LABELS.json --tree DIR --json`). Prints one row a tree, then the sums.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

#: Column → the scorer's key of a pair [found, wanted].
COLUMNS = {
    "code": "model_recall_code",
    "mention": "model_recall_mention",
    "sdk": "sdk_recall",
    "vendor": "vendor_recall",
    "v.prec": "vendor_precision",
    "licence": "license",
    "weights": "weights_found",
    "traps": "trap_hits",
}


def report_on(tree: Path, into: Path) -> None:
    command = [sys.executable, "-m", "airisk", "scan", str(tree), "-q", "-o", str(into)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or f"exit {done.returncode}")


def scored(tree: Path, labels: Path, scorer: Path, folder: Path) -> dict:
    report = folder / f"{labels.stem}.json"
    report_on(tree, report)
    command = [sys.executable, str(scorer), str(report), str(labels), "--tree", str(tree), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the scorer failed: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout)


def share(pair: list[int]) -> str:
    return f"{pair[0] / pair[1]:.2f} {pair[0]}/{pair[1]}" if pair[1] else "-"


def row(name: str, figures: dict) -> str:
    claims, false = figures["model_claims"], figures["model_fp"]
    precision = f"{(claims - false) / claims:.3f}" if claims else "-"
    return f"{name:28}" + "".join(f"{share(figures[key]):>14}" for key in COLUMNS.values()) + f"{claims:>8}{false:>7}{precision:>11}"


def summed(all_figures: list[dict]) -> dict:
    keys = [*COLUMNS.values(), "model_claims", "model_fp"]
    return {
        key: [sum(f[key][0] for f in all_figures), sum(f[key][1] for f in all_figures)]
        if key in COLUMNS.values()
        else sum(f[key] for f in all_figures)
        for key in keys
    }


def main() -> int:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    trees, labels = Path(sys.argv[1]), Path(sys.argv[2])
    scorer = Path(sys.argv[3]) if len(sys.argv) > 3 else labels.parent / "score_labels.py"
    if not scorer.is_file():
        sys.exit(f"{scorer}: no scorer there; give its path as the third argument")
    print(f"{'tree':28}" + "".join(f"{column:>14}" for column in COLUMNS) + f"{'claims':>8}{'false':>7}{'precision':>11}")
    figures, failed = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(labels.glob("*.json")):
            if not (trees / file.stem).is_dir():
                print(f"{file.stem:28}  no tree")
                continue
            try:
                figures.append(scored(trees / file.stem, file, scorer, Path(folder)))
                print(row(file.stem, figures[-1]))
            except (RuntimeError, ValueError) as error:
                failed += 1
                print(f"{file.stem:28}  FAILED: {error}")
    if figures:
        print(row("all", summed(figures)))
    return 1 if failed or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
