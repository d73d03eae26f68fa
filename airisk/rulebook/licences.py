"""The words in which licences are told: how far a text was read, and where in it a duty stands."""

from __future__ import annotations

from airisk.rulebook.schema import License, Obligation

#: How the wording of a licence was checked → what that means; a day instead of these words = it was read on that day.
VERIFIED = {
    "text": "its text was read here",
    "spdx": "its text is that of the SPDX list",
    "part": "its text was not read here as a whole, only the clauses that are named",
    "hub-docs": "its text was not read here, only the documentation of a hub",
    "secondary": "its text was not read here: what stands here is told by others",
}
#: Those under which a licence must be read before it is relied on.
UNREAD = ("part", "hub-docs", "secondary")
#: The clause of a duty that was only told, without its number.
UNRECORDED = "not recorded here"


def wording(known: License) -> str:
    """How the wording of a licence was checked."""
    return VERIFIED.get(known.verified, VERIFIED["text"])


def place(duty: Obligation) -> str:
    """Where a duty stands: "clause 1.b.i", "last paragraph"; "" = nobody recorded it."""
    first = duty.clause.replace(";", ".").partition(".")[0]
    if first[:1].isdigit() or not first.strip("IVX"):
        return f"clause {duty.clause}"
    return duty.clause if duty.clause != UNRECORDED else ""
