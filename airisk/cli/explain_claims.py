"""Claims as sentences: who said what about a future, who decides, and why."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Claim, Lifecycle

#: Fields that a lifecycle shows the winner of.
_SHOWN = ("retires", "announced", "replacement")


def lifecycle_lines(lifecycle: Lifecycle, name: str = "") -> Iterator[str]:
    """What holds on a platform (`name`: as people call it), then every claim under it, the deciding one first."""
    facts = [f"{name} {value}" for name in ("announced", "retires") if (value := getattr(lifecycle, name))]
    facts += [word for word in (lifecycle.precision, lifecycle.effect and f"effect: {lifecycle.effect}") if word]
    facts += [f"replacement {lifecycle.replacement}"] if lifecycle.replacement else []
    facts += [f"options {', '.join(lifecycle.options)}"] if lifecycle.options else []
    yield f"  at {name or lifecycle.platform}: {', '.join([lifecycle.status, *facts])}"
    for field in dict.fromkeys(claim.field for claim in lifecycle.claims):
        yield from _field_lines(field, lifecycle)


def _field_lines(field: str, lifecycle: Lifecycle) -> Iterator[str]:
    claims = [claim for claim in lifecycle.claims if claim.field == field]
    first = claims[0]
    decides = field in _SHOWN and str(getattr(lifecycle, field)) == first.value
    disagree = len({claim.value for claim in claims}) > 1
    for claim in claims:
        why = ""
        if claim is first and decides:
            why = f"; decides: newest {first.kind} statement" if len(claims) > 1 else "; decides: the only statement"
        elif disagree and claim.value != first.value:
            why = "; disagrees"
        firm = "".join(f", {word}" for word in (claim.precision, claim.effect) if word)
        said = f"{claim.kind}, stated {claim.stated}, read {claim.checked}{why}"
        yield f"    - {claim.field}: {claim.value}{firm} ({said}) {_source(claim)}"


def _source(claim: Claim) -> str:
    return f"{claim.source} through {claim.via}" if claim.via else claim.source
