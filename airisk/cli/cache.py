"""`airisk cache`: where the cache of what was read lies, how large it is, and how to empty it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from airisk.cli.streams import to_stdout
from airisk.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from airisk.cache import Cache


@click.group()
def cache() -> None:
    """The cache of what files said: $AIRISK_CACHE_DIR, else the user's cache folder."""


def _opened() -> Cache:
    from airisk.cache import Cache, default_folder

    found = Cache(default_folder())
    if found.note:
        raise OutputError(f"{found.note}; scans work without it")
    return found


@cache.command("info")
def info() -> int:
    """Say where the cache is, and how much it holds."""
    with closing(_opened()) as found:
        stats = found.stats()
    to_stdout(f"{stats.path}: {stats.entries} entries, {stats.size / 1e6:.1f} MB\n")
    return 0


def _forget_rules(path: Path | None) -> None:
    from airisk.rulebook.recall import FILES

    if path is not None:
        for name in FILES:
            path.with_name(name).unlink(missing_ok=True)


@cache.command("clear")
def clear() -> int:
    """Forget everything that was read, rules too; the next scan reads it anew."""
    with closing(_opened()) as found:
        entries = found.stats().entries
        found.clear()
        if found.note:
            raise OutputError(found.note)
        _forget_rules(found.path)
    to_stdout(f"{entries} entries forgotten\n")
    return 0
