"""Scan popular packages that use no AI: whatever airisk finds there with medium or high confidence is wrong.

plain.py [FOLDER]: downloads the wheels of plain.txt with pip (from the index of the user's settings) into FOLDER (default: a
temporary one), unpacks and scans them. Nothing of them is installed or run. Prints what was found; exits 1 if there is anything.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

LIST = Path(__file__).with_name("plain.txt")


def wheels() -> list[str]:
    lines = (line.strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def unpacked(requirement: str, folder: Path) -> Path:
    """The folder with the content of a wheel; one that is there already is not downloaded again."""
    tree = folder / "trees" / requirement.replace("==", "-")
    if not tree.is_dir():
        got = folder / "wheels" / requirement.replace("==", "-")
        options = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.12", "-qq", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "pip", "download", *options, "--dest", str(got), requirement], check=True)
        with zipfile.ZipFile(next(got.glob("*.whl"))) as wheel:
            wheel.extractall(tree)
    return tree


def report_on(tree: Path) -> dict:
    command = [sys.executable, "-m", "airisk", "scan", str(tree), "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout)


def claims(report: dict) -> list[str]:
    """What is claimed with medium or high confidence, mentions aside, and the vendors."""
    mention = {"comment", "docstring", "docs", "prompt"}
    rows = [
        f"{place['path']}:{place['line']} {component['id']} ({place['context']}, {place['confidence']}): {place['text']}"
        for component in report["components"]
        if component["kind"] != "license"
        for place in component["usages"]
        if place["confidence"] != "low" and place["context"] not in mention
    ]
    return rows + [f"vendor {vendor['id']}" for vendor in report["vendors"]]


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        total, names = 0, wheels()
        for requirement in names:
            try:
                found = claims(report_on(unpacked(requirement, folder)))
            except (RuntimeError, subprocess.CalledProcessError, OSError) as error:
                found = [f"failed: {error}"]
            total += len(found)
            print(f"{requirement:32} {len(found) or '-'}", *found, sep="\n    ")
        print(f"{len(names)} wheels, {total} false claims")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
