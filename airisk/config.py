"""Finds the project's root and reads airisk's own settings from `.airisk.toml` or `[tool.airisk]` of pyproject.toml."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field, fields
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from airisk import toml
from airisk.domain import Role
from airisk.errors import ConfigError
from airisk.frozen import dataclass
from airisk.opening import read_at_most

OWN_FILE = ".airisk.toml"
SHARED_FILE = "pyproject.toml"
#: A folder that holds one of these is the root of a working copy.
VCS_MARKS = (".git", ".hg", ".svn", ".jj")
_LARGEST = 1_000_000
#: What a model or an endpoint may be said to be, apart from what the rules know.
PRIVATE = "private"
SELF_HOSTED = "self-hosted"
_VENDOR = re.compile(r"[a-z0-9][a-z0-9-]*")
_MODEL = re.compile(r"(?:(?P<platform>[a-z0-9][a-z0-9-]*):)?(?P<maker>[a-z0-9][a-z0-9-]*)/(?P<id>[^\s/](?:\S*[^\s/])?)")
_NONE: Mapping[str, str] = MappingProxyType({})
T = TypeVar("T", int, float)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a tree is read at most: files, folders inside folders, seconds for one file."""

    files: int = 200_000
    depth: int = 100
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Config:
    """The project's settings. `path` is relative to the root and None if there is no file; `digest` is the SHA-256 of that file.

    roles: path glob → role. models: a name that the project uses → what stands behind it. endpoints: address → who serves it.
    projects: globs of folders that are projects of their own. hours_per_day: how many hours of work a person-day has.
    """

    path: str | None = None
    digest: str | None = None
    exclude: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=lambda: _NONE)
    models: Mapping[str, str] = field(default_factory=lambda: _NONE)
    endpoints: Mapping[str, str] = field(default_factory=lambda: _NONE)
    projects: tuple[str, ...] = ()
    lead_time_days: int = 14
    hours_per_day: float = 8.0
    limits: Limits = Limits()

    def endpoint(self, url: str) -> str | None:
        """Who serves an address, if the settings say so: a vendor id or "self-hosted". A slash at the end and the host's case count not."""
        wanted = _plain_address(url)
        return next((who for address, who in self.endpoints.items() if _plain_address(address) == wanted), None)

    def model(self, name: str) -> tuple[str, str, str] | None:
        """(platform, maker, id) of a name that the settings explain; platform "" = not said, all "" = private."""
        said = self.models.get(name)
        read = _MODEL.fullmatch(said) if said is not None else None
        return (read["platform"] or "", read["maker"], read["id"]) if read else ("", "", "") if said is not None else None


def unknown_vendors(config: Config, vendor_ids: Collection[str]) -> list[str]:
    """A sentence for each vendor in the settings that is none of `vendor_ids`: file, key, and the nearest id. Pure: the caller raises.

    `vendor_ids` are those of the rules, makers that have no folder of their own included.
    """
    return [
        f'{config.path}: {key}: the rules know no vendor "{name}"{_nearest(name, vendor_ids)}'
        for key, name in _vendors_named(config)
        if name not in vendor_ids
    ]


def _vendors_named(config: Config) -> Iterator[tuple[str, str]]:
    """(key, vendor id) of everything that the settings say about models and endpoints."""
    for name in config.models:
        platform, maker, _ = config.model(name) or ("", "", "")
        yield from ((f'models."{name}"', vendor) for vendor in (platform, maker) if vendor and vendor != SELF_HOSTED)
    for address, who in config.endpoints.items():
        if who != SELF_HOSTED:
            yield f'endpoints."{address}"', who


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, sorted(known), 1, 0.5)
    return f'; did you mean "{near[0]}"?' if near else "; `airisk rules list` shows those that they know"


def _plain_address(url: str) -> str:
    """An address as two are compared: scheme and host in lower case, no slash at the end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # a bracket that never closes
        return url
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), path=parts.path.rstrip("/")).geturl()


def load(start: Path) -> tuple[Path, Config]:
    """The root for a scan that starts at a file or folder, and its settings; raises ConfigError.

    The root is the folder of the nearest settings, else of the working copy, else `start`. The search ends at the working copy:
    what lies above it belongs to somebody else.
    """
    begin = Path(os.path.realpath(start))
    begin = begin if begin.is_dir() else begin.parent
    for folder in (begin, *begin.parents):
        config = _config_in(folder)
        if config is not None:
            return folder, config
        if any(os.path.lexists(folder / mark) for mark in VCS_MARKS):
            return folder, Config()
    return begin, Config()


def read(text: str, where: str, path: str | None = None, table: str = "") -> Config:
    """The settings in a TOML text; `where` names it in error messages; `table`: "tool.airisk" or "" for the whole file."""
    try:
        values: object = toml.parse(text)
    except ValueError as error:
        raise ConfigError(f"{where}: not valid TOML: {error}") from error
    for key in table.split(".") if table else ():
        values = values.get(key, {}) if isinstance(values, dict) else {}
    digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
    return Config(path=path, digest=digest, **_Reader(where).settings(values))


def _config_in(folder: Path) -> Config | None:
    """The settings that a folder holds, or None."""
    own = folder / OWN_FILE
    if os.path.lexists(own):
        return read(_text(own), str(own), OWN_FILE)
    shared = folder / SHARED_FILE
    if not os.path.lexists(shared):
        return None
    try:
        text = _text(shared)
        # A project file that is broken or cannot be read is the scan's business, unless it speaks to us.
        if "airisk" not in text or not _has_table(text):
            return None
    except ConfigError:
        return None
    return read(text, f"{shared} [tool.airisk]", SHARED_FILE, "tool.airisk")


def _has_table(text: str) -> bool:
    try:
        tool = toml.parse(text).get("tool", {})
    except ValueError:
        return "[tool.airisk" in text
    return isinstance(tool, dict) and "airisk" in tool


def _text(path: Path) -> str:
    try:
        raw = read_at_most(path, _LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); make it a plain, readable file or remove it") from error
    if len(raw) > _LARGEST:
        raise ConfigError(f"{path}: larger than {_LARGEST:,} bytes; is it a settings file?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start})") from error


class _Reader:
    """Turns parsed TOML into the fields of Config; each error names the file and the key."""

    def __init__(self, where: str) -> None:
        self.where = where

    def settings(self, values: object) -> dict[str, Any]:
        """Every setting of a table, checked."""
        readers: dict[str, Callable[[str, object], object]] = {
            "exclude": self.globs,
            "roles": lambda key, value: self.words(key, value, self.role),
            "models": lambda key, value: self.words(key, value, self.model),
            "endpoints": self.addresses,
            "projects": self.folders,
            "lead_time_days": lambda key, value: self.number(key, value, int, 0, 3650),
            "hours_per_day": lambda key, value: self.number(key, value, float, 1.0, 24.0),
            "limits": self.limits,
        }
        table = self.table("", values)
        self.known("", table, readers)
        return {key: readers[key](key, value) for key, value in table.items()}

    def fail(self, key: str, message: str) -> ConfigError:
        """An error at a key."""
        return ConfigError(f"{self.where}: {key}: {message}" if key else f"{self.where}: {message}")

    def table(self, key: str, value: object) -> dict[str, object]:
        """A TOML table."""
        if not isinstance(value, dict):
            raise self.fail(key, f"must be a table, not {_shown(value)}")
        return value

    def known(self, key: str, table: Mapping[str, object], allowed: Mapping[str, object]) -> None:
        """Refuses a key that does not exist, with the nearest one that does."""
        for name in table:
            if name not in allowed:
                near = get_close_matches(name, allowed, 1, 0.5)
                hint = f'; did you mean "{near[0]}"?' if near else f"; known are {', '.join(sorted(allowed))}"
                raise self.fail(f"{key}.{name}" if key else name, f"unknown key{hint}")

    def text(self, key: str, value: object) -> str:
        """A string that says something."""
        if not isinstance(value, str) or not value.strip():
            raise self.fail(key, f"must be a text, not {_shown(value)}")
        return value

    def globs(self, key: str, value: object) -> tuple[str, ...]:
        """A list of path globs as in .gitignore, without exceptions."""
        if not isinstance(value, list):
            raise self.fail(key, f"must be a list of path globs, not {_shown(value)}")
        globs = tuple(self.text(key, item) for item in value)
        for glob in globs:
            if glob.startswith(("!", "#")):
                raise self.fail(key, f'"{glob}": a glob cannot start with "{glob[0]}"; list only what to leave out')
        return globs

    def folders(self, key: str, value: object) -> tuple[str, ...]:
        """A list of globs of folders; the root is the whole report and no project in it."""
        globs = self.globs(key, value)
        for glob in globs:
            if not glob.strip("/.*") or glob.startswith("/") or {"..", "**"} & set(glob.split("/")):
                raise self.fail(key, f'"{glob}": name folders below the root, as in "services/*"; one star is one level of folders')
        return globs

    def words(self, key: str, value: object, check: Callable[[str, str, str], str] | None = None) -> Mapping[str, str]:
        """A table of text → text; `check` (key, name, value) → value."""
        table = {name: self.text(f'{key}."{name}"', item) for name, item in self.table(key, value).items()}
        return MappingProxyType({name: check(key, name, item) if check else item for name, item in table.items()})

    def role(self, key: str, name: str, value: str) -> str:
        """One of the roles."""
        allowed = [role.value for role in Role]
        if value not in allowed:
            raise self.fail(f'{key}."{name}"', f'"{value}" is no role; use one of {", ".join(allowed)}')
        return value

    def model(self, key: str, name: str, value: str) -> str:
        """What stands behind a model's name."""
        if value != PRIVATE and not _MODEL.fullmatch(value):
            raise self.fail(f'{key}."{name}"', f'"{value}" is not read; write "platform:maker/id", "maker/id" or "{PRIVATE}"')
        return value

    def addresses(self, key: str, value: object) -> Mapping[str, str]:
        """A table of address → who serves it; one address has one answer, however it is written."""
        table = self.words(key, value, self.address)
        first: dict[str, str] = {}
        for name, who in table.items():
            if table[first.setdefault(_plain_address(name), name)] != who:
                raise self.fail(f'{key}."{name}"', f'is the address "{first[_plain_address(name)]}" once more, with another answer')
        return table

    def address(self, key: str, name: str, value: str) -> str:
        """Who serves an address, if it is one."""
        if not name.lower().startswith(("http://", "https://")):
            raise self.fail(f'{key}."{name}"', "must be an address that starts with http:// or https://")
        if not _VENDOR.fullmatch(value):
            raise self.fail(f'{key}."{name}"', f'"{value}" is not read; write the id of a vendor or "{SELF_HOSTED}"')
        return value

    def number(self, key: str, value: object, kind: type[T], low: T, high: T) -> T:
        """A number within bounds."""
        if isinstance(value, bool) or not isinstance(value, (int, kind)) or not low <= value <= high:
            raise self.fail(key, f"must be a {'whole ' if kind is int else ''}number from {low} to {high}, not {_shown(value)}")
        return kind(value)

    def limits(self, key: str, value: object) -> Limits:
        """The table of limits."""
        table = self.table(key, value)
        ranges = {"files": (1, 10_000_000), "depth": (1, 1000), "seconds": (1, 3600)}
        self.known(key, table, {f.name: f for f in fields(Limits)})
        whole = {name: self.number(f"{key}.{name}", item, int, *ranges[name]) for name, item in table.items() if name != "seconds"}
        seconds = self.number(f"{key}.seconds", table.get("seconds", Limits().seconds), float, 1.0, 3600.0)
        return Limits(**whole, seconds=seconds)


def _shown(value: object) -> str:
    """A value in an error message, short."""
    text = f'"{value}"' if isinstance(value, str) else {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
