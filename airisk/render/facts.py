"""Who says what about the future of each component, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from airisk.domain import Claim
from airisk.frozen import dataclass
from airisk.render import words
from airisk.render.vendors import VendorPart


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim about a component: at which platform, what it says in words, and where it was read."""

    name: str
    at: str
    says: str
    claim: Claim


#: Field of a claim → how it begins.
_FIELDS = {
    "retires": "ends",
    "removed": "removed",
    "announced": "end announced",
    "deprecated": "deprecated",
    "frozen": "no new releases since",
    "replacement": "replaced by",
    "options": "may be replaced by",
    "status": "",
}
_PRECISIONS = {"earliest": ", not earlier"}


def by_vendor(parts: Iterable[VendorPart], names: Mapping[str, str]) -> dict[str, tuple[Fact, ...]]:
    """The claims of all components, each with the vendor of its platform if that lists the component, else with the first that does."""
    parts = tuple(parts)
    told: dict[str, list[Fact]] = {part.vendor.id: [] for part in parts}
    done: set[str] = set()
    for part in parts:
        for component in part.components:
            if component.id in done:
                continue
            done.add(component.id)
            listing = [other.vendor.id for other in parts if component in other.components]
            for life in component.lifecycles:
                owner = life.platform if life.platform in listing else listing[0]
                at = words.named(life.platform, names) if life.platform else ""
                told[owner] += [Fact(component.name, at, _says(claim), claim) for claim in life.claims]
    return {vendor: tuple(facts) for vendor, facts in told.items()}


def _says(claim: Claim) -> str:
    value = "" if claim.value == "true" else claim.value
    return " ".join(filter(None, (_FIELDS.get(claim.field, claim.field), value))) + _PRECISIONS.get(claim.precision, "")
