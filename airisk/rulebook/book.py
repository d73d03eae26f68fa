"""The rulebook: recognises a name, looks up what stands behind it, and says how it stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any

from airisk.domain import Claim, Lifecycle
from airisk.errors import RulesError
from airisk.rulebook import stewardship
from airisk.rulebook.lifecycle import claims_lifecycle, ends
from airisk.rulebook.needles import Needles
from airisk.rulebook.schema import Event, Family, Feature, Model, Package, Pattern, Rules, Vendor
from airisk.rulebook.tables import Tables
from airisk.versions import normalise

#: Names of the machine that a program runs on.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "host.docker.internal"})  # noqa: S104 - compared, never bound


class Rulebook:
    """Rules with look-ups. Every index is built once, when it is first asked for."""

    def __init__(self, rules: Rules, tables: Mapping[str, Any] | None = None) -> None:
        self.rules = rules
        self._tables = Tables(rules) if tables is None else tables
        self._needles: Needles | None = None
        self._met: dict[tuple[str, ...], frozenset[str]] = {}

    # names

    def model(self, name: str) -> tuple[Model, ...]:
        """All rows, of any vendor, of a model id or alias in any case; the maker's own come first."""
        models = self.rules.models
        return tuple([models[row] for row in self._tables["models"].get(name.lower(), ())])

    def line(self, family: str) -> tuple[Model, ...]:
        """The rows of a family."""
        return tuple([self.rules.models[row] for row in self._tables["lines"].get(family, ())])

    def everywhere(self, models: Iterable[Model]) -> tuple[Model, ...]:
        """The rows of the same models on every platform: one maker's rows of one id, whatever spelling led to them."""
        return tuple(dict.fromkeys(row for model in models for row in self.model(model.id) if row.maker == model.maker))

    def package(self, ecosystem: str, name: str) -> Package | None:
        """The package of a name as written in a manifest (npm and others: with its namespace and a slash)."""
        row: int | None = self._tables["packages"].get(f"{ecosystem}/{normalise(name, ecosystem)}")
        return None if row is None else self.rules.packages[row]

    def name_of(self, vendor: str) -> str:
        """What a vendor is called: its id where the rules do not know it."""
        known = self.rules.vendors.get(vendor)
        return known.name if known is not None else vendor

    def package_of(self, subject: str) -> Package | None:
        """The package behind the id of a component, as in "sdk:pypi/x"; None for what is no package or not known."""
        kind, _, rest = subject.partition(":")
        ecosystem, _, name = rest.partition("/")
        return self.package(ecosystem, name) if kind == "sdk" else None

    def package_by_import(self, module: str, ecosystem: str = "pypi") -> Package | None:
        """The package that offers a module: the one with the longest dotted prefix (npm: path prefix) of it."""
        known: Mapping[str, int] = self._tables["imports"]
        while module:
            row = known.get(f"{ecosystem}/{module}")
            if row is not None:
                return self.rules.packages[row]
            module = module[: max(module.rfind("."), module.rfind("/"), 0)]
        return None

    def _named(self, table: str, *names: str) -> tuple[Pattern, ...]:
        """The patterns of some names in a table, each once."""
        known, patterns = self._tables[table], self.rules.patterns
        return tuple([patterns[row] for row in dict.fromkeys(row for name in names for row in known.get(name, ()))])

    def patterns_by_name(self, dotted: str) -> tuple[Pattern, ...]:
        """Clients, calls and symbols of an absolute dotted name: exact ones first, then globs, the longest first. `()` is ignored.

        A glob stands for what a module offers, down to a class and one name on it, not for what hangs on the fields of an object.
        """
        dotted = dotted.replace("()", "")
        names = dotted.split(".")
        wanted = [dotted]
        for count in range(len(names) - 1, 0, -1):
            if any(name[:1].isupper() for name in names[count:-2]):
                break
            wanted.append(".".join(names[:count]) + ".*")
        return self._named("names", *wanted)

    def env(self, name: str) -> tuple[Pattern, ...]:
        """Patterns of an environment variable."""
        return self._named("env", name)

    def settings(self, key: str) -> tuple[Pattern, ...]:
        """Patterns whose config key globs match a dotted key path in any case."""
        key = key.lower()
        rows = dict.fromkeys(row for glob, row in self._tables["settings"] if fnmatchcase(key, glob))
        return tuple([self.rules.patterns[row] for row in rows])

    def arguments(self, call: str) -> tuple[Pattern, ...]:
        """The argument patterns that hold for calls of a pattern id."""
        return self._named("arguments", call)

    def clients(self, vendor: str) -> tuple[Pattern, ...]:
        """The client patterns of a vendor."""
        return self._named("clients", vendor)

    def features_below(self, modules: Iterable[str]) -> frozenset[str]:
        """The features ("" for none) of all patterns whose names stand below some modules."""
        return self._below("features", tuple(modules))

    def kinds_below(self, modules: Iterable[str]) -> frozenset[str]:
        """The kinds of all patterns whose names stand below some modules."""
        return self._below("kinds", tuple(modules))

    def _below(self, table: str, modules: tuple[str, ...]) -> frozenset[str]:
        key = (table, *modules)
        known = self._met.get(key)
        if known is None:
            heads = tuple(f"{module}." for module in modules)
            found = (words for name, words in self._tables[table].items() if name.startswith(heads))
            known = self._met[key] = frozenset(word for words in found for word in words)
        return known

    @cached_property
    def asking(self) -> frozenset[str]:
        """The patterns of calls that are given a model."""
        return frozenset(self._tables["asking"])

    @cached_property
    def listing(self) -> frozenset[str]:
        """The vendors that list models."""
        return frozenset(self._tables["listing"])

    @cached_property
    def local(self) -> frozenset[str]:
        """The vendors whose software answers on the user's own machine and nowhere else."""
        vendors = self.rules.vendors.values()
        return frozenset(v.id for v in vendors if v.hosts and all(host.rpartition(":")[0] in LOOPBACK for host in v.hosts))

    @cached_property
    def makers(self) -> frozenset[str]:
        """Who made the models that are listed."""
        return frozenset(self._tables["makers"])

    @cached_property
    def dated(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The dated names of each undated name of a model, the last first, by maker and lower-case name."""
        return {(maker, name): tuple(names) for maker, name, names in self._tables["dated"]}

    def host(self, hostname: str) -> Vendor | None:
        """The vendor of a host name (a port is allowed): the longest suffix at a dot that the rules know."""
        hostname = hostname.lower().rstrip(".")
        names, globs = self._tables["hosts"], self._tables["host_globs"]
        for name in dict.fromkeys((hostname, hostname.partition(":")[0])):
            rest = name
            while rest:
                if rest in names:
                    return self.rules.vendors[names[rest]]
                rest = rest.partition(".")[2]
            for glob, vendor in globs:
                if fnmatchcase(name, glob) or fnmatchcase(name, "*." + glob):
                    return self.rules.vendors[vendor]
        return None

    def image(self, name: str) -> Vendor | None:
        """The vendor of a container image, with or without tag and registry."""
        name = name.partition("@")[0].lower()
        head, _, last = name.rpartition("/")
        name = f"{head}/{last.partition(':')[0]}" if head else last.partition(":")[0]
        owners = (vendor for image, vendor in self._tables["images"] if name == image or name.endswith("/" + image))
        owner = next(owners, None)
        return self.rules.vendors[owner] if owner is not None else None

    def family(self, name: str) -> Family | None:
        """The family of an id `vendor/family`."""
        return self.rules.families.get(name)

    def derived(self, name: str) -> tuple[Family, ...]:
        """Families from which weights appear to be derived, the best guess first. A glob with an owner is one for owner/name."""
        owned = "/".join(name.lower().split("/")[-2:])
        last = owned.rpartition("/")[2]
        globs = self._tables["derivatives"]
        near = ((owned if "/" in glob else last, glob, family) for glob, family, part in globs if part in owned)  # most globs are far off
        found = dict.fromkeys(family for what, glob, family in near if fnmatchcase(what, glob))
        return tuple([self.rules.families[family] for family in found])

    @cached_property
    def tensor_types(self) -> Mapping[str, str]:
        """The names of tensor types by their number, of those that runtimes gave up too."""
        weights = self.rules.weights
        return {**{retired.id: retired.name for retired in weights.retired_types}, **weights.tensor_types}

    def feature(self, name: str) -> Feature | None:
        """The feature of an id `vendor/feature`."""
        return self.rules.features.get(name)

    # facts on a day

    def number(self, key: str) -> float:
        """A number of scoring.toml. Raises RulesError if the rules have none."""
        number = self.rules.scoring.numbers.get(key)
        if number is None:
            raise RulesError(f'scoring.toml: number {key!r} is missing; add [numbers."{key}"] with value, rationale and basis')
        return number.value

    def events(self, family: str) -> tuple[Event, ...]:
        """What happened to a family, oldest first."""
        vendors = self.rules.vendors
        return tuple([vendors[vendor].events[number] for vendor, number in self._tables["events"].get(family, ())])

    def steward(self, family: str, today: date) -> str:
        """How a line is kept: active · idle · frozen · unknown."""
        return stewardship.steward(self.events(family), today)

    def family_lifecycle(self, family: Family, today: date) -> Lifecycle:
        """How the weights of a line stand with their maker."""
        return claims_lifecycle(stewardship.claims(self.events(family.id), family.maker), family.maker, today)

    def claims_lifecycle(self, claims: tuple[Claim, ...], platform: str, today: date) -> Lifecycle:
        """The lifecycle of anything else that has claims (a package, a feature)."""
        return claims_lifecycle(claims, platform, today)

    def lifecycles(self, models: tuple[Model, ...], today: date) -> tuple[Lifecycle, ...]:
        """One lifecycle for each platform that anything is known about, by platform. Advice never points at something that ends."""
        return tuple(self._advised(lifecycle, today) for lifecycle in self.claimed(models, today))

    def claimed(self, models: tuple[Model, ...], today: date) -> list[Lifecycle]:
        """Lifecycles as claimed. What happened to the line counts with its maker, on whose platform or whose weights it is."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for model in models:
            if not model.claims:
                claims[model.vendor] += ()
            for claim in model.claims:
                claims[claim.platform].append(claim)
            for claim in stewardship.claims(self.events(model.family), model.maker):
                claims[claim.platform].append(claim)
        return [claims_lifecycle(tuple(dict.fromkeys(said)), platform, today) for platform, said in sorted(claims.items())]

    def _advised(self, lifecycle: Lifecycle, today: date) -> Lifecycle:
        """Follow the replacement to one that does not end, and drop options that do."""
        replacement = self._lasting(lifecycle, today)
        options = tuple(option for option in lifecycle.options if not self._ends(option, lifecycle.platform, today))
        if (replacement, options) == (lifecycle.replacement, lifecycle.options):
            return lifecycle
        return Lifecycle(
            platform=lifecycle.platform,
            status=lifecycle.status,
            announced=lifecycle.announced,
            retires=lifecycle.retires,
            precision=lifecycle.precision,
            effect=lifecycle.effect,
            replacement=replacement,
            options=options,
            claims=lifecycle.claims,
        )

    def _lasting(self, lifecycle: Lifecycle, today: date) -> str | None:
        """The first id along the chain of replacements that does not end."""
        name, seen = lifecycle.replacement, set[str]()
        while name is not None and name not in seen:
            seen.add(name)
            after = self.claimed_on(name, lifecycle.platform, today)
            if after is None or not ends(after, today):
                return name
            name = after.replacement
        return None

    def _ends(self, name: str, platform: str, today: date) -> bool:
        lifecycle = self.claimed_on(name, platform, today)
        return lifecycle is not None and ends(lifecycle, today)

    def claimed_on(self, name: str, platform: str, today: date) -> Lifecycle | None:
        """How a model stands on a platform, as claimed."""
        return next((lifecycle for lifecycle in self.claimed(self.model(name), today) if lifecycle.platform == platform), None)

    # for extract

    def needles(self) -> Needles:
        """What extract searches files for in the first round."""
        if self._needles is None:
            self._needles = Needles(*map(tuple, self._tables["needles"]))
        return self._needles

    @cached_property
    def key_prefixes(self) -> tuple[str, ...]:
        """How the vendors' keys begin; for redaction."""
        return tuple(self._tables["prefixes"])
