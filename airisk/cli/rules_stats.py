"""What the rules hold, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from airisk.rulebook.lint import MAX_AGE
from airisk.rulebook.schema import Rules
from airisk.rulebook.stats import Stats

_WIDE = 16


def stats_lines(found: Stats, rules: Rules) -> Iterator[str]:
    """One line for each kind of thing, then how the facts stand."""
    packages = sum(found.packages.values())
    yield f"rules {rules.digest[:12]}, last stated {rules.stated}, last read {rules.checked}"
    yield ""
    yield _line("vendors", found.vendors, f"{found.platforms} of them serve models")
    yield _line("model ids", found.model_ids, f"counted on each platform; {_number(found.names)} different ones")
    yield _line("  with an end", found.ended, "somebody says when it retires or that it is gone")
    yield _line("  only listed", found.listed, "known from lists alone: known, and not fine")
    yield _line("families", found.families, f"{found.open_families} with open weights, {found.licensed_families} with a licence")
    yield _line("packages", packages, f"{len(found.packages)} ecosystems: {_each(found.packages)}")
    yield _line("  bad releases", found.bad_releases, "")
    yield _line("usage patterns", sum(found.patterns.values()), _each(found.patterns))
    yield _line("spellings", found.spellings, "how platforms write ids")
    yield _line("constants", found.constants, "of clients, that stand for ids")
    yield _line("features", found.features, "")
    yield _line("licences", found.licenses, f"{_number(found.obligations)} obligations; checked against: {_each(found.licenses_by_check)}")
    yield _line("tensor types", found.tensor_types, f"{found.architectures} architectures, {found.formats} formats of weights")
    yield ""
    yield _line("facts", sum(found.facts.values()), _each(found.facts))
    yield _line("  first-party", found.facts.get("first-party", 0), f"{found.first_party_share:.0%} of all facts")
    yield _line("  disagreeing", found.disagreeing, "ids of which two sources name different ends on one platform")
    yield _line("  old", found.old, f"read more than {MAX_AGE.days} days ago")
    yield _line("  without source", found.unsourced, "")


def _line(what: str, count: int, more: str) -> str:
    return f"{what:<{_WIDE}} {_number(count):>6}  {more}".rstrip()


def _number(count: int) -> str:
    return f"{count:,}"


def _each(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {_number(count)}" for name, count in counted.items())
