"""The look-up tables of the rulebook: which rows stand behind a name. All are JSON values, to be kept with the compiled rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from airisk.rulebook.aliases import dated_rows
from airisk.rulebook.needles import needles_of
from airisk.rulebook.schema import Rules

__all__ = ["TABLES", "Tables"]

Rows = dict[str, list[int]]

_IN_CODE = ("client", "call", "symbol")


class Tables(dict[str, Any]):
    """The tables of some rules; each is made when it is first asked for."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> object:
        """Make a table."""
        self[name] = made = TABLES[name](self._rules)
        return made


def _models(rules: Rules) -> Rows:
    """Models by id and alias in lower case; the maker's own rows come first."""
    found: Rows = defaultdict(list)
    for row, model in enumerate(rules.models):
        for name in dict.fromkeys(name.lower() for name in (model.id, *model.aliases)):
            found[name].append(row)
    foreign = [model.vendor != model.maker for model in rules.models]
    return {name: sorted(rows, key=foreign.__getitem__) for name, rows in found.items()}


def _lines(rules: Rules) -> Rows:
    """Models by family."""
    found: Rows = defaultdict(list)
    for row, model in enumerate(rules.models):
        found[model.family].append(row)
    return found


def _packages(rules: Rules) -> dict[str, int]:
    return {f"{package.ecosystem}/{package.name}": row for row, package in enumerate(rules.packages)}


def _imports(rules: Rules) -> dict[str, int]:
    """Packages by module; of several that offer it the first."""
    found: dict[str, int] = {}
    for row, package in enumerate(rules.packages):
        for module in package.imports:
            found.setdefault(f"{package.ecosystem}/{module}", row)
    return found


def _patterns(kinds: Iterable[str], rules: Rules) -> Rows:
    """Patterns of some kinds by name."""
    found: Rows = defaultdict(list)
    for row, pattern in enumerate(rules.patterns):
        for name in pattern.names if pattern.kind in kinds else ():
            found[name].append(row)
    return found


def _settings(rules: Rules) -> list[list[Any]]:
    """(glob of a config key in lower case, pattern), in the order of the patterns."""
    return [[name.lower(), row] for row, pattern in enumerate(rules.patterns) if pattern.kind == "setting" for name in pattern.names]


def _arguments(rules: Rules) -> Rows:
    """Patterns of arguments by the calls that they hold for."""
    found: Rows = defaultdict(list)
    for row, pattern in enumerate(rules.patterns):
        for call in pattern.calls:
            found[call].append(row)
    return found


def _clients(rules: Rules) -> Rows:
    """Clients by vendor."""
    found: Rows = defaultdict(list)
    for row, pattern in enumerate(rules.patterns):
        if pattern.kind == "client":
            found[pattern.vendor].append(row)
    return found


def _features(rules: Rules) -> Mapping[str, list[str]]:
    """The features of all patterns by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for pattern in rules.patterns:
        for name in pattern.names:
            found[name].add(pattern.feature)
    return {name: sorted(features) for name, features in found.items()}


def _kinds(rules: Rules) -> Mapping[str, list[str]]:
    """The kinds of all patterns by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for pattern in rules.patterns:
        for name in pattern.names:
            found[name].add(pattern.kind)
    return {name: sorted(kinds) for name, kinds in found.items()}


def _hosts(rules: Rules) -> dict[str, str]:
    """Vendors by host. A leading `*.` says nothing: suffixes match anyway."""
    found: dict[str, str] = {}
    for vendor in rules.vendors.values():
        for host in (host.removeprefix("*.") for host in vendor.hosts):
            if "*" not in host:
                found.setdefault(host, vendor.id)
    return found


def _host_globs(rules: Rules) -> list[list[str]]:
    """(glob of hosts, vendor), the longest first."""
    found = [(host.removeprefix("*."), vendor.id) for vendor in rules.vendors.values() for host in vendor.hosts]
    return [[glob, vendor] for glob, vendor in sorted(found, key=lambda item: (-len(item[0]), item[0])) if "*" in glob]


def _images(rules: Rules) -> list[list[str]]:
    return [[image.lower(), vendor.id] for vendor in rules.vendors.values() for image in vendor.images]


def _derivatives(rules: Rules) -> list[list[str]]:
    """(glob of weights' names in lower case, family, the longest part without a star): those with an owner first, then the longest."""
    found = [(glob.lower(), family.id) for family in rules.families.values() for glob in family.derivatives]
    found.sort(key=lambda item: ("/" not in item[0], -len(item[0])))
    return [[glob, family, max(glob.split("*"), key=len)] for glob, family in found]


def _events(rules: Rules) -> dict[str, list[list[Any]]]:
    """(vendor, number of its event) of each family, oldest first."""
    found: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for vendor in rules.vendors.values():
        for number, event in enumerate(vendor.events):
            for family in event.families:
                found[family].append((event.date.isoformat(), event.id, vendor.id, number))
    return {family: [[vendor, number] for *_, vendor, number in sorted(events, key=lambda e: e[:2])] for family, events in found.items()}


def _needles(rules: Rules) -> list[list[str]]:
    """Strong ones and ambiguous ones."""
    needles = needles_of(rules)
    return [list(needles.strong), list(needles.ambiguous)]


#: Table → what makes it.
TABLES: Mapping[str, Callable[[Rules], Any]] = {
    "models": _models,
    "lines": _lines,
    "packages": _packages,
    "imports": _imports,
    "names": partial(_patterns, _IN_CODE),
    "env": partial(_patterns, ("env",)),
    "settings": _settings,
    "arguments": _arguments,
    "clients": _clients,
    "features": _features,
    "kinds": _kinds,
    "hosts": _hosts,
    "host_globs": _host_globs,
    "images": _images,
    "derivatives": _derivatives,
    "events": _events,
    "needles": _needles,
    "prefixes": lambda rules: sorted({prefix for vendor in rules.vendors.values() for prefix in vendor.key_prefixes}),
    "asking": lambda rules: [pattern.id for pattern in rules.patterns if pattern.model],
    "listing": lambda rules: sorted({model.vendor for model in rules.models}),
    "makers": lambda rules: sorted({model.maker for model in rules.models}),
    "dated": lambda rules: [[*key, list(names)] for key, names in dated_rows(rules).items()],
}
