"""What a what-if asks about: the words of the command line as component ids, vendors, features and plain strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from packageurl import PackageURL

from airisk.domain import Usage
from airisk.rulebook.book import Rulebook

_KINDS = ("model", "sdk", "weights", "file", "license", "service", "image")


@dataclass(frozen=True, slots=True)
class Subject:
    """One asked thing. kind: purl · vendor · component · family · feature · surface · string. `key` is its id in the rules or its text."""

    written: str
    kind: str
    key: str
    version: str = ""


def parse(written: str, book: Rulebook) -> Subject:
    """Read a SUBJECT of the command line. A string that the rules do not know may still be one that the tree uses."""
    if written.startswith("pkg:"):
        return _purl(written)
    head, _, rest = written.partition(":")
    if head == "family" and rest:
        return Subject(written, "family", rest)
    if head == "feature" and rest:
        return Subject(written, "feature", rest)
    if head in _KINDS and "/" in rest:
        return Subject(written, "component", written)
    if written in book.rules.vendors:
        return Subject(written, "vendor", written)
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
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    return Subject(written, "purl", f"sdk:{purl.type}/{name}", version)


def _scoped(written: str) -> tuple[str, str, str]:
    """An npm scope starts with @, so the version is after the last one."""
    at = written.rindex("@")
    return (written, "", "") if written[at - 1] == "/" else (written[:at].replace("/@", "/%40"), "@", written[at + 1 :])


def needles_of(subjects: Iterable[Subject]) -> Iterator[str]:
    """Strings that lead to files which the rules' own needles do not."""
    for subject in subjects:
        if subject.kind in ("string", "purl"):
            yield subject.key.rsplit("/", 1)[-1] if subject.kind == "purl" else subject.key


def concerns(subject: Subject, usage: Usage, book: Rulebook) -> bool:
    """Whether a usage is one of what is asked about."""
    if subject.kind in ("purl", "component"):
        return usage.subject == subject.key
    if subject.kind == "vendor":
        return _of_vendor(subject.key, usage)
    if subject.kind == "family":
        maker, _, name = usage.subject.partition(":")[2].partition("/")
        return any(m.family in (subject.key, f"{maker}/{subject.key}") for m in book.model(name) if m.maker == maker)
    if subject.kind == "feature":
        return usage.feature == subject.key
    if subject.kind == "surface":
        return _of_surface(subject.key, usage)
    return _of_string(subject.key, usage, book)


def _of_vendor(vendor: str, usage: Usage) -> bool:
    return usage.platform == vendor or (usage.vendor == vendor and usage.platform in ("", vendor))


def _of_surface(key: str, usage: Usage) -> bool:
    vendor, _, surface = key.partition(":")
    if not _of_vendor(vendor, usage) and usage.vendor != vendor:
        return False
    word = surface.rstrip("/").rsplit("/", 1)[-1].lower()
    spoken = {*usage.feature.lower().split("/"), *".".join((*usage.via, usage.text)).lower().replace("/", ".").split(".")}
    return bool(spoken & {word, f"{word}s", word.rstrip("s")})


def _of_string(text: str, usage: Usage, book: Rulebook) -> bool:
    if usage.text.lower() == text.lower():
        return True
    maker, _, name = usage.subject.partition(":")[2].partition("/")
    return usage.subject.startswith("model:") and any(row.maker == maker and row.id == name for row in book.model(text))
