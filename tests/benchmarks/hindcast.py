"""Hold `airisk whatif` against what real migrations changed.

hindcast.py CASES_DIR TREES_DIR [SCORER]: for each CASES_DIR/<case>.json the tree before the migration lies in TREES_DIR/<case>
(<case> is the file's name without ending). The subjects come from the case's `from`; the places that must change, of all roles,
become predictions, and SCORER (default: CASES_DIR/score.py, called as `SCORER predictions.json case.json --json`) compares them.
A case that fails is shown with its message and counts zero.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ECOSYSTEMS = {"python": "pypi", "typescript": "npm", "javascript": "npm", "go": "golang", "rust": "cargo", "ruby": "gem"}
ECOSYSTEMS |= {"java": "maven", "kotlin": "maven", "csharp": "nuget", "c#": "nuget", "php": "composer"}


def vendor_id(name: str) -> str:
    return name.lower().replace(" ", "-")


def package_subject(side: dict, language: str) -> str:
    version = f"@{side['version']}" if side.get("version") else ""
    return f"pkg:{ECOSYSTEMS.get(language.lower(), 'generic')}/{side['package']}{version}"


def subjects(case: dict) -> list[str]:
    """What goes away, as the command line names it."""
    side, kind = case["from"], case["kind"]
    if kind == "sdk":
        return [package_subject(side, case["language"])]
    if kind in ("model", "weights") and side.get("models"):
        return list(side["models"])
    vendor = vendor_id(side["vendor"])
    if kind == "api" and side.get("api"):
        return [f"{vendor}:{side['api']}"]
    return [vendor]


def target(case: dict) -> list[str]:
    """`--to`, if the case tells where the project went."""
    side, kind = case.get("to") or {}, case["kind"]
    if kind == "sdk" and side.get("package"):
        return ["--to", package_subject(side, case["language"])]
    if kind in ("model", "weights") and side.get("models"):
        return ["--to", side["models"][0]]
    if kind == "api" and side.get("api"):
        return ["--to", f"{vendor_id(side['vendor'])}:{side['api']}"]
    return ["--to", vendor_id(side["vendor"])] if side.get("vendor") else []


def predictions(report: dict) -> dict:
    """Every place that must change."""
    found = {(site["path"], site["line"]) for entry in report["plan"] for step in entry["steps"] for site in step["locations"]}
    return {"locations": [{"path": path, "line": line} for path, line in sorted(found)]}


def run(command: list[str], what: str) -> dict:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{what}: {done.stderr.strip()[-300:] or f'exit {done.returncode}'}")
    return json.loads(done.stdout)


def scored(file: Path, tree: Path, scorer: Path, folder: Path) -> dict:
    case = json.loads(file.read_text(encoding="utf-8"))
    if not tree.is_dir():
        raise RuntimeError(f"{tree}: no tree of this case")
    airisk = [sys.executable, "-m", "airisk", "whatif", *subjects(case), *target(case), "--path", str(tree), "-f", "json"]
    predicted = folder / f"{file.stem}.json"
    predicted.write_text(json.dumps(predictions(run(airisk, "airisk"))), encoding="utf-8")
    return run([sys.executable, str(scorer), str(predicted), str(file), "--json"], "the scorer")


def row(name: str, figures: dict[str, float]) -> str:
    return f"{name:28}" + "".join(f"{figures[key]:>11.2f}" for key in FIGURES)


FIGURES = ("precision", "recall", "F1", "line recall", "line prec.")


def figures_of(score: dict) -> dict[str, float]:
    """The figures of DESIGN and issues: files that the team had to touch, and the lines of them. What does not apply is zero."""
    core = score["core_forced"]
    values = (core["P"], core["R"], core["F1"], score["line_recall_forced"], score["line_precision"])
    return {name: value or 0.0 for name, value in zip(FIGURES, values, strict=True)}


def main() -> int:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    cases, trees = Path(sys.argv[1]), Path(sys.argv[2])
    scorer = Path(sys.argv[3]) if len(sys.argv) > 3 else cases / "score.py"
    if not scorer.is_file():
        sys.exit(f"{scorer}: no scorer there; give its path as the third argument")
    print(f"{'case':28}" + "".join(f"{figure:>11}" for figure in FIGURES))
    rows: list[dict[str, float]] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(cases.glob("*.json")):
            try:
                rows.append(figures_of(scored(file, trees / file.stem, scorer, Path(folder))))
                print(row(file.stem, rows[-1]))
            except (RuntimeError, ValueError, KeyError) as error:
                failed += 1
                rows.append(dict.fromkeys(FIGURES, 0.0))
                print(f"{file.stem:28}  FAILED: {error!r}")
    if rows:
        print(row(f"mean of {len(rows)}, {failed} failed", {name: sum(figures[name] for figures in rows) / len(rows) for name in FIGURES}))
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
