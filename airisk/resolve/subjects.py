"""What a what-if asks about: the words of the command line as component ids, vendors, features and plain strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from packageurl import PackageURL

from airisk.errors import UsageError
from airisk.frozen import dataclass
from airisk.rulebook.book import Rulebook
from airisk.versions import normalise, readable

#: Kinds of component ids; those of the first line have an owner before the name.
_OWNED = ("model", "sdk", "weights")
_PLAIN = ("file", "license", "service", "image")


@dataclass(frozen=True, slots=True)
class Subject:
    """One asked thing. kind: purl · vendor · component · family · feature · surface · string. `key` is its id in the rules or its text.

    `version` of a purl is a version or a range, "" for any.
    """

    written: str
    kind: str
    key: str
    version: str = ""


def parse(written: str, book: Rulebook) -> Subject:
    """Read a SUBJECT of the command line; raises UsageError for a version that is none.

    A string that the rules do not know may still be one that the tree uses.
    """
    if written.startswith("pkg:"):
        return _purl(written)
    head, _, rest = written.partition(":")
    if head in ("family", "feature") and rest:
        return Subject(written, head, rest)
    if rest and (head in _PLAIN or (head in _OWNED and "/" in rest)):
        return Subject(written, "component", written)
    if written.lower() in book.rules.vendors:
        return Subject(written, "vendor", written.lower())
    if head in book.rules.vendors and rest and not book.model(written):
        return Subject(written, "surface", written)
    return Subject(written, "string", written)


def _purl(written: str) -> Subject:
    """A purl; its version may be a range, which the purl grammar does not allow, so it is cut off first."""
    base, _, version = written.partition("@") if "/@" not in written else _scoped(written)
    try:
        purl = PackageURL.from_string(base)
    except ValueError:
        return Subject(written, "string", written)
    version = unquote(version.partition("?")[0].partition("#")[0]).strip()
    if not readable(version):
        raise UsageError(f'{written}: "{version}" is neither a version nor a range; write it as @1.2.3, @<2 or @^1.2')
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    return Subject(written, "purl", f"sdk:{purl.type}/{normalise(name, purl.type)}", version)


def _scoped(written: str) -> tuple[str, str, str]:
    """An npm scope starts with @, so the version is after the last one."""
    at = written.rindex("@")
    return (written, "", "") if written[at - 1] == "/" else (written[:at].replace("/@", "/%40"), "@", written[at + 1 :])


def needles_of(subjects: Iterable[Subject]) -> Iterator[str]:
    """Strings that lead to files which the rules' own needles do not."""
    for subject in subjects:
        if subject.kind in ("string", "purl"):
            yield subject.key.rsplit("/", 1)[-1] if subject.kind == "purl" else subject.key
