"""The walls of the house: direction of imports, owners of libraries, sizes, and that nothing scanned is ever run."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "airisk"
FILES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Dotted module names that a file imports, with lines; import_module of a literal counts."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("import_module") and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value), node.lineno


def dotted(node: ast.AST) -> str:
    """`a.b.c` as text, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def test_i1_layers_hold() -> None:
    """I1 and I8 by import-linter, contracts in pyproject.toml.

    Seen to fail: `from airisk.assess import findings` in airisk/extract/__init__.py; and a new airisk/stray.py in no layer.
    """
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


#: Library → the only places that may import it.
OWNERS = {
    "libcst": ("airisk/rewrite/",),
    "tree_sitter": ("airisk/syntax.py",),
    "click": ("airisk/cli/",),
    "jinja2": ("airisk/render/",),
    "requests": ("airisk/publish/", "airisk/refresh/"),
    "packaging": ("airisk/versions.py",),
    "tomli": ("airisk/toml.py",),
    "tomllib": ("airisk/toml.py",),
    "rich": ("airisk/render/to_text", "airisk/render/text_", "airisk/cli/progress.py"),
    "ahocorasick_rs": ("airisk/rulebook/needles.py",),
    "ignore": ("airisk/discover/",),
    "sqlite3": ("airisk/cache.py",),
    "multiprocessing": ("airisk/pool.py",),
}


def owner(module: str) -> str | None:
    top = module.partition(".")[0]
    return "tree_sitter" if top.startswith("tree_sitter") else top if top in OWNERS else None


def test_i3_each_library_has_one_owner() -> None:
    """Seen to fail: `import tomli` in airisk/config.py; `importlib.import_module("tree_sitter_json")` in airisk/extract/config.py."""
    strays = [
        f"{name(path)}:{line} imports {module}"
        for path in FILES
        for module, line in imports(path)
        if (library := owner(module)) and not name(path).startswith(OWNERS[library])
    ]
    assert strays == []


#: What would run, load or unpickle something, or talk to the outside.
FORBIDDEN_CALLS = re.compile(
    r"^(eval|exec|compile|__import__|breakpoint|input|os\.(system|popen|exec\w*|spawn\w*)|runpy\..*|(pickle|marshal|shelve|dill)\..*"
    r"|yaml\..*|subprocess\..*|importlib\.(import_module|util\..*|machinery\..*))$"
)
FORBIDDEN_IMPORTS = {"pickle", "marshal", "shelve", "dill", "yaml", "runpy", "code", "imp", "ctypes", "torch", "numpy", "subprocess", "pty"}
#: Modules that import by name, from a table of their own and never from what was scanned.
IMPORTS_FROM_A_TABLE = {"airisk/syntax.py", "airisk/cli/main.py", "airisk/assess/findings.py"}


def test_i12_nothing_scanned_is_run() -> None:
    """Seen to fail: `eval(source)` in airisk/extract/config.py; `import pickle` in airisk/cache.py."""
    found = []
    for path in FILES:
        found += [
            f"{name(path)}:{line} imports {module}" for module, line in imports(path) if module.partition(".")[0] in FORBIDDEN_IMPORTS
        ]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and FORBIDDEN_CALLS.match(dotted(node.func)):
                if dotted(node.func) == "importlib.import_module" and name(path) in IMPORTS_FROM_A_TABLE:
                    continue
                found.append(f"{name(path)}:{node.lineno} calls {dotted(node.func)}")
    assert found == []


CLOCK = re.compile(r"(^|\.)(today|now|utcnow|time|time_ns|localtime|gmtime|fromtimestamp|ctime)$")


def test_i4_only_the_command_line_reads_the_clock() -> None:
    """Seen to fail: `date.today()` in airisk/render/to_json.py; `from time import time` and `time()` in airisk/cache.py.

    time.monotonic is a stop-watch and no clock: the pool's deadlines may use it.
    """
    found = [
        f"{name(path)}:{node.lineno} calls {dotted(node.func)}"
        for path in FILES
        if not name(path).startswith("airisk/cli/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and CLOCK.search(dotted(node.func))
        and re.match(r"(datetime|date|time|dt|now|today)\b", dotted(node.func))
    ]
    assert found == []


def test_only_the_command_line_prints_or_exits() -> None:
    """Seen to fail: `print(report)` in airisk/render/to_text.py; `sys.exit(2)` in airisk/config.py."""
    found = [
        f"{name(path)}:{node.lineno} calls {dotted(node.func)}"
        for path in FILES
        if not name(path).startswith(("airisk/cli/", "airisk/__main__.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and dotted(node.func) in {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}
    ]
    # A worker process ends itself; it is no exit of the command.
    assert [line for line in found if not line.startswith("airisk/pool.py") or "print" in line] == []


def code_lines(source: str, module: ast.Module) -> set[int]:
    """Line numbers that hold code: not blank, comment or docstring."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(module):
        if (
            isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and ast.get_docstring(node, clean=False) is not None
        ):
            lines.difference_update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return lines


@pytest.mark.parametrize("path", FILES, ids=name)
def test_i11_files_and_functions_stay_small(path: Path) -> None:
    """Seen to fail: 251 assignments in airisk/errors.py; a function of 41 lines in airisk/cli/gate.py."""
    source = path.read_text(encoding="utf-8")
    module = ast.parse(source)
    lines = code_lines(source, module)
    functions = {
        node.name: len(lines & set(range(node.lineno, (node.end_lineno or 0) + 1)))
        for node in ast.walk(module)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert len(lines) <= 250, f"{name(path)} has {len(lines)} lines of code: which two rooms is it?"
    assert {function: size for function, size in functions.items() if size > 40} == {}


def test_i11_names_say_what_a_file_is() -> None:
    """Seen to fail: a file airisk/render/text_helpers.py; a file airisk/plan/steps_2.py."""
    drawers = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager|info|data|\d+)$")
    assert [name(path) for path in FILES if drawers.search(path.stem)] == []


def extractors() -> Iterator[Path]:
    """Files below extract/ that yield References: a public function says so in its return annotation."""
    for path in FILES:
        if "airisk/extract/" in name(path) and path.stem != "__init__":
            public = (node for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))
            if any(node.returns and re.search(r"Iterator\[.*Reference|FileFacts", ast.unparse(node.returns)) for node in public):
                yield path


def checked_rooms() -> Iterator[Path]:
    """Checks, codemods, formats and extractors: what must have a test beside it."""
    for pattern in ("assess/checks/*.py", "rewrite/codemods/*.py", "render/to_*.py"):
        yield from (path for path in sorted(PACKAGE.glob(pattern)) if path.stem != "__init__")
    yield from extractors()


def test_i10_a_test_beside_each_check_codemod_format_and_extractor() -> None:
    """Seen to fail: tests/assess/checks/test_retired_model.py renamed. Examples of usage patterns are rules lint's matter."""
    rooms = list(checked_rooms())
    assert len(rooms) > 8, "the search for rooms found too few: has a folder moved?"
    beside = {path: ROOT / "tests" / path.relative_to(PACKAGE).with_name(f"test_{path.name}") for path in rooms}
    assert [name(path) for path, test in beside.items() if not test.is_file()] == []
