"""The rules database as typed values. Field names are the TOML keys; folder and file names are the ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from airisk.domain import Claim
from airisk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts were read. `url`: the source itself; `via`: what it was read through (a purl), if not at the source."""

    id: str
    url: str
    via: str
    kind: str
    stated: date
    checked: date


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a vendor did or announced about a whole line. effect: frozen · closed · renamed · relicensed · released · retired,
    or `noted`: nothing was done or announced, it is what a reading on that day found.
    """

    id: str
    date: date
    effect: str
    families: tuple[str, ...]
    says: str
    confidence: str
    source: Source


@dataclass(frozen=True, slots=True)
class Vendor:
    """Who sells or publishes. `gateway`: passes calls on to others; `protocol`: the wire protocol its hosted API speaks.

    `sites`: where else it speaks for itself, beside homepage, policy pages and hosts: domains, or a domain with the start of a path.
    """

    id: str
    name: str
    homepage: str
    policy: tuple[str, ...]
    notice_days: int | None
    protocol: str
    gateway: bool
    hosts: tuple[str, ...]
    key_prefixes: tuple[str, ...]
    images: tuple[str, ...]
    events: tuple[Event, ...]
    sites: tuple[str, ...] = ()

    @property
    def handed_out(self) -> bool:
        """Whether it hands out a server of models as software: an image or a port of this machine, and no host of its own."""
        serves = not self.gateway and bool(self.protocol) and bool(self.hosts or self.images)
        return serves and all(host.startswith(("localhost", "127.", "[::1]")) for host in self.hosts)


@dataclass(frozen=True, slots=True)
class BadRelease:
    """Releases that must not be used, as a PEP 440 or npm range.

    `removed`: no index hands them out any more, so only a pin or a lock leads to them. `instead`: a range without them.
    """

    versions: str
    says: str
    source: Source
    removed: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """An SDK or runtime by purl. `imports` are top-level (or dotted) module names.

    `only_with`: of an SDK for many services, the pattern ids of the clients beside which it counts; without one of them it says nothing.
    """

    purl: str
    ecosystem: str
    name: str
    vendor: str
    imports: tuple[str, ...]
    protocol: str
    successor: str | None
    claims: tuple[Claim, ...]
    bad: tuple[BadRelease, ...]
    only_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A model id. `maker` made it, `vendor` is the folder that lists it (a platform for hosted copies).

    `moves`: whether the platform puts one model after the other behind this name; None = told by its words and its dated rows.
    """

    id: str
    vendor: str
    maker: str
    family: str
    aliases: tuple[str, ...]
    kind: str
    dimensions: int | None
    ambiguous: bool
    claims: tuple[Claim, ...]
    moves: bool | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A line of models. `steward`: active · frozen · idle · unknown, derived from events; `derivatives` are globs.

    `successor` is what follows it first of all; `options` are other lines that its maker offers in its place.
    `source` says whether its weights are open, and under which licence.
    """

    id: str
    vendor: str
    name: str
    maker: str
    open: bool | None
    license: str | None
    generation: int | None
    successor: str | None
    derivatives: tuple[str, ...]
    options: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a vendor shows in code or config.

    kind: client (constructing it; `endpoint` arguments move the platform) · call · symbol · env · setting · argument.
    `names` are absolute dotted names (a trailing `.*` is a glob), env variable names, or config key globs.
    `model`: arguments ("model", "0") that name a model. `platform`: whom it speaks to unless an endpoint says otherwise.
    An `argument` pattern holds for calls of `calls` (pattern ids) that pass one of `names`; with `values` only if it is one of these words.
    A client with `given` is one only where one of these arguments is one of `values`.
    """

    id: str
    vendor: str
    kind: str
    ecosystem: str
    names: tuple[str, ...]
    model: tuple[str, ...]
    endpoint: tuple[str, ...]
    platform: str
    feature: str
    stands_for: str
    calls: tuple[str, ...]
    versions: str
    values: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constants:
    """Constants and enum members of a client that stand for ids of models, as its users write them. `package` is a purl.

    `older`: those that only older releases have, for old code holds them.
    """

    package: str
    names: Mapping[str, str]
    older: Mapping[str, str]
    source: Source

    @property
    def every(self) -> Mapping[str, str]:
        """Those of any release."""
        return {**self.older, **self.names}


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a platform writes ids. `form` has placeholders of the closed list in resolve/spellings.py; `lists` gives their words.

    `default_tag`: what the platform reads where a name is written without its `{tag}`.
    """

    platform: str
    form: str
    maker: str
    lists: Mapping[str, tuple[str, ...]]
    default_tag: str = ""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What another vendor (or "open") offers instead."""

    vendor: str
    says: str


@dataclass(frozen=True, slots=True)
class Feature:
    """A vendor capability. plane: shape · parameters · prompts · hosted · held. effort: E0 … E5.

    `runs_code`: says whose code runs on this machine where it is used; "" = nobody's.
    """

    id: str
    vendor: str
    name: str
    plane: str
    portability: str
    effort: str
    held: str
    equivalents: tuple[Equivalent, ...]
    claims: tuple[Claim, ...]
    source: Source
    runs_code: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of a licence, with the clause it comes from: a number, a place in words, or "not recorded here"."""

    id: str
    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class License:
    """A licence text. `phrases` must all occur in the normalised text; `not_phrases` must not.

    `verified`: how its wording was checked, a word of licences.py or the day on which it was read. `look_in`: files that hold it, where
    that is not LICENSE alone.
    """

    id: str
    name: str
    spdx: str | None
    scancode: str | None
    hub: str | None
    commercial: str
    phrases: tuple[str, ...]
    not_phrases: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    verified: str
    source: Source
    look_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """A kind of wrong. `severity` is the highest that its check may give."""

    id: str
    title: str
    severity: str
    says: str
    why: str
    fix: str


#: The closed words of what can be true of a thing that a way leads away from, or of all things of a question together:
#: open-weights · closed-model · holds-weights (in the tree, or served by the project itself) · weights-elsewhere (open, and nothing shows
#: that the project holds them) · hosted (somebody serves it over the network) · sdk · runtime (a package that runs weights) · tuned (the
#: project has trained something of its own on it).
CONDITIONS = ("open-weights", "closed-model", "holds-weights", "weights-elsewhere", "hosted", "sdk", "runtime", "tuned")
#: The closed words of where a way leads: same (the weights stay) · new-line (what the maker offers in its place) · package (the one that
#: follows) · family (open weights of another maker) · api (a closed one of another vendor) · hosts (whoever else serves open weights).
GOALS = ("same", "new-line", "package", "family", "api", "hosts")


@dataclass(frozen=True, slots=True)
class WayWords:
    """What a way says besides where a condition is met; `effort` then is the dearest of all."""

    condition: str
    effort: str
    carries_over: tuple[str, ...]
    changes: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayRule:
    """A way forward as data. `when`: it is open where one of these CONDITIONS is met.

    `leaves_weights`: True = other weights, or none; False = the same ones; None = either. `leaves_vendor`: whoever serves it today is
    left, with its client, calls and keys. `given`: the tables `[if.<condition>]`. `leads_to`: one of GOALS, "" = nowhere in particular.
    """

    id: str
    title: str
    when: tuple[str, ...]
    effort: str
    carries_over: tuple[str, ...]
    changes: tuple[str, ...]
    lost: tuple[str, ...]
    hosts: tuple[str, ...]
    says: str
    leaves_weights: bool | None = None
    leaves_vendor: bool = False
    given: tuple[WayWords, ...] = ()
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of scoring.toml with the reason for it and what it rests on (measured · judgement · contract)."""

    value: float
    rationale: str
    basis: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One row of the verdict table: event (broken dated soft none unknown) × use (production other) × start → verdict.

    `start`: "", "<0", "<90" or ">=90". `hard`: None = either, else whether E4-E5 without an equivalent is needed.
    """

    event: str
    use: str
    start: str
    hard: bool | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """scoring.toml: numbers by dotted key ("points.plane.held", "churn.id", "days.E2.low") and the verdict table."""

    numbers: Mapping[str, Number]
    verdicts: tuple[VerdictRow, ...]


@dataclass(frozen=True, slots=True)
class RetiredType:
    """A tensor type that some runtimes load no more. `id` is its number; `since`: the day they gave it up, None = not known."""

    id: str
    name: str
    runtimes: tuple[str, ...]
    since: date | None
    instead: str
    source: Source


@dataclass(frozen=True, slots=True)
class WeightFormat:
    """What weights come in. kind: container · quantisation. `packages`: purls of what reads or writes it.

    `ended`: the day since which its own runtime refuses it. `instead`: the way out, where one is needed.
    """

    id: str
    name: str
    kind: str
    endings: tuple[str, ...]
    runtimes: tuple[str, ...]
    packages: tuple[str, ...]
    ended: date | None
    says: str
    instead: str
    source: Source


@dataclass(frozen=True, slots=True)
class Weights:
    """weights.toml: tensor type ids, by runtime that loads them, architecture → family id, types given up, and formats.

    `read_in`: the sources of these three tables, by their name.
    """

    tensor_types: Mapping[str, str]
    runtimes: Mapping[str, tuple[str, ...]]
    architectures: Mapping[str, str]
    retired_types: tuple[RetiredType, ...] = ()
    formats: tuple[WeightFormat, ...] = ()
    read_in: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole database.

    model_slots: lower-case words of variables, keywords and keys that name a model (`model`, `engine`). name_words: words by which a
    repository of a model is told from other strings of the form owner/name.
    """

    digest: str
    stated: date | None
    checked: date | None
    vendors: Mapping[str, Vendor]
    packages: Sequence[Package]
    families: Mapping[str, Family]
    models: Sequence[Model]
    patterns: Sequence[Pattern]
    spellings: Sequence[Spelling]
    features: Mapping[str, Feature]
    licenses: Mapping[str, License]
    risks: Mapping[str, Risk]
    ways: Mapping[str, WayRule]
    scoring: Scoring
    weights: Weights
    common_words: frozenset[str]
    model_slots: frozenset[str]
    name_words: frozenset[str] = frozenset()
    constants: Sequence[Constants] = ()
