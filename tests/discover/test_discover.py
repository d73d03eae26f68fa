"""Which files are evidence, and what is said about those that are not."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from airisk.config import Config, Limits
from airisk.discover import discover
from airisk.discover.walk import IGNORE_FILE_CAP
from airisk.errors import ConfigError


def plant(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def found(root: Path, config: Config | None = None, local: bool = False) -> list[str]:
    return [file.path for file in discover(root, config or Config(), local).files]


def told(root: Path, config: Config | None = None, local: bool = False) -> dict[str, str]:
    return {problem.path: problem.reason for problem in discover(root, config or Config(), local).problems}


def test_hidden_files_count_and_order_is_that_of_bytes(tmp_path: Path) -> None:
    plant(tmp_path, "b.py", "B.py", ".env.example", ".github/workflows/ci.yml", "a/z.py", "a.py", "é.py", "\U0001f600.py")
    assert found(tmp_path) == [".env.example", ".github/workflows/ci.yml", "B.py", "a.py", "a/z.py", "b.py", "é.py", "\U0001f600.py"]
    assert told(tmp_path) == {}


def test_what_git_ignores_is_no_evidence_even_without_a_repository(tmp_path: Path) -> None:
    plant(tmp_path, "out/x.py", "src/y.py", "src/gen/z.py", "src/gen/keep.py")
    (tmp_path / ".gitignore").write_text("/out\n")
    (tmp_path / "src" / ".gitignore").write_text("gen/*\n!gen/keep.py\n")
    assert [path for path in found(tmp_path) if path.endswith(".py")] == ["src/gen/keep.py", "src/y.py"]


def test_only_the_tree_itself_says_what_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "tree/a.py", "tree/b.py")
    (tmp_path / ".gitignore").write_text("a.py\n")
    (tmp_path / "tree" / ".ignore").write_text("b.py\n")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    plant(tmp_path, "home/.config/git/ignore")
    (tmp_path / "home/.config/git/ignore").write_text("*.py\n")
    assert {"a.py", "b.py"} <= set(found(tmp_path / "tree"))


def test_ignored_keys_and_weights_are_named_and_read_only_when_asked(tmp_path: Path) -> None:
    plant(tmp_path, ".env", "models/m.gguf", "models/notes.txt", "data/blob.bin", ".venv/.env")
    (tmp_path / ".gitignore").write_text(".env\nmodels/\ndata/\n.venv/\n")
    assert told(tmp_path) == dict.fromkeys((".env", "models/m.gguf"), "ignored-by-git: read with --local")
    assert found(tmp_path) == [".gitignore"]
    assert found(tmp_path, local=True) == [".env", ".gitignore", "models/m.gguf"]
    assert told(tmp_path, local=True) == {}


def test_version_control_caches_and_installed_packages_are_not_entered(tmp_path: Path) -> None:
    plant(tmp_path, ".git/config", "a/__pycache__/x.py", ".mypy_cache/y.json", "web/node_modules/p/i.js", ".venv/lib/z.py", "venv.py")
    assert found(tmp_path) == ["venv.py"]
    assert told(tmp_path) == {".venv": "installed-packages", "web/node_modules": "installed-packages"}


def test_an_unpacked_wheel_is_read_whole(tmp_path: Path) -> None:
    plant(tmp_path, "pkg/__init__.py", "pkg/tests/test_a.py", "pkg-1.0.dist-info/METADATA", "pkg-1.0.dist-info/licenses/LICENSE")
    assert {file.path: (file.kind, file.role.value) for file in discover(tmp_path, Config()).files} == {
        "pkg/__init__.py": ("python", "production"),
        "pkg/tests/test_a.py": ("python", "test"),
        "pkg-1.0.dist-info/METADATA": ("metadata", "production"),
        "pkg-1.0.dist-info/licenses/LICENSE": ("license", "production"),
    }


def test_links_are_never_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    plant(root, "a/x.py")
    plant(tmp_path, "root-twin/secret.py")
    (root / "loop").symlink_to(".")
    (root / "zero.py").symlink_to("/dev/zero")
    (root / "twin").symlink_to(tmp_path / "root-twin")
    (root / "b.py").symlink_to("a/x.py")
    (root / "dangling.py").symlink_to("nowhere")
    assert found(root) == ["a/x.py"]
    assert told(root) == {
        "loop": "symlink",
        "b.py": "symlink",
        "dangling.py": "symlink",
        "zero.py": "outside-root",
        "twin": "outside-root",
    }


def test_a_root_that_is_a_link_is_walked(tmp_path: Path) -> None:
    plant(tmp_path, "real/x.py")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == ["x.py"]


def test_pipes_and_sockets_are_named_and_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.py")
        assert told(tmp_path) == dict.fromkeys(("pipe.py", "pipe", "s.py"), "not-regular")
    assert found(tmp_path) == []


def test_odd_names_survive(tmp_path: Path) -> None:
    names = [b"bad\xff.py".decode("utf-8", "surrogateescape"), "new\nline.py", "esc\x1b[2J.py", "::error::.py", "e\u0301.py", "\u00e9.py"]
    plant(tmp_path, *names)
    assert sorted(found(tmp_path)) == sorted(names)
    assert all((tmp_path / path).is_file() for path in found(tmp_path))


def test_hard_links_count_once_per_path(tmp_path: Path) -> None:
    plant(tmp_path, "a.py")
    os.link(tmp_path / "a.py", tmp_path / "b.py")
    assert found(tmp_path) == ["a.py", "b.py"]


def test_a_sparse_giant_is_listed_by_its_size_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.py").open("wb") as file:
        file.truncate(1 << 40)
    assert discover(tmp_path, Config()).files[0].size == 1 << 40


def test_depth_is_bounded_and_said(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(300):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    plant(tmp_path, "d/d/x.py")
    assert found(tmp_path) == ["d/d/x.py"]
    assert told(tmp_path) == {"/".join(["d"] * 100): "too-deep"}


def test_too_many_files_are_cut_in_a_stable_order_and_said(tmp_path: Path) -> None:
    plant(tmp_path, *(f"f{n}.py" for n in range(9)))
    config = Config(limits=Limits(files=4))
    assert found(tmp_path, config) == ["f0.py", "f1.py", "f2.py", "f3.py"]
    assert told(tmp_path, config) == {"": "too-many-files: 5 left out"}


UNREADABLE = """
import os, sys, pathlib
from airisk.config import Config
from airisk.discover import discover
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
done = discover(pathlib.Path(sys.argv[1]), Config())
print([f.path for f in done.files], [(p.path, p.reason) for p in done.problems])
"""


def test_a_folder_that_cannot_be_listed_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    import shutil
    import tempfile

    root = Path(tempfile.mkdtemp())
    try:
        plant(root, "shut/x.py", "open/y.py", "mute")
        for path, mode in ((root, 0o755), (root / "open", 0o755), (root / "shut", 0), (root / "mute", 0)):
            path.chmod(mode)
        done = subprocess.run([sys.executable, "-c", UNREADABLE, str(root)], capture_output=True, text=True, check=False)
        assert done.stdout.strip() == "['open/y.py'] [('mute', 'permission'), ('shut', 'permission')]", done.stderr
    finally:
        (root / "shut").chmod(0o755)
        shutil.rmtree(root)


def test_other_repositories_inside_are_named_and_not_entered(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "sub/.git", "sub/b.py", "sub/deep/m.gguf", "bare/HEAD", "bare/objects/x", "bare/refs/y", "bare/hooks/h.py")
    plant(tmp_path, "clone/.git/config", "clone/c.py", "submarine.py", "sub-way/d.py")
    assert found(tmp_path) == ["a.py", "clone/c.py", "sub-way/d.py", "submarine.py"]
    assert told(tmp_path) == {"bare": "bare-repository", "sub": "submodule"}


def test_exclude_speaks_as_gitignore_does(tmp_path: Path) -> None:
    plant(tmp_path, "legacy/a.py", "src/legacy/b.py", "src/x.gen.py", "src/y.py", "top/z.py", "src/top/z.py")
    config = Config(exclude=("legacy/", "*.gen.py", "/top"))
    assert found(tmp_path, config) == ["src/top/z.py", "src/y.py"]
    assert found(tmp_path, Config(exclude=("**",))) == []
    with pytest.raises(ConfigError, match=r"exclude.*\["):
        discover(tmp_path, Config(exclude=("[",)))


def test_own_reports_are_no_evidence(tmp_path: Path) -> None:
    openings = {
        "r.json": '{\n "schema": "airisk-report/1",\n "tool": 1}',
        "r.md": "<!-- airisk-report/1 -->\n\n# Report\n",
        "r.txt": "airisk-report/1\n\nNothing found\n",
        "s.txt": "Nothing found: no AI vendor.\nToday 2026-11-24; rules checked up to 2026-11-22; 1 of 1\nread (airisk-report/1).\n\n",
    }
    for name, text in openings.items():
        (tmp_path / name).write_text(text)
    assert found(tmp_path) == []
    assert told(tmp_path) == dict.fromkeys(openings, "own-report")


def test_a_file_that_only_speaks_of_reports_hides_nothing(tmp_path: Path) -> None:
    texts = {
        "a.md": "# airisk-report/1\n",
        "b.json": '{"note": "airisk-report/1", "schema": 1}',
        "c.txt": "about airisk-report/1\n",
        "d.json": '{"x": 1, "schema": "airisk-report/1"}',
        "f.txt": "Nothing found: as (airisk-report/1).\n",
        "e.py": '{"schema": "airisk-report/1"}',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert found(tmp_path) == sorted(texts)
    assert told(tmp_path) == {}


def test_our_own_settings_are_no_evidence(tmp_path: Path) -> None:
    plant(tmp_path, ".airisk.toml", "sub/.airisk.toml", "a.toml")
    assert found(tmp_path) == ["a.toml"]


def test_a_link_whose_end_nobody_may_see_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cwd").symlink_to("elsewhere")

    def refuse(path: os.PathLike[str]) -> os.PathLike[str]:
        if str(path).endswith("cwd"):
            raise PermissionError(13, "Permission denied", path)
        return path

    monkeypatch.setattr("airisk.discover.os.path.realpath", refuse)
    assert told(tmp_path) == {"cwd": "permission"}


def test_a_name_that_tells_nothing_is_settled_by_the_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("#!/bin/sh\n")
    (tmp_path / "blob").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "notes.zzz").write_bytes("hi".encode("utf-16"))
    (tmp_path / "logo.png").write_text("no picture, but named so")
    assert found(tmp_path) == ["notes.zzz", "run"]


def test_a_list_of_ignored_paths_that_would_eat_the_memory_is_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, "a.py")
    (tmp_path / ".gitignore").write_text("a.py\n" + "some/long/path/*/file*.bin\n" * (IGNORE_FILE_CAP // 27 + 1))
    assert "a.py" in found(tmp_path)
    assert told(tmp_path) == {".gitignore": "too-large"}


def test_a_glob_made_to_run_for_ever_does_not(tmp_path: Path) -> None:
    plant(tmp_path, "a" * 200)
    (tmp_path / ".gitignore").write_text("*a" * 40 + "b\n")
    assert found(tmp_path) == [".gitignore", "a" * 200]


def test_text_named_like_weights_is_text_unless_it_points_to_weights(tmp_path: Path) -> None:
    (tmp_path / "precedence.pth").write_text("import os")
    (tmp_path / "lfs.pt").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n")
    (tmp_path / "pickle.pt").write_bytes(b"\x80\x02}q.")
    (tmp_path / "zip.pth").write_bytes(b"PK\x03\x04\x00\x00")
    kinds = {file.path: file.kind for file in discover(tmp_path, Config()).files}
    assert kinds == {"lfs.pt": "weights", "pickle.pt": "weights", "precedence.pth": "text", "zip.pth": "weights"}
