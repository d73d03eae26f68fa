"""What may be read of a file, and what is refused before a byte is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from airisk.extract.content import LARGEST, Content
from airisk.opening import reason


def refused(path: Path) -> str:
    with pytest.raises(OSError) as caught:
        Content(path).whole()
    return reason(caught.value)


def test_parts_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"0123456789")
    with Content(path) as content:
        assert content.size == 10
        assert content.head(3) == b"012"
        assert content.read(8, 100) == b"89"
        assert content.read(10, 1) == content.read(1 << 62, 4) == b""
        assert content.whole() == b"0123456789"
        assert content.read(2, 2) == b"23"


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "e").touch()
    with Content(tmp_path / "e") as content:
        assert content.whole() == content.head(10) == b""


def test_a_closed_file_says_so_and_the_descriptor_is_given_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    before = len(os.listdir("/proc/self/fd"))
    with Content(tmp_path / "a") as content:
        assert len(os.listdir("/proc/self/fd")) == before + 1
    assert len(os.listdir("/proc/self/fd")) == before
    with pytest.raises(OSError, match="closed"):
        content.head(1)


def test_reasons_why_a_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    (tmp_path / "file").touch()
    assert refused(tmp_path / "pipe") == "not-regular"
    assert refused(Path("/dev/zero")) == "not-regular"
    assert refused(tmp_path) == "not-regular"
    assert refused(tmp_path / "link") == "symlink"
    assert refused(tmp_path / "gone") == "vanished"
    assert refused(tmp_path / "file" / "below") == "vanished"
    assert refused(tmp_path / ("n" * 300)) == "path-too-long"


def test_refusing_leaves_no_descriptor_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(os.listdir("/proc/self/fd"))
    refused(tmp_path / "pipe")
    assert len(os.listdir("/proc/self/fd")) == before


def test_permission_is_a_reason() -> None:
    assert reason(PermissionError(13, "no")) == "permission"
    assert reason(OSError(5, "bad disk")) == "unreadable"
    assert reason(OSError("no number")) == "unreadable"


def test_a_giant_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refused(path) == "too-large"
    with Content(path) as content:
        assert content.size == 1 << 40
        assert content.read((1 << 40) - 4, 100) == b"\0" * 4
        with pytest.raises(OSError, match="too large"):
            content.read(0, LARGEST + 1)
        with pytest.raises(OSError, match="too large"):
            content.read(0, -1)
        with pytest.raises(OSError, match="too large"):
            content.whole(100)


def test_a_file_that_shrinks_while_it_is_read_gives_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    with Content(path) as content:
        os.truncate(path, 10)
        assert content.whole() == b"x" * 10
