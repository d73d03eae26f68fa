"""Tells which constants of clients lead nowhere: to a package that is not known, or to ids of models that are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from airisk.rulebook.book import Rulebook


class Astray(NamedTuple):
    """What is wrong with the constants of one client. level: error · warning."""

    level: str
    where: str
    message: str


def astray(book: Rulebook) -> Iterator[Astray]:
    """A row for each client whose package is not known, and one for each with ids that are not.

    A platform writes much before the name of a model, so what stands after the last slash may be known instead.
    """
    purls = {package.purl for package in book.rules.packages}
    for constants in book.rules.constants:
        where = f"constants of {constants.package}"
        if constants.package not in purls:
            yield Astray("error", where, f"package {constants.package!r} is not known")
        unknown = sorted({name for name in constants.every.values() if not _known(book, name)})
        if unknown:
            yield Astray("warning", where, f"no model is known for {len(unknown)} of the ids: {', '.join(unknown)}")


def _known(book: Rulebook, name: str) -> bool:
    return bool(book.model(name) or book.model(name.rpartition("/")[2]))
