"""Where a report goes: which format to which file, what may be written over, and never half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from airisk.cli.streams import to_stdout
from airisk.errors import OutputError, UsageError
from airisk.frozen import dataclass
from airisk.report import SCHEMA, Report

#: Formats of -f, and the file endings of -o that mean them.
FORMATS = ("text", "html", "json", "markdown")
ENDINGS = {".html": "html", ".json": "json", ".md": "markdown"}

#: A report says that it is one within so many bytes: then a scan reads it not as evidence, and it may be written over.
_MARK_WITHIN = 4096
_FILE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Output:
    """What to write: `stdout` is a format or None for silence, `files` pairs a path with a format."""

    stdout: str | None
    brief: bool
    files: tuple[tuple[Path, str], ...]


def choose(format_: str | None, files: tuple[Path, ...], quiet: bool) -> Output:
    """The rules of -f, -o and -q. `-f X -o FILE` with one FILE writes X there; else endings decide and stdout gets -f."""
    if format_ and len(files) == 1:
        return Output(None, False, ((files[0], format_),))
    return Output(None if quiet else format_ or "text", bool(files), tuple((path, _by_ending(path)) for path in files))


def _by_ending(path: Path) -> str:
    found = ENDINGS.get(path.suffix.lower())
    if found is None and path.is_dir():
        raise OutputError(_is_folder(path))
    if found is None:
        raise UsageError(f"{path}: the ending says no format; use one of {', '.join(ENDINGS)}, or one -o together with -f")
    return found


def _is_folder(path: Path) -> str:
    return f"{path}: is a folder; give a file name, for example {path / 'report.json'}"


def check(output: Output, inputs: Iterable[Path]) -> None:
    """Refuse before any work: a folder, a link, an input, a place that cannot be written. Raises OutputError."""
    read = [path.resolve() for path in inputs]
    seen: set[Path] = set()
    for path, _ in output.files:
        _refuse_links(path)
        if path.is_dir():
            raise OutputError(_is_folder(path))
        if path.exists() and not path.is_file():
            raise OutputError(f"{path}: is not a regular file; give another name, or leave -o out and redirect")
        if not path.parent.is_dir():
            raise OutputError(f"{path}: there is no folder {path.parent}; make it first")
        if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise OutputError(f"{path}: cannot be written (permission); choose another place")
        if path.resolve() in seen:
            raise OutputError(f"{path}: given twice; each -o needs a file of its own")
        seen.add(path.resolve())
        _refuse_input(path, read)


def _refuse_links(path: Path) -> None:
    """A link in a scanned tree could lead the report anywhere. Only links right under / are the system's own."""
    for part in (path, *path.parents):
        if part.is_symlink() and part.absolute().parent != Path(part.absolute().anchor):
            raise OutputError(f"{path}: {part} is a symbolic link; give the real place")


def _refuse_input(path: Path, read: list[Path]) -> None:
    if not path.exists():
        return
    here = path.resolve()
    if here in read:
        raise OutputError(f"{path}: is an input of this run; choose another name")
    if any(folder in here.parents for folder in read if folder.is_dir()) and not _replaceable(path):
        raise OutputError(f"{path}: is a file of the project and no report of airisk; choose another name or remove it first")


def _replaceable(path: Path) -> bool:
    """Whether a file in the project is an earlier report, or empty."""
    with path.open("rb") as file:
        head = file.read(_MARK_WITHIN)
    return not head or SCHEMA.encode() in head


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all: a temporary file beside it takes its place at the end. Raises OutputError."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".airisk-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); what stood there before is untouched") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def deliver(report: Report, output: Output) -> None:
    """Render the report into every place that was asked for; files first, so that a closed pipe costs none of them."""
    rendered = [(path, _render(report, format_, False, _FILE_WIDTH, False)) for path, format_ in output.files]
    for path, text in rendered:
        write(path, text)
    if output.stdout == "text":
        from airisk.cli.terminal import colours, width

        to_stdout(_render(report, "text", output.brief, width(), colours()))
    elif output.stdout:
        to_stdout(_render(report, output.stdout, False, _FILE_WIDTH, False), exact=True)


def _render(report: Report, format_: str, brief: bool, width: int, colour: bool) -> str:
    # Imported here: rich and the templates are not needed to print an error or a help text.
    from airisk import render

    view = render.View(width=width, colour=colour, detail="short" if brief else "usual")
    formats = {"text": render.to_text, "html": render.to_html, "json": render.to_json, "markdown": render.to_markdown}
    return formats[format_](report, view)
