"""Works out the state of a thing on a day from what was claimed about it; nothing stores a status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from airisk.domain import Claim, Lifecycle

#: First-party facts older than this no longer say that a thing lives.
FRESH = timedelta(days=180)
#: Kinds of sources, best first.
RANKS = {"first-party": 0, "transcribed": 1, "catalogue": 2, "press": 3}
#: Effects of an end that leave calls working.
SOFT_EFFECTS = ("frozen", "no-new-jobs")
#: What ends within this is no advice for those who move today.
SOON = timedelta(days=180)


def rank(claim: Claim) -> int:
    """How little the kind of its source is worth."""
    return RANKS.get(claim.kind, len(RANKS))


def ends(lifecycle: Lifecycle, today: date) -> bool:
    """Whether it is gone, about to go, or said to go on a day that nobody named."""
    if lifecycle.status == "retiring":
        return lifecycle.retires is None or lifecycle.retires - today <= SOON
    return lifecycle.status in ("deprecated", "overdue", "retired", "archived")


def best(claims: Iterable[Claim], *fields: str) -> Claim | None:
    """The claim that decides these fields: of the best kind the one stated last, never the majority.

    Of equals that were stated on one day the one that is worse for the user decides: the earlier day, the firmer word.
    """
    found = [claim for claim in claims if claim.field in fields]
    return min(found, key=lambda claim: (rank(claim), -claim.stated.toordinal(), _mildness(claim)), default=None)


def _mildness(claim: Claim) -> tuple[str, bool, bool, tuple[str, ...]]:
    """Sorts claims of one standing, worse first. Days and `archived` < `deprecated` sort by their text, `active` comes last."""
    word = "~" if claim.value == "active" else claim.value
    return (word, claim.precision == "earliest", claim.effect in SOFT_EFFECTS, _text(claim))


def _text(claim: Claim) -> tuple[str, ...]:
    """All of a claim, so that an order never depends on the order of files."""
    return (claim.field, claim.value, claim.precision, claim.effect, claim.source, claim.via, claim.checked.isoformat())


def claims_lifecycle(claims: tuple[Claim, ...], platform: str, today: date) -> Lifecycle:
    """The lifecycle that these claims about one platform give. All claims are kept, those that disagree too."""
    end = best((claim for claim in claims if not _disproved(claim, claims)), "retires", "removed")
    announced = best(claims, "announced")
    replacement = best(claims, "replacement")
    options = best(claims, "options")
    day = _day(end)
    status = _dated_status(end, day, today) if end else _undated_status(claims, today)
    frozen = best(claims, "frozen")
    return Lifecycle(
        platform=platform,
        status=status,
        announced=_day(announced) or (_day(frozen) if status == "frozen" else None),
        retires=day,
        precision=_precision(end, claims, today) or None if end and day else None,
        effect=end.effect or None if end else "frozen" if status == "frozen" else None,
        replacement=replacement.value if replacement else None,
        options=tuple(options.value.split(", ")) if options else (),
        claims=tuple(sorted(claims, key=_order)),
    )


def _precision(end: Claim, claims: tuple[Claim, ...], today: date) -> str:
    """How firm the day of an end is: while it lies ahead, "not before" if somebody who knows as well reads that very day so.

    Once it has passed, the firmer word decides: a later day never makes things look better.
    """
    day = _day(end)
    if end.precision != "unqualified" or day is None or day <= today:
        return end.precision
    read = (c for c in claims if c.field == end.field and c.value == end.value and rank(c) <= rank(end))
    return "earliest" if any(c.precision == "earliest" for c in read) else end.precision


def _order(claim: Claim) -> tuple[str, int, int, tuple[str, bool, bool, tuple[str, ...]]]:
    """The order in which claims are shown: by field, the deciding one first."""
    return (claim.field, rank(claim), -claim.stated.toordinal(), _mildness(claim))


def _disproved(end: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether somebody who must know better said after the day of an end that the thing is still there.

    An end on the vendor's own page, copied or not, falls only to a word about its state: a vendor's lists go on naming what is
    gone. What a price list or the press tells about an end falls to a list of the vendor's, too.
    """
    day, word = _day(end) if end.field in ("retires", "removed") else None, best(claims, "status")
    if day is None:
        return False
    if word is not None and word.value == "active" and rank(word) <= rank(end) and word.stated > day:
        return True
    later = [claim for claim in claims if rank(claim) == 0 < rank(end) and claim.stated > day and _alive(claim)]
    return any(claim.field == "status" or rank(end) >= RANKS["catalogue"] for claim in later)


def _alive(claim: Claim) -> bool:
    return claim.field == "listed" or (claim.field == "status" and claim.value == "active")


def _day(claim: Claim | None) -> date | None:
    return None if claim is None or claim.value == "true" else date.fromisoformat(claim.value)


def _dated_status(end: Claim, day: date | None, today: date) -> str:
    """The status of something with an end."""
    if end.effect in SOFT_EFFECTS:
        return "frozen" if end.effect == "frozen" and (day is None or day <= today) else "deprecated"
    if day is None:
        return "retired"
    if day > today:
        return "retiring"
    return "overdue" if end.precision == "earliest" else "retired"


def _undated_status(claims: tuple[Claim, ...], today: date) -> str:
    """The status of something without an end: what was said last, and life only where somebody says so who must know."""
    status = best(claims, "status")
    if status and status.value == "archived":
        return "archived"
    if status and status.value == "deprecated":
        return "deprecated"
    if any(claim.field in ("announced", "deprecated") for claim in claims):
        return "deprecated"
    frozen = _day(best(claims, "frozen"))
    if frozen and frozen <= today:
        return "frozen"
    alive = [claim for claim in claims if _alive(claim)]
    if any(rank(claim) == 0 and today - claim.checked <= FRESH for claim in alive):
        return "active"
    return "listed" if alive else "unknown"
