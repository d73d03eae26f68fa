"""The table at which usages are made: one file's references beside the graph and the rulebook."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from airisk.domain import MENTIONS, Confidence, Context, FileFacts, Location, Reach, Reference, Role, Said, Usage
from airisk.resolve.graph import Graph
from airisk.resolve.recognise import Recognised, Recogniser
from airisk.rulebook.book import Rulebook

_RANK = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}
_REACH = {Reach.DECLARED: 0, Reach.IMPORTED: 1, Reach.CALLED: 2}


@dataclass(slots=True)
class Evidence:
    """Collects usages, one per place and subject; a better recognition of a place replaces a weaker one.

    wanted: files that no needle led to, but that a model argument's value comes from.
    """

    book: Rulebook
    graph: Graph
    recogniser: Recogniser
    roles: dict[str, Role]
    texts: dict[Location, Reference] = field(default_factory=dict)
    calls: dict[tuple[str, int, int], Reference] = field(default_factory=dict)
    found: dict[tuple[Location, str, str], Usage] = field(default_factory=dict)
    ai_files: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    lists_of_models: set[tuple[str, str, str]] = field(default_factory=set)

    def learn(self, facts: tuple[FileFacts, ...]) -> None:
        """Index literals and calls by where they stand."""
        for file in facts:
            for reference in file.references:
                at = reference.location
                if reference.kind in (Said.TEXT, Said.SETTING):
                    self.texts[at] = reference
                    if reference.context in (Context.CATALOGUE, Context.COMPARE) and self.recogniser.certain(reference.text):
                        self.lists_of_models.add((at.path, reference.scope, reference.name))
                elif reference.kind is Said.CALL:
                    self.calls.setdefault((at.path, at.line, at.column), reference)

    def in_tree(self, text: str) -> bool:
        """Whether a string with a slash begins like a path of the tree that was read."""
        head = text.partition("/")[0] + "/"
        return any(path.startswith(head) or f"/{head}" in path for path in self.roles)

    def add(self, usage: Usage) -> None:
        """Keep a usage unless the place has a better one of the same subject."""
        key = (usage.location, usage.subject, usage.feature)
        old = self.found.get(key)
        if old is None:
            self.found[key] = usage
            return
        best = usage if _RANK[usage.confidence] > _RANK[old.confidence] else old
        reach = max(usage.reach, old.reach, key=_REACH.__getitem__)
        self.found[key] = replace(best, reach=reach, platform=best.platform or old.platform or usage.platform)

    def sdk(self, reference: Reference, vendor: str, subject: str, context: Context, reach: Reach, **more: str) -> None:
        """A usage of a package, high confidence: an import, a resolved call or a manifest line."""
        platform, feature = more.get("platform", ""), more.get("feature", "")
        how = more.get("how", "")
        self.add(
            Usage(vendor, platform, subject, feature, context, reach, Confidence.HIGH, self.roles[reference.location.path],
                  reference.location, more.get("text") or reference.text or reference.name, reference, (how,) if how else ())
        )  # fmt: skip
        if context is not Context.MANIFEST:
            self.ai_files.add(reference.location.path)

    def model(
        self, reference: Reference, found: Recognised, confidence: Confidence, reach: Reach, platform: str = "", via: tuple[str, ...] = ()
    ) -> None:
        """A usage of a model id at a literal."""
        self.add(
            Usage(found.maker, platform or found.platform, f"model:{found.maker}/{found.name}", "", reference.context, reach, confidence,
                  self.roles[reference.location.path], reference.location, reference.text, reference, (found.how, *via))
        )  # fmt: skip

    def service(self, reference: Reference, vendor: str, confidence: Confidence, feature: str = "", text: str = "") -> None:
        """A usage of a hosted service: an endpoint or an environment variable."""
        context = Context.ENDPOINT if reference.kind is not Said.ENV and "://" in (text or reference.text) else reference.context
        if reference.context in MENTIONS:
            context = reference.context
        self.add(
            Usage(vendor, vendor, f"service:{vendor}", feature, context, Reach.DECLARED, confidence, self.roles[reference.location.path],
                  reference.location, text or reference.text or reference.name, reference)
        )  # fmt: skip

    def literal(self, location: Location, text: str, near: Reference) -> Reference:
        """The reference of a literal; where no needle led to it, one is made from the call that it flows into."""
        known = self.texts.get(location)
        if known is not None:
            return known
        same = location.path == near.location.path and location.line == near.location.line
        context = Context.ARGUMENT if same else Context.CONSTANT
        snippet = near.snippet if same else f'"{text}"'
        return Reference(location, Said.TEXT, "", context, (), near.ecosystem, text, near.scope if same else "", snippet)
