"""One declared dependency as a Reference: its name, what is asked of its version, and the group it stands in."""

from __future__ import annotations

import re
from dataclasses import replace

from airisk.domain import Argument, Context, Reference, Said, Text
from airisk.extract.lines import Lines
from airisk.redact import redact

__all__ = ["declared", "normalised", "project", "requirement"]

_REQUIREMENT = re.compile(
    r"\s*(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[(?P<extras>[^\[\]]*)\])?\s*"
    r"(?:@\s*(?P<url>\S+)|\(?(?P<constraint>[<>=!~][^;()#]*)\)?)?\s*(?:;\s*(?P<marker>.*))?"
)
_SEPARATORS = re.compile(r"[-_.]+")
_TEXT_CAP = 500


def declared(
    path: str, lines: Lines, span: tuple[int, int], name: str, ecosystem: str, text: str, prefixes: tuple[str, ...], **arguments: str
) -> Reference:
    """A DEPENDENCY between two byte offsets; arguments (constraint, extras, group, marker, url) that are empty are left out."""
    location = lines.span(path, *span)
    given = {label: value.strip()[:_TEXT_CAP] for label, value in arguments.items() if value and value.strip()}
    return Reference(
        location=location,
        kind=Said.DEPENDENCY,
        name=name,
        context=Context.MANIFEST,
        arguments=tuple(Argument(label, Text((redact(value, prefixes),)), location) for label, value in given.items()),
        ecosystem=ecosystem,
        text=redact(text[:_TEXT_CAP], prefixes),
        snippet=lines.snippet(span[0], prefixes),
    )


def requirement(
    path: str, lines: Lines, span: tuple[int, int], text: str, prefixes: tuple[str, ...], group: str = "dependencies"
) -> Reference | None:
    """A requirement as Python packaging writes it (`name[extra]>=1; marker`, `name @ url`); None if it is none."""
    text = " ".join(text[:_TEXT_CAP].split())
    read = _REQUIREMENT.fullmatch(text)
    if read is None:
        return None
    extras = ",".join(sorted(extra.strip() for extra in (read["extras"] or "").split(",") if extra.strip()))
    return declared(
        path,
        lines,
        span,
        normalised(read["name"]),
        "pypi",
        text,
        prefixes,
        constraint=(read["constraint"] or "").replace(" ", ""),
        extras=extras,
        group=group,
        marker=read["marker"] or "",
        url=read["url"] or "",
    )


def project(path: str, lines: Lines, span: tuple[int, int], name: str, ecosystem: str, prefixes: tuple[str, ...]) -> Reference:
    """What a manifest calls the project itself, between two byte offsets."""
    return replace(declared(path, lines, span, name.strip(), ecosystem, name.strip(), prefixes), kind=Said.PROJECT)


def normalised(name: str) -> str:
    """The one spelling of a Python package's name."""
    return _SEPARATORS.sub("-", name).lower()
