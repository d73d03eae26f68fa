"""What resolve hands on: the whole project as evidence and facts, the one argument of every check and of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from airisk.config import Config
from airisk.domain import Component, FileFacts, Ripple, Usage
from airisk.frozen import dataclass
from airisk.report import Effort
from airisk.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Project:
    """The scanned project, pure and without a clock. `places` gives each usage its place, by its order key; `efforts` gives each component
    what its change costs, once the plan has priced it. `own` are the vendors that the project itself is.

    `memory` holds what was worked out of it before, each with what it was worked out from.

    Of a what-if: `seeds` are the usages asked about, `asked` their subjects, `unknown` what neither rules nor tree know.
    """

    components: tuple[Component, ...]
    usages: tuple[Usage, ...]
    ripples: tuple[Ripple, ...]
    places: Mapping[tuple[object, ...], str]
    facts: tuple[FileFacts, ...]
    rulebook: Rulebook
    config: Config
    today: date
    asked: tuple[str, ...] = ()
    seeds: tuple[Usage, ...] = ()
    unknown: tuple[str, ...] = ()
    efforts: Mapping[str, Effort] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    memory: dict[object, tuple[object, ...]] = field(default_factory=dict, compare=False, repr=False)

    def place(self, usage: Usage) -> str:
        """The place of a usage: stable under moves of lines and files."""
        return self.places[usage.order]

    def featured(self) -> tuple[Usage, ...]:
        """The usages that use a feature."""
        known = self.memory.get("featured")
        if known is None or known[0] is not self.usages:
            known = self.memory["featured"] = (self.usages, *(u for u in self.usages if u.feature))
        return known[1:]  # type: ignore[return-value]

    def narrowed(self, within: tuple[str, ...]) -> Project:
        """The same project with only what stands in some paths; what was learned from other files stays learned."""
        usages = tuple(u for u in self.usages if inside(u.location.path, within))
        kept = {u.order for u in usages}
        components = tuple(replace(c, usages=tuple(u for u in c.usages if u.order in kept)) for c in self.components)
        return replace(
            self,
            usages=usages,
            components=tuple(c for c in components if c.usages),
            ripples=tuple(r for r in self.ripples if inside(r.location.path, within)),
            seeds=tuple(u for u in self.seeds if u.order in kept),
        )


def inside(path: str, within: tuple[str, ...]) -> bool:
    """Whether a path is one of some paths, or below one."""
    return any(path == w or path.startswith(f"{w}/") for w in within)
