"""Usages from weight files and licence texts."""

from __future__ import annotations

from airisk.domain import Confidence, Context, Reach, Reference, Usage
from airisk.resolve.recognise import UNKNOWN_MAKER
from airisk.resolve.usages import UsageTable


def recognise_weights(table: UsageTable, reference: Reference) -> None:
    """A weight file is a component of its own; its maker is told by its name or base, never guessed from the format."""
    path = reference.location.path
    names = [path.rsplit("/", 1)[-1], *(getattr(reference.argument(k), "plain", None) or "" for k in ("base", "name"))]
    found = next((f for f in (table.recogniser.model(n) for n in names if n) if f is not None), None)
    vendor = found.maker if found is not None else UNKNOWN_MAKER
    confidence = Confidence.HIGH if reference.argument("format") is not None else Confidence.MEDIUM
    table.add(
        Usage(vendor, "", f"file:{path}", "", Context.WEIGHTS, Reach.DECLARED, confidence, table.roles[path],
              reference.location, path, reference, (found.how,) if found is not None else ())
    )  # fmt: skip


def recognise_license(table: UsageTable, reference: Reference) -> None:
    """A licence text is the licence all of whose phrases it holds; of several the one with the most phrases."""
    text = reference.text
    fits = [
        known for known in table.book.rules.licenses.values()
        if known.phrases and all(p.lower() in text for p in known.phrases) and not any(p.lower() in text for p in known.not_phrases)
    ]  # fmt: skip
    if not fits:
        return
    best = max(fits, key=lambda known: (len(known.phrases), sum(map(len, known.phrases)), known.id))
    path = reference.location.path
    table.add(
        Usage(UNKNOWN_MAKER, "", f"license:{best.id}", "", Context.LICENSE, Reach.DECLARED, Confidence.HIGH, table.roles[path],
              reference.location, reference.name, reference, ("phrases of the text",))
    )  # fmt: skip
