"""The rulebook: recognises a name, looks up what stands behind it, and says how it stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property

from airisk.domain import Claim, Lifecycle
from airisk.errors import RulesError
from airisk.rulebook import stewardship
from airisk.rulebook.lifecycle import claims_lifecycle, ends
from airisk.rulebook.needles import Needles, needles_of
from airisk.rulebook.schema import Event, Family, Feature, Model, Package, Pattern, Rules, Vendor
from airisk.versions import normalise


class Rulebook:
    """Rules with look-ups. Every index is built once, when it is first asked for."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._needles: Needles | None = None

    # names

    @cached_property
    def _models(self) -> dict[str, tuple[Model, ...]]:
        found: dict[str, list[Model]] = defaultdict(list)
        for model in self.rules.models:
            for name in dict.fromkeys(name.lower() for name in (model.id, *model.aliases)):
                found[name].append(model)
        return {name: tuple(sorted(models, key=lambda model: model.vendor != model.maker)) for name, models in found.items()}

    def model(self, name: str) -> tuple[Model, ...]:
        """All rows, of any vendor, of a model id or alias in any case; the maker's own come first."""
        return self._models.get(name.lower(), ())

    def everywhere(self, models: Iterable[Model]) -> tuple[Model, ...]:
        """The rows of the same models on every platform: one maker's rows of one id, whatever spelling led to them."""
        return tuple(dict.fromkeys(row for model in models for row in self.model(model.id) if row.maker == model.maker))

    @cached_property
    def _packages(self) -> dict[tuple[str, str], Package]:
        return {(package.ecosystem, package.name): package for package in self.rules.packages}

    def package(self, ecosystem: str, name: str) -> Package | None:
        """The package of a name as written in a manifest (npm and others: with its namespace and a slash)."""
        return self._packages.get((ecosystem, normalise(name, ecosystem)))

    @cached_property
    def _imports(self) -> dict[tuple[str, str], Package]:
        return {(package.ecosystem, module): package for package in reversed(self.rules.packages) for module in package.imports}

    def package_by_import(self, module: str, ecosystem: str = "pypi") -> Package | None:
        """The package that offers a module: the one with the longest dotted prefix (npm: path prefix) of it."""
        while module:
            package = self._imports.get((ecosystem, module))
            if package is not None:
                return package
            module = module[: max(module.rfind("."), module.rfind("/"), 0)]
        return None

    @cached_property
    def _patterns(self) -> dict[str, tuple[Pattern, ...]]:
        """Patterns of code by name; a glob by its name with the ending `.*`."""
        return _by_name(pattern for pattern in self.rules.patterns if pattern.kind in ("client", "call", "symbol"))

    def patterns_by_name(self, dotted: str) -> tuple[Pattern, ...]:
        """Clients, calls and symbols of an absolute dotted name: exact ones first, then globs, the longest first. `()` is ignored.

        A glob stands for what a module offers, down to a class and one name on it, not for what hangs on the fields of an object.
        """
        dotted = dotted.replace("()", "")
        found = list(self._patterns.get(dotted, ()))
        names = dotted.split(".")
        for count in range(len(names) - 1, 0, -1):
            if any(name[:1].isupper() for name in names[count:-2]):
                break
            found += self._patterns.get(".".join(names[:count]) + ".*", ())
        return tuple(dict.fromkeys(found))

    @cached_property
    def _env(self) -> dict[str, tuple[Pattern, ...]]:
        return _by_name(pattern for pattern in self.rules.patterns if pattern.kind == "env")

    def env(self, name: str) -> tuple[Pattern, ...]:
        """Patterns of an environment variable."""
        return self._env.get(name, ())

    def settings(self, key: str) -> tuple[Pattern, ...]:
        """Patterns whose config key globs match a dotted key path in any case."""
        key = key.lower()
        return tuple(
            pattern
            for pattern in self.rules.patterns
            if pattern.kind == "setting" and any(fnmatchcase(key, name.lower()) for name in pattern.names)
        )

    @cached_property
    def _arguments(self) -> dict[str, tuple[Pattern, ...]]:
        found: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.rules.patterns:
            for call in pattern.calls:
                found[call].append(pattern)
        return {call: tuple(patterns) for call, patterns in found.items()}

    def arguments(self, call: str) -> tuple[Pattern, ...]:
        """The argument patterns that hold for calls of a pattern id."""
        return self._arguments.get(call, ())

    @cached_property
    def _hosts(self) -> tuple[dict[str, Vendor], list[tuple[str, Vendor]]]:
        """Hosts by name (a leading `*.` says nothing: suffixes match anyway), and globs, the longest first."""
        names: dict[str, Vendor] = {}
        globs: list[tuple[str, Vendor]] = []
        for vendor in self.rules.vendors.values():
            for host in (host.removeprefix("*.") for host in vendor.hosts):
                if "*" in host:
                    globs.append((host, vendor))
                else:
                    names.setdefault(host, vendor)
        return names, sorted(globs, key=lambda item: (-len(item[0]), item[0]))

    def host(self, hostname: str) -> Vendor | None:
        """The vendor of a host name (a port is allowed): the longest suffix at a dot that the rules know."""
        hostname = hostname.lower().rstrip(".")
        names, globs = self._hosts
        for name in dict.fromkeys((hostname, hostname.partition(":")[0])):
            rest = name
            while rest:
                if rest in names:
                    return names[rest]
                rest = rest.partition(".")[2]
            for glob, vendor in globs:
                if fnmatchcase(name, glob) or fnmatchcase(name, "*." + glob):
                    return vendor
        return None

    def image(self, name: str) -> Vendor | None:
        """The vendor of a container image, with or without tag and registry."""
        name = name.partition("@")[0].lower()
        head, _, last = name.rpartition("/")
        name = f"{head}/{last.partition(':')[0]}" if head else last.partition(":")[0]
        for vendor in self.rules.vendors.values():
            if any(name == image.lower() or name.endswith("/" + image.lower()) for image in vendor.images):
                return vendor
        return None

    def family(self, name: str) -> Family | None:
        """The family of an id `vendor/family`."""
        return self.rules.families.get(name)

    def derived(self, name: str) -> tuple[Family, ...]:
        """Families from which a weight name appears to be derived, by their globs."""
        name = name.lower()
        return tuple(
            family for family in self.rules.families.values() if any(fnmatchcase(name, glob.lower()) for glob in family.derivatives)
        )

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
        return self._events.get(family, ())

    @cached_property
    def _events(self) -> dict[str, tuple[Event, ...]]:
        return stewardship.by_family(self.rules)

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
            self._needles = needles_of(self.rules)
        return self._needles

    @cached_property
    def key_prefixes(self) -> tuple[str, ...]:
        """How the vendors' keys begin; for redaction."""
        return tuple(sorted({prefix for vendor in self.rules.vendors.values() for prefix in vendor.key_prefixes}))


def _by_name(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for name in pattern.names:
            found[name].append(pattern)
    return {name: tuple(named) for name, named in found.items()}
