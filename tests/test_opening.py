"""Which reasons of Problems mean that nothing of a file was read."""

from __future__ import annotations

import errno

import pytest

from airisk.opening import NotRegular, TooLarge, reason, unread


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ELOOP, errno.ENAMETOOLONG, errno.EIO])
def test_what_could_not_be_opened_was_not_read(number: int) -> None:
    assert unread(reason(OSError(number, "no")))


@pytest.mark.parametrize("error", [NotRegular(), TooLarge()])
def test_what_we_do_not_open_was_not_read(error: OSError) -> None:
    assert unread(reason(error))


@pytest.mark.parametrize(
    "why", ["crashed", "timeout", "failed: ValueError", "outside-root", "too-complex", "ignored-by-git: read with --local"]
)
def test_what_failed_was_not_read(why: str) -> None:
    assert unread(why)


@pytest.mark.parametrize("why", ["partial", "encoding-guess", "nul-bytes", "too-many-references", "bad-header: not JSON"])
def test_what_was_read_in_part_was_read(why: str) -> None:
    assert not unread(why)
