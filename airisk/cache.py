"""Remembers on disk what a file said, by its content and never by its path, so that an unchanged file is not read twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from airisk.domain import FileFacts, Location, Outline, Problem, Reference, Said, SourceFile
from airisk.plain import from_plain, to_plain
from airisk.private import default_folder, secure

__all__ = ["Cache", "Stats", "default_folder", "key"]

#: Raised when the table or the nouns in it change; entries of another schema are thrown away.
SCHEMA = 2
_FILE = "facts.sqlite3"
#: Entries written in one go.
_BATCH = 256


def key(content: bytes, kind: str, *versions: str) -> str:
    """The name of an entry: what was read, as what kind, and the versions of all that had a say (reader, needles, redaction …)."""
    parts = (hashlib.sha256(content).hexdigest(), kind, str(SCHEMA), *versions)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Stats:
    """What `airisk cache info` tells."""

    __slots__ = ("entries", "path", "size")

    def __init__(self, path: Path | None, entries: int, size: int) -> None:
        self.path, self.entries, self.size = path, entries, size


class Cache:
    """Facts by key. It never fails: what cannot be read or written turns it off and leaves a sentence in `note`."""

    def __init__(self, folder: Path | None) -> None:
        self.note = ""
        self.path = folder / _FILE if folder else None
        self._connection: sqlite3.Connection | None = None
        self._waiting: list[tuple[str, str, str]] = []
        if self.path is None:
            self.note = "cache off: no home folder; set AIRISK_CACHE_DIR"
            return
        try:
            secure(self.path)
            self._connection = _connect(self.path)
        except sqlite3.DatabaseError as error:
            self._start_again(error)
        except OSError as error:
            self._off(error)

    def get(self, name: str, source: SourceFile) -> FileFacts | None:
        """What is known of a content, told as if `source` had been read; None if nothing, or nothing that can be trusted."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value, hash FROM facts WHERE key = ?", (name,)).fetchone()
        except sqlite3.Error as error:
            self._off(error)
            return None
        if row is None:
            return None
        try:
            if not isinstance(row[0], str) or row[1] != _hash(name, row[0]):
                raise ValueError("not what was written")
            return _moved(from_plain(FileFacts, json.loads(row[0])), source)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._drop(name)
            return None

    def put(self, name: str, facts: FileFacts) -> None:
        """Remember facts; they are on disk after the next batch or `close`."""
        if self._connection is None:
            return
        value = json.dumps(to_plain(facts), separators=(",", ":"))
        self._waiting.append((name, value, _hash(name, value)))
        if len(self._waiting) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def clear(self) -> None:
        """Forget everything."""
        self._waiting.clear()
        try:
            if self._connection is not None:
                self._connection.execute("DELETE FROM facts")
                self._connection.commit()
                self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            self._off(error)

    def stats(self) -> Stats:
        """How much is remembered, and where."""
        try:
            if self._connection is not None and self.path is not None:
                self._write()
                (entries,) = self._connection.execute("SELECT count(*) FROM facts").fetchone()
                return Stats(self.path, entries, self.path.stat().st_size)
        except (sqlite3.Error, OSError) as error:
            self._off(error)
        return Stats(self.path, 0, 0)

    def _write(self) -> None:
        if self._connection is None or not self._waiting:
            return
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", self._waiting)
        except sqlite3.Error as error:
            self._off(error)
        self._waiting.clear()

    def _drop(self, name: str) -> None:
        try:
            if self._connection is not None:
                with self._connection:
                    self._connection.execute("DELETE FROM facts WHERE key = ?", (name,))
        except sqlite3.Error as error:
            self._off(error)

    def _start_again(self, error: sqlite3.Error) -> None:
        """A file that is no database of ours is replaced, once."""
        try:
            if self.path is None or isinstance(error, sqlite3.OperationalError):
                raise error
            self.path.unlink()
            secure(self.path)
            self._connection = _connect(self.path)
        except (OSError, sqlite3.Error) as again:
            self._off(again)

    def _off(self, error: Exception) -> None:
        self.note = (
            f"cache off: {(error.strerror or 'unreadable') if isinstance(error, OSError) else error}"  # never a path: it is reported
        )
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self.path is not None and type(error) is sqlite3.DatabaseError:  # damaged: the next run starts with a new one
            with suppress(OSError):
                self.path.unlink()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10.0)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a lost entry is only read again, and a damaged one is noticed
        with connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                connection.execute("DROP TABLE IF EXISTS facts")
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL, hash TEXT NOT NULL)")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _hash(name: str, value: str) -> str:
    return hashlib.sha256(f"{name}\0{value}".encode()).hexdigest()


def _moved(facts: FileFacts, source: SourceFile) -> FileFacts:
    """Facts of the same content at another path. Raises ValueError if they hang on the old path in a way not known here."""
    old = facts.source.path
    if old == source.path:
        return replace(facts, source=source)
    moved: FileFacts = _rewrite(facts, old, source.path)
    return replace(moved, source=source)


def _rewrite(value: Any, old: str, new: str) -> Any:
    """A value in which every location, outline and problem at `old` is at `new`."""
    if isinstance(value, Location):
        return value._replace(path=new) if value.path == old else value
    if isinstance(value, tuple):
        return tuple([_rewrite(item, old, new) for item in value])
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Problem):
        return replace(value, path=new) if value.path == old else value
    changed = {item.name: _rewrite(getattr(value, item.name), old, new) for item in fields(value)}
    if isinstance(value, Outline):
        if value.module != _module(old):
            raise ValueError("a module name that does not follow from the path")
        changed |= {"path": new, "module": _module(new)}
    if isinstance(value, Reference) and value.kind is Said.WEIGHTS and value.name == old:
        changed["name"] = new
    return replace(value, **changed)


def _module(path: str) -> str:
    """The dotted name of a Python file, as its Outline tells it."""
    parts = path.rpartition(".")[0].split("/")
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
