"""Numbers, dates and closed words of a report as English, the same in every format that is read by people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from airisk.report import Coverage, Effort, Span

#: Verdict → what a person reads.
VERDICT_WORDS = {"act-now": "act now", "schedule": "schedule", "watch": "watch", "unknown": "unknown", "fine": "fine"}

#: Effect of an event → what happens to those who do nothing.
EFFECTS = {
    "error": "calls fail",
    "removed": "calls fail",
    "re-routed": "calls are answered by something else",
    "frozen": "what you have stays, nothing new comes",
    "no-new-jobs": "no new jobs are taken",
    "client-removed": "the client is gone from the package",
}

#: Status of a lifecycle → the same, where no effect is known.
STATUSES = {
    "retired": "it is gone; what happens to calls is not stated",
    "retiring": "it ends; what happens to calls is not stated",
    "overdue": "it may end any day",
    "deprecated": "it is deprecated, no day is named",
    "frozen": "what you have stays, nothing new comes",
    "archived": "what you have stays, no fixes come",
}

#: Reason of a problem → what a person reads; any other reason is shown as it is.
REASONS = {
    "too-large": "over the size limit",
    "permission": "no permission to read it",
    "vanished": "gone or replaced while reading",
    "outside-root": "a link that leads out of the tree",
    "link-loop": "a link that leads back into the tree",
    "symlink": "a link, not followed",
    "encoding-guess": "not UTF-8, read as latin-1",
    "partial": "read in part",
    "timeout": "took too long",
    "crashed": "its reader died",
    "text-only: strings were read, calls were not": "read as text: names in it are found, what is done with them is not",
}


def count(number: int, noun: str) -> str:
    """A number with its unit: "1 place", "2 places", "3 entries"."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number:,} {plural}"


def named(id_: str, names: Mapping[str, str]) -> str:
    """The name of a vendor or platform; of one that the report does not name, its id as a name is written: "two-words" → "Two Words"."""
    return names.get(id_) or " ".join(word.upper() if len(word) < 4 else word.capitalize() for word in id_.split("-"))


def _rounded(number: float) -> float:
    """Half days below three, whole ones above: more would feign precision."""
    return round(number * 2) / 2 if number < 3 else float(round(number))


def _interval(low: str, high: str) -> str:
    return high if low == high else f"{low}-{high}"


def days(span: Span) -> str:
    """Person-days as an interval: "under a day", "1-2 days"."""
    if span.high <= 0:
        return "days not estimated"
    if span.high < 1:
        return "under a day"
    low, high = _rounded(span.low), _rounded(span.high)
    if low == 0 and high == 1:
        return "up to a day"
    text = _interval(f"{low or 0.5:g}", f"{high:g}")
    return f"{text} day" if text == "1" else f"{text} days"


def churn(span: Span) -> str:
    """Changed lines, the likely figure: "about 380 changed lines"; "" if nothing is known."""
    likely = round(span.likely)
    return f"about {count(likely, 'changed line')}" if likely else ""


def effort(cost: Effort) -> str:
    """Days and, where known, lines."""
    return ", ".join(part for part in (days(cost.days), churn(cost.churn)) if part)


def when(day: date | None, today: date) -> str:
    """How far off a day is: "in 53 days (2027-01-14)", "88 days ago (2026-08-26)", "no date"."""
    if day is None:
        return "no date"
    distance = (day - today).days
    if distance == 0:
        return f"today ({day.isoformat()})"
    return f"in {count(distance, 'day')} ({day})" if distance > 0 else f"{count(-distance, 'day')} ago ({day})"


def due(deadline: str | None, start_by: str | None, today: str) -> tuple[str, ...]:
    """("Deadline 2027-01-14", "Start by 2026-12-29"); ("Ended on 2026-08-26",) of a day that has passed."""
    if deadline and deadline < today:
        return (f"Ended on {deadline}",)
    start = (f"The day to start by was {start_by}" if start_by < today else f"Start by {start_by}") if start_by else ""
    return tuple(filter(None, (f"Deadline {deadline}" if deadline else "", start)))


def happens(status: str, effect: str | None) -> str:
    """What a lifecycle means for those who do nothing."""
    if status == "overdue":
        return STATUSES[status] + (f", then {EFFECTS[effect]}" if effect in EFFECTS else "")
    return EFFECTS.get(effect or "") or STATUSES.get(status, status)


def percent(share: float) -> str:
    """A share of 0-1 as "92 %", never rounded up to all or down to none."""
    whole = round(share * 100)
    return f"{min(max(whole, 1 if share > 0 else 0), 99 if share < 1 else 100)} %"


def coverage(seen: Coverage) -> str:
    """How much was seen: "212 of 214 files read, 2 skipped, 1 in part"."""
    parts = [f"{seen.read:,} of {count(seen.files, 'file')} read"]
    parts += [f"{number:,} {word}" for number, word in ((seen.skipped, "skipped"), (seen.partial, "read in part")) if number]
    return ", ".join(parts)


def size(number: object) -> str:
    """Bytes in the unit a person would use; "" for what is no number."""
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 20:
        number = int(number)
    if not isinstance(number, (int, float)) or isinstance(number, bool) or number < 0:
        return ""
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= step:
            return f"{number / step:.1f} {unit}"
    return count(int(number), "byte")


def joined(said: Iterable[str]) -> str:
    """Sentences as parts of one, apart by semicolons, with no full stop of their own."""
    return "; ".join(one.rstrip(".") for one in map(str.strip, said) if one)


def sentences(said: Iterable[str]) -> str:
    """Sentences in a row, each with its full stop."""
    return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in map(str.strip, said) if one)


def listed(items: Iterable[str], limit: int | None = None, noun: str = "", joint: str = ", ") -> str:
    """Items with commas, or another joint; those beyond the limit as a number of what the noun says."""
    items = tuple(items)
    if limit is None or len(items) <= limit:
        return joint.join(items)
    rest = len(items) - limit
    return joint.join(items[:limit]) + f" and {count(rest, f'more {noun}') if noun else f'{rest:,} more'}"
