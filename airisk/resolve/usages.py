"""Collects the usages of a project: one per place, component and platform; the surest recognition wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from airisk.domain import MENTIONS, Confidence, Context, FileFacts, Location, Reach, Reference, Role, Said, Usage
from airisk.resolve.graph import Graph
from airisk.resolve.recognise import Recognised, Recogniser
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Package, Pattern

#: The package that a dotted name belongs to, and the patterns of clients, calls and symbols that it fulfils.
Offer = tuple[Package | None, tuple[Pattern, ...]]

_UPWARDS = re.compile(r"^(\.{0,2}/)+")
_RANK = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}
_REACH = {Reach.DECLARED: 0, Reach.IMPORTED: 1, Reach.CALLED: 2}


@dataclass(slots=True)
class UsageTable:
    """Collects usages, one per place, subject and platform; a better recognition of a place replaces a weaker one.

    ai_files: those that use an SDK or a service. declaring: those that declare infrastructure, with its vendors; a known name is a
    model, and one that only looks like one may be a resource's. offers: what the rules were already found to know of dotted names, by
    name and ecosystem. wanted: files that no needle led to, but that an SDK or the value of a model argument comes through. waiting:
    imports and manifest lines of SDKs for many services; beside: package and file where a client of theirs is made that counts.
    """

    book: Rulebook
    graph: Graph
    recogniser: Recogniser
    roles: dict[str, Role]
    offers: dict[tuple[str, str], Offer]
    texts: dict[Location, Reference] = field(default_factory=dict)
    calls: dict[tuple[str, int, int], Reference] = field(default_factory=dict)
    found: dict[tuple[Location, str, str], dict[str, Usage]] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()
    ai_files: set[str] = field(default_factory=set)
    declaring: dict[str, set[str]] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)
    lists_of_models: set[tuple[str, str, str]] = field(default_factory=set)
    weight_files: dict[str, list[str]] = field(default_factory=dict)
    waiting: list[tuple[Reference, Package]] = field(default_factory=list)
    beside: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """The names of the tree's folders."""
        self.folders = frozenset(part for path in self.roles for part in path.split("/")[:-1])

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
                elif reference.kind is Said.WEIGHTS:
                    self.weight_files.setdefault(at.path.rpartition("/")[2], []).append(at.path)

    def offer(self, dotted: str, ecosystem: str) -> Offer:
        """What the rules know of a name of an SDK; looked up once for all of its places."""
        key = (dotted, ecosystem or "pypi")
        found = self.offers.get(key)
        if found is None:
            # A client made for one service says more than the one of all of them.
            patterns = tuple(sorted(self.book.patterns_by_name(dotted), key=lambda p: not p.given))
            found = self.offers[key] = (self.book.package_by_import(*key), patterns)
        return found

    def in_tree(self, text: str) -> bool:
        """Whether a string with a slash begins like a path of the tree that was read."""
        return text.partition("/")[0] in self.folders

    def weight_file(self, text: str) -> str | None:
        """The weight file of the tree that a path or base name means: the only one of its name, whatever folder it is mounted at.

        A relative path must lead there from some folder: two repositories may each hold a file of one name.
        """
        path = text.replace("\\", "/")
        here = self.weight_files.get(path.rpartition("/")[2], ())
        asked = _UPWARDS.sub("", path)
        if asked in here:
            return asked
        if len(here) != 1:
            return None
        ends = here[0].endswith(f"/{asked}") or asked.endswith(f"/{here[0]}")
        return here[0] if ends or path.startswith("/") or path[1:3] == ":/" else None

    def add(self, usage: Usage) -> None:
        """Keep a usage unless the place has a better one of the same subject."""
        here = self.found.setdefault((usage.location, usage.subject, usage.feature), {})
        if usage.platform and "" in here:
            usage = _better(replace(here.pop(""), platform=usage.platform), usage)
        # What a string alone tells says nothing against the calls that it flows into.
        called = usage.platform and usage.reach is not Reach.DECLARED
        told = [usage.platform] if called or not here else list(here)
        for platform in told:
            old = here.get(platform)
            here[platform] = _better(old, replace(usage, platform=platform)) if old is not None else usage

    def usages(self) -> list[Usage]:
        """All usages so far; one literal that flows to two platforms is two."""
        return [usage for here in self.found.values() for usage in (here.values() if len(here) == 1 else self._told(here))]

    def _told(self, here: dict[str, Usage]) -> tuple[Usage, ...]:
        """Of the platforms that one literal flows to the one whose way to write ids it is: one base class hands it to every client.

        What has a slash is written so by several.
        """
        found = next((self.recogniser.model(u.text) for u in here.values() if u.subject.startswith("model:") and "/" not in u.text), None)
        platform = found.platform if found is not None else ""
        return (here[platform],) if platform and platform in here else tuple(here.values())

    def sdk(
        self,
        reference: Reference,
        vendor: str,
        subject: str,
        context: Context,
        reach: Reach,
        *,
        platform: str = "",
        feature: str = "",
        text: str = "",
        via: tuple[str, ...] = (),
    ) -> None:
        """A usage of a package, high confidence: an import, a resolved call or a manifest line."""
        self.add(
            Usage(vendor, platform, subject, feature, context, reach, Confidence.HIGH, self.roles[reference.location.path],
                  reference.location, text or reference.text or reference.name, reference, via)
        )  # fmt: skip
        if context is not Context.MANIFEST:
            self.ai_files.add(reference.location.path)

    def model(
        self, reference: Reference, found: Recognised, confidence: Confidence, reach: Reach, platform: str = "", via: tuple[str, ...] = ()
    ) -> None:
        """A usage of a model id at a literal, or of a weight file of the tree by its path."""
        path = self.weight_file(reference.text)
        name = "/".join(part for part in found.name.split("/") if part)
        subject = f"file:{path}" if path is not None else f"model:{found.maker}/{name}"
        self.add(
            Usage(found.maker, platform or found.platform, subject, "", reference.context, reach, confidence,
                  self.roles[reference.location.path], reference.location, reference.text, reference, (found.how, *via))
        )  # fmt: skip

    def service(
        self, reference: Reference, vendor: str, confidence: Confidence, feature: str = "", text: str = "", via: tuple[str, ...] = ()
    ) -> None:
        """A usage of a hosted service: an endpoint or an environment variable."""
        context = Context.ENDPOINT if reference.kind is not Said.ENV and "://" in (text or reference.text) else reference.context
        if reference.context in MENTIONS:
            context = reference.context
        self.add(
            Usage(vendor, vendor, f"service:{vendor}", feature, context, Reach.DECLARED, confidence, self.roles[reference.location.path],
                  reference.location, text or reference.text or reference.name, reference, via)
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


def _better(old: Usage, new: Usage) -> Usage:
    """The surer of two recognitions of one thing at one place, with the further reach of both."""
    best = new if _RANK[new.confidence] > _RANK[old.confidence] else old
    return replace(best, reach=max(new.reach, old.reach, key=_REACH.__getitem__))
