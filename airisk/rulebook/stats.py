"""Counts what the rules hold: how much, from whom, how old, and where their sources disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from airisk.domain import ENDS, Claim
from airisk.frozen import dataclass
from airisk.rulebook.lint import MAX_AGE
from airisk.rulebook.origins import OWN, facts
from airisk.rulebook.schema import Rules

#: The ecosystem (purl type) of container images, which vendors list without a package.
_IMAGES = "docker"


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of some rules on a day.

    model_ids: ids, counted on each platform that has them; names: different ones among them. ended: those of which somebody said when they
    end; listed: those known from lists alone. disagreeing: ids of which two sources name different ends on one platform. facts: whatever
    has a source, by its kind; old: those read longer ago than lint warns of; unsourced: models and packages without any.
    """

    vendors: int
    platforms: int
    model_ids: int
    names: int
    ended: int
    listed: int
    disagreeing: int
    families: int
    open_families: int
    licensed_families: int
    packages: Mapping[str, int]
    bad_releases: int
    patterns: Mapping[str, int]
    spellings: int
    constants: int
    features: int
    licenses: int
    obligations: int
    licenses_by_check: Mapping[str, int]
    tensor_types: int
    architectures: int
    formats: int
    facts: Mapping[str, int]
    old: int
    unsourced: int

    @property
    def first_party_share(self) -> float:
        """Of all facts, how many the vendor itself states."""
        return self.facts.get(OWN, 0) / max(sum(self.facts.values()), 1)


def stats(rules: Rules, today: date) -> Stats:
    """Count everything."""
    known = tuple(facts(rules))
    packages = Counter(package.ecosystem for package in rules.packages)
    packages[_IMAGES] += sum(len(vendor.images) for vendor in rules.vendors.values())
    families = rules.families.values()
    return Stats(
        vendors=len(rules.vendors),
        platforms=len({claim.platform for model in rules.models for claim in model.claims}),
        model_ids=len(rules.models),
        names=len({model.id.lower() for model in rules.models}),
        ended=sum(any(claim.field in ENDS for claim in model.claims) for model in rules.models),
        listed=sum({claim.field for claim in model.claims} == {"listed"} for model in rules.models),
        disagreeing=sum(_disagree(model.claims) for model in rules.models),
        families=len(families),
        open_families=sum(family.open is True for family in families),
        licensed_families=sum(family.license is not None for family in families),
        packages=_counted(packages),
        bad_releases=sum(len(package.bad) for package in rules.packages),
        patterns=_counted(Counter(pattern.kind for pattern in rules.patterns)),
        spellings=len(rules.spellings),
        constants=sum(len(constants.every) for constants in rules.constants),
        features=len(rules.features),
        licenses=len(rules.licenses),
        obligations=sum(len(text.obligations) for text in rules.licenses.values()),
        licenses_by_check=_counted(Counter(text.verified for text in rules.licenses.values())),
        tensor_types=len(rules.weights.tensor_types),
        architectures=len(rules.weights.architectures),
        formats=len(rules.weights.formats),
        facts=_counted(Counter(fact.kind for fact in known)),
        old=sum(today - fact.checked > MAX_AGE for fact in known),
        unsourced=_bare(rules),
    )


def _bare(rules: Rules) -> int:
    """What stands there on nobody's word: models, packages, whether weights are open. A claim without source and days does not load."""
    said = (family for family in rules.families.values() if family.open is not None or family.license)
    bare = (*(model.claims for model in rules.models), *(package.claims for package in rules.packages), *(family.source for family in said))
    tables = ("tensor_types", "runtimes", "architectures")
    return sum(not source for source in (*bare, *(rules.weights.read_in.get(name) for name in tables if getattr(rules.weights, name))))


def _disagree(claims: Iterable[Claim]) -> bool:
    """Whether two sources name different ends on one platform."""
    days: dict[str, set[str]] = {}
    for claim in claims:
        if claim.field in ENDS:
            days.setdefault(claim.platform, set()).add(claim.value)
    return any(len(values) > 1 for values in days.values())


def _counted(counter: Counter[str]) -> dict[str, int]:
    """Most first."""
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
