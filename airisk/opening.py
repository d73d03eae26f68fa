"""Opens files of a stranger's tree: regular ones only, never through a link, never waiting for a pipe."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

#: Why a file could not be read, by the error that the system gave; the words of `Problem.reason`.
_REASONS = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ELOOP: "symlink",
    errno.ENAMETOOLONG: "path-too-long",
}
#: Reasons of Problems that mean: nothing of the file was read. What else a Problem says, a part of the file was.
UNREAD = frozenset(
    {
        *("permission", "vanished", "symlink", "path-too-long", "not-regular", "too-large", "unreadable"),
        *(
            "outside-root",
            "installed-packages",
            "submodule",
            "bare-repository",
            "too-deep",
            "ignored-by-git",
            "own-report",
            "too-complex",
            "crashed",
            "timeout",
            "failed",
        ),
    }
)
#: Of these, what stands behind the colon only says more.
_EXPLAINED = ("failed:", "ignored-by-git:")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"))


class NotRegular(OSError):
    """The path is a directory, pipe, socket or device."""


class TooLarge(OSError):
    """The file is larger than what is read of its kind."""


def open_regular(path: Path | str) -> int:
    """A read-only descriptor of a regular file; raises OSError (see `reason`)."""
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotRegular(errno.EINVAL, "not a regular file", str(path))
    return descriptor


def read_at_most(path: Path | str, limit: int) -> bytes:
    """The first `limit` bytes of a regular file; raises OSError."""
    with os.fdopen(open_regular(path), "rb") as stream:
        return stream.read(limit)


#: Reasons that name what is left out on purpose: nothing is missing from a report because of them.
ON_PURPOSE = frozenset({"own-report", "installed-packages", "submodule", "bare-repository"})


def unread(reason: str) -> bool:
    """Whether a Problem's reason means that nothing of the file was read: "too-large" does, "partial" does not."""
    return reason in UNREAD or reason.startswith(_EXPLAINED)


def reason(error: OSError) -> str:
    """permission · vanished · symlink · not-regular · too-large · path-too-long · unreadable."""
    if isinstance(error, NotRegular):
        return "not-regular"
    if isinstance(error, TooLarge):
        return "too-large"
    return _REASONS.get(error.errno or 0, "unreadable")
