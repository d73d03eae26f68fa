"""What a vendor's events say about a line of models: how it is kept, and as claims that count with its maker."""

from __future__ import annotations

from datetime import date, timedelta

from airisk.domain import Claim
from airisk.rulebook.schema import Event

#: A line without a release for longer than this is idle.
IDLE = timedelta(days=365)


def _frozen(events: tuple[Event, ...]) -> Event | None:
    """The freeze that no later release took back."""
    turns = [event for event in events if event.effect in ("frozen", "released")]
    return turns[-1] if turns and turns[-1].effect == "frozen" else None


def steward(events: tuple[Event, ...], today: date) -> str:
    """active · idle · frozen · unknown. A release of the last year makes a line active."""
    frozen = _frozen(events)
    if frozen and frozen.date <= today:
        return "frozen"
    releases = [event.date for event in events if event.effect == "released"]
    if not releases:
        return "unknown"
    return "active" if today - releases[-1] <= IDLE else "idle"


def claims(events: tuple[Event, ...], maker: str) -> tuple[Claim, ...]:
    """The events that change how a line stands with its maker, as claims: a freeze, and an end."""
    frozen = _frozen(events)
    telling = [("frozen", frozen)] if frozen else []
    telling += [("retires", event) for event in events if event.effect == "retired"]
    return tuple(
        Claim(
            field=field,
            platform=maker,
            value=event.date.isoformat(),
            precision="exact",
            effect="frozen" if field == "frozen" else "",
            source=event.source.url,
            via=event.source.via,
            kind=event.source.kind,
            stated=event.source.stated,
            checked=event.source.checked,
        )
        for field, event in telling
    )
