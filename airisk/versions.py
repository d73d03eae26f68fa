"""The only reader of version numbers: Python (PEP 440) and npm ranges, pinned versions, package names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.version import Version

# packaging is imported where it is needed: it takes long to load, and most trees name few versions.
__all__ = ["normalise", "overlap", "pinned", "readable", "unbounded", "within"]

#: No range is longer; Python refuses to read much longer numbers.
_LONGEST = 500
#: Higher than any release.
_TOP = "999999999"
_ANY = ("", "*", "x", "X", "latest")
_PLAIN = re.compile(r"[=v\s]*(\d+(?:\.\d+)*)((?:\.[xX*])*)([-+a-zA-Z.][0-9A-Za-z.+-]*)?")
_TERM = re.compile(r"(\^|~>|~|>=|<=|>|<|=)?\s*v?(\d[0-9A-Za-z.+*-]*|[xX*])(?=$|[\s,])")
_HYPHEN = re.compile(r"(\S+)\s+-\s+(\S+)")
_RELEASE = re.compile(r"\d+(?:\.\d+)*")
_SEPARATORS = re.compile(r"[-_.]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)*(?:[-+a-zA-Z.][0-9A-Za-z.+-]*)?")


def normalise(name: str, ecosystem: str = "pypi") -> str:
    """A package name as its ecosystem compares it."""
    if ecosystem == "pypi":
        return _SEPARATORS.sub("-", name).lower()  # PEP 503
    return name if ecosystem in ("cloudformation", "golang", "maven") else name.lower()


def within(version: str, wanted: str) -> bool | None:
    """Whether a version lies in a PEP 440 or npm range; None if either cannot be read. Pre-releases count as versions."""
    number = _version(version.strip().removeprefix("v"))
    if number is None:
        return None
    wanted = wanted.strip()
    if wanted in _ANY:
        return True
    answers = [_one(number, part.strip()) for part in wanted.split("||")]
    return True if True in answers else None if None in answers else False


def unbounded(wanted: str) -> bool:
    """Whether a range is read and takes every later release."""
    return within(_TOP, wanted) is True


def readable(wanted: str) -> bool:
    """Whether a text is a version or a range."""
    lowest = _version("0")
    return lowest is not None and len(wanted) <= _LONGEST and all(_one(lowest, part.strip()) is not None for part in wanted.split("||"))


def overlap(first: str, second: str) -> bool | None:
    """Whether some version lies in both of two ranges (a version is a range of one); None if either cannot be read.

    Ranges begin and end at the numbers in them, so it is enough to try these, what comes right after, and the lowest version.
    """
    if not (readable(first) and readable(second)):
        return None
    return any(within(version, first) and within(version, second) for version in _marks(f"{first} {second}"))


def _marks(text: str) -> set[str]:
    """Versions at and right after every number of ranges."""
    marks = {"0"}
    for number in _NUMBER.findall(text):
        plain = _RELEASE.match(number)
        parts = [int(part) for part in plain[0].split(".")] if plain else []
        start = ".".join(map(str, parts))
        marks |= {number, start, f"{start}.0.0.1", *(_next(parts, keep) for keep in range(len(parts)))}
    return marks


def _one(number: Version, wanted: str) -> bool | None:
    """Whether a version lies in a range without `||`."""
    if wanted in _ANY:
        return True
    answer = _contains(wanted, number)
    if answer is not None:
        return answer
    hyphen = _HYPHEN.fullmatch(wanted)
    if hyphen:
        wanted = f">={hyphen[1]} <={hyphen[2]}"
    terms = list(_TERM.finditer(wanted))
    if not terms or _TERM.sub("", wanted).strip(" ,"):
        return None
    specifiers = [_term(term[1] or "=", term[2]) for term in terms]
    if None in specifiers:
        return None
    return _contains(",".join(text for text in specifiers if text), number)


def _version(text: str) -> Version | None:
    from packaging.version import InvalidVersion, Version

    try:
        return Version(text)
    except InvalidVersion:
        return None


def _contains(specifiers: str, number: Version) -> bool | None:
    """Whether a version meets PEP 440 specifiers; None if they are none."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(specifiers).contains(number, prereleases=True)
    except InvalidSpecifier:
        return None


def _term(sign: str, text: str) -> str | None:
    """One npm or Poetry comparison as a PEP 440 specifier: caret, tilde, x-range or plain."""
    if text in _ANY:
        return ""
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    parts = [int(part) for part in plain[1].split(".")]
    tail = plain[3] or ""
    if sign == "^":
        keep = next((i for i, part in enumerate(parts[:3]) if part), len(parts[:3]) - 1)
        return f">={plain[1]}{tail},<{_next(parts, keep)}.dev0"
    if sign in ("~", "~>"):
        keep = min(1, len(parts) - 1) if sign == "~" else max(0, len(parts) - 2)
        return f">={plain[1]}{tail},<{_next(parts, keep)}.dev0"
    if sign == "=":
        wide = plain[2] or (len(parts) < 3 and not tail)
        return f"=={plain[1]}.*" if wide else f"=={plain[1]}{tail}"
    if sign in ("<=", ">") and len(parts) < 3 and not tail:  # npm: <=1.2 holds for 1.2.9, >1.2 starts at 1.3.0
        return f"{'<' if sign == '<=' else '>='}{_next(parts, len(parts) - 1)}{'.dev0' if sign == '<=' else ''}"
    return f"{sign}{plain[1]}{tail}"


def _next(parts: list[int], keep: int) -> str:
    """The first version after all that share the parts up to `keep`."""
    return ".".join(str(part) for part in [*parts[:keep], parts[keep] + 1])


def pinned(specifier: str) -> str | None:
    """The one version that a manifest's specifier allows, if it is one: `==1.2.3`, `===1.2.3`, `=1.2.3` or `1.2.3`."""
    text = specifier.strip()
    bare = text.lstrip("=").strip()
    if len(text) - len(text.lstrip("=")) > 3 or "*" in bare:
        return None
    return bare.removeprefix("v") if _version(bare) is not None else None
