"""Masks whatever looks like a key, a token or a password, so that no report, cache or log can hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

__all__ = ["VERSION", "redact", "snippet"]

#: Part of the cache key: raise it with every change of what is masked.
VERSION = 1
#: Widest snippet, in characters.
WIDTH = 160
#: How far around a place a line is looked at; a line may have megabytes.
_AROUND = 4000

_Span = tuple[int, int]

_PEM = re.compile(r"(?<=PRIVATE KEY-----)[^-]{8,20000}")
_SIGNED = re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]{4,}){1,2}")
_USERINFO = re.compile(r"(?<=://)[^/\s:@\"'<>]{0,200}:([^/\s@\"'<>{$]{1,400})@")
_HEADER = re.compile(r"\b(?:bearer|basic|token)[ \t]{1,4}([\w.~+/=-]{12,})", re.IGNORECASE)
_FLAG = re.compile(r"--[\w-]{0,40}(?:key|token|secret|password)(?:=|[ \t]{1,4})[\"']?([\w.~+/=:@%-]{8,})", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
#: A name, perhaps quoted and annotated, and what it is given: `"api_key": "…"`, `token = …`, `key: str | None = '…'`.
_ASSIGNED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Za-z_][\w.-]{1,199})(?P<closed>[\"'`]?)\]?"
    r"(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z][A-Za-z_.\[\]| <>]{0,30}?=|[ \t]{0,8}(?P<sign>=>|:=|==|=|:|,))"
    r"[ \t]{0,8}[rbuf]{0,2}(?P<quote>[\"'`]?)"
)
_QUOTED = {quote: re.compile(rf"(?:[^{quote}\\\r\n]|\\.){{1,4000}}") for quote in "\"'`"}
_UNQUOTED = re.compile(r"[\w.~+/=:@%-]{1,400}")
#: What a name ends in (letters and digits only, lower case) if its value is a secret whatever it looks like …
_SURE = (
    *("apikey", "secretkey", "privatekey", "accesskey", "authkey", "signingkey", "encryptionkey", "masterkey", "accountkey"),
    *("subscriptionkey", "secretaccesskey", "secret", "password", "passwd", "passphrase", "pwd", "credential", "credentials"),
    *("accesstoken", "authtoken", "apitoken", "bearertoken", "refreshtoken", "secrettoken", "hubtoken", "sessiontoken"),
)
#: … or if it looks like one.
_PERHAPS = ("key", "token", "auth", "keyid", "signature", "authorization")
#: Values that stand for a secret and are none: ${VAR}, $VAR, {name}, <your key>, %s, ****, none, and names of variables.
_PLACEHOLDER = re.compile(
    r"\$[{(].*|\$[A-Za-z_]\w*|[<{\[].*[>}\]]|%\(?\w*\)?\w?|[*xX.•…-]+|[Nn]one|[Nn]ull|[Tt]rue|[Ff]alse|undefined|[A-Z][A-Z]+(_[A-Z]+)+"
)
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_VERSION_DIGEST = re.compile(r"(?<=[:@/])([0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])")
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+|[A-Za-z_]+")
_WORD = re.compile(r"[A-Z]?[a-z]{3,}")
_RUN = re.compile(r"[A-Za-z0-9]+")


def redact(text: str, prefixes: tuple[str, ...] = ()) -> str:
    """The text with every secret cut down to at most four characters and "…". `prefixes`: how vendors begin the keys they give out."""
    return _mask(text, _secrets(text, prefixes))


def snippet(line: str, column: int, prefixes: tuple[str, ...] = ()) -> str:
    """At most 160 characters of a line around a 1-based column, without secrets and outer blanks."""
    at = min(max(column - 1, 0), len(line))
    first = max(0, at - _AROUND)
    part = line[first : at + _AROUND]
    at -= first
    spans = _secrets(part, prefixes)
    masked = _mask(part, spans)
    shrunk = sum(min(end, at) - start - len(_short(part[start:end])) for start, end in spans if start + 5 < at)
    at = max(0, at - max(0, shrunk))
    if len(masked.strip()) <= WIDTH:
        return masked.strip()
    begin = max(0, min(at - WIDTH // 4, len(masked) - WIDTH))
    return masked[begin : begin + WIDTH].strip()


def _mask(text: str, spans: list[_Span]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], _short(text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _short(secret: str) -> str:
    """The beginning of a secret, enough to tell whose it is and too little to use it."""
    return secret[: min(4, len(secret) // 4)] + "…"


def _secrets(text: str, prefixes: tuple[str, ...]) -> list[_Span]:
    """Where secrets stand, in order and without overlap."""
    if len(text) < 8:
        return []
    found = [match.span(match.re.groups) for pattern in (_PEM, _SIGNED, _USERINFO, _FLAG) for match in pattern.finditer(text)]
    found += [match.span(1) for match in _HEADER.finditer(text) if len(match[1]) >= 20 or any(char.isdigit() for char in match[1])]
    found += _assigned(text)
    found += _random_tokens(text)
    if prefixes:
        found += [match.span() for match in _prefixed(prefixes).finditer(text) if _like_a_key(match[1])]
    merged: list[_Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=8)
def _prefixed(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(prefix) for prefix in sorted(prefixes, key=len, reverse=True) if prefix)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{longest_first or '(?!)'})([\w+/=-]{{8,}})")


def _like_a_key(rest: str) -> bool:
    """Whether what follows a key's prefix is one: vendors begin model ids and packages the same way, but go on in short words."""
    return any(len(run) >= 16 or (len(run) >= 10 and any(char.isdigit() for char in run)) for run in _RUN.findall(rest))


def _assigned(text: str) -> Iterator[_Span]:
    """Values that stand behind a name that speaks of a secret."""
    done = 0
    for match in _ASSIGNED.finditer(text):
        if match.start() < done:
            continue
        name = "".join(_RUN.findall(match["name"])).lower()
        sure = name.endswith(_SURE)
        if not sure and not name.endswith(_PERHAPS):
            continue
        quote = match["quote"]
        value = (_QUOTED[quote] if quote else _UNQUOTED).match(text, match.end())
        done = value.end() if value else done
        if value is None or _PLACEHOLDER.fullmatch(value[0]):
            continue
        told = _VERSION_DIGEST.sub("", value[0])
        if match["sign"] == ",":  # a pair as in setenv("NAME", "value"), or only a list of words
            if not (match["closed"] and quote):
                continue
            sure = sure and any(len(run) >= 16 and any(char.isdigit() for char in run) for run in _RUN.findall(told))
        if not quote and not _is_value(match, value):
            continue
        if (sure and len(value[0]) >= 6) or _looks_random(told, 16):
            yield value.span()


def _is_value(assigned: re.Match[str], value: re.Match[str]) -> bool:
    """Whether what stands behind a name without quotes is a value, not code that fetches one."""
    rest = value.string[value.end() : value.end() + 1]
    if rest and rest in "([":
        return False
    setting = assigned["name"].isupper() or (assigned["sign"] == ":" and value[0].islower() and len(value[0]) >= 8 and rest in "\r\n")
    return setting or not _DOTTED.fullmatch(value[0])


def _random_tokens(text: str) -> Iterator[_Span]:
    """Long words that no one would say aloud, whatever they are called. Digests behind a colon, at-sign or slash are names of versions."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        for run in _RUN.finditer(text, start, end):
            if _DIGEST.fullmatch(run[0]) and text[run.start() - 1 : run.start()] in (":", "@", "/"):
                start = run.end()
        if _looks_random(text[start:end], 24):
            slash = text.rfind("/", start, next(_random_runs(text, start, end), start))
            yield max(start, slash + 1), end


def _random_runs(text: str, start: int, end: int) -> Iterator[int]:
    return (run.start() for run in _RUN.finditer(text, start, end) if _mixed(run[0], 24))


def _looks_random(value: str, least: int) -> bool:
    """Whether a word of `least` characters in it, or all of it with few separators, is made by chance. Model ids are words and dots."""
    runs = _RUN.findall(value)
    if any(_mixed(run, least) for run in runs):
        return True
    letters = "".join(runs)
    return len(letters) >= 32 and len(value) - len(letters) <= len(value) // 12 and _mixed(letters, 32)


def _mixed(run: str, least: int) -> bool:
    """Whether letters and digits change so often that no words can be in it; CamelCase names are words."""
    if len(run) < least:
        return False
    kinds = [0 if char.isdigit() else 1 if char.islower() else 2 for char in run]
    changes = sum(first != second for first, second in pairwise(kinds))
    if len({*kinds} - {0}) == 2:
        return 0 in kinds and changes * 5 >= len(run) * 2 and sum(map(len, _WORD.findall(run))) * 20 <= len(run) * 9
    return kinds.count(0) >= 2 and kinds.count(0) < len(run) and changes * 4 >= len(run)
