"""Masks whatever looks like a key, a token or a password, so that no report, cache or log can hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from airisk.harmless import harmless

__all__ = ["VERSION", "names_secret", "redact", "secret_spans", "short", "snippet"]

#: Part of the cache key: raise it with every change of what is masked.
VERSION = 4
#: Widest snippet, in characters.
WIDTH = 160
#: How far around a place a line is looked at; a line may have megabytes.
_AROUND = 4000

#: So short a value is no secret, or one that is masked already.
_SHORTEST = 5

_Span = tuple[int, int]

_PEM = re.compile(r"(?<=PRIVATE KEY-----)[^-]{8,20000}")
_SIGNED = re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]{4,}){1,2}")
_USERINFO = re.compile(r"(?<=://)(?!git@)([^/\s?#\"'<>{$]{1,400})@")
_HEADER = re.compile(r"\b(?:bearer|basic|token)[ \t]{1,4}([\w.~+/=-]{12,})", re.IGNORECASE)
_FLAG = re.compile(r"(?<![\w-])--[\w-]{0,40}?(?:key|token|secret|password)(?:=|[ \t]{1,4})[\"']?([\w.~+/=:@%-]{8,})", re.IGNORECASE)
_LISTED_FLAG = re.compile(r"(?<![\w-])[\"']--([\w-]{1,60})[\"']\s{0,40},\s{0,40}[\"']([^\"'\r\n-][^\"'\r\n]{5,400})[\"']")
#: Names of access keys that are nothing but capitals and digits.
_CAPITALS = re.compile(r"(?<![A-Za-z0-9_-])(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{20,40}(?![A-Za-z0-9_-])")
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
#: A name, perhaps quoted and annotated, and what it is given: `"api_key": "…"`, `token = …`, `key: str | None = '…'`.
_ASSIGNED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Za-z_][\w.-]{1,199})(?P<closed>[\"'`]?)\]?"
    r"(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z][A-Za-z_.\[\]| <>]{0,30}?=|[ \t]{0,8}(?P<sign>=>|:=|==|=|:|,))"
    r"[ \t]{0,8}[rbuf]{0,2}(?P<quote>[\"'`]?)"
)
#: A name and its value in two entries side by side, as containers take their environment, and the same the other way round.
_NAMED = re.compile(
    r"\b(?:name|key)[\"']?\s{0,4}[:=]\s{0,4}[\"']?(?P<name>[A-Za-z_][\w.-]{1,199})(?:(?!\b(?:name|key)\b)[^{}\[\]]){0,160}?"
    r"\bvalue[\"']?[ \t]{0,4}(?P<sign>[:=])[ \t]{0,4}(?P<quote>[\"']?)",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"\bvalue[\"']?[ \t]{0,4}[:=][ \t]{0,4}[\"']?(?P<value>[^\s,{}\[\]\"']{6,400})[\"']?[ \t]{0,4}[,\r\n]\s{0,80}[\"']?"
    r"\b(?:name|key)[\"']?\s{0,4}[:=]\s{0,4}[\"']?(?P<name>[A-Za-z_][\w.-]{1,199})",
    re.IGNORECASE,
)
#: What tells where an expression goes on, and how far it is followed.
_STEP = re.compile(r"[\"'`()\[\]{},;\n]|\s#")
_REACH = 400
#: A value that begins in a line below what it is given to.
_BELOW = re.compile(r"(?:[ \t]{0,40}(?:#[^\r\n]{0,200})?\r?\n){1,3}[ \t]{0,80}(?=[rbufRBUF]{0,2}[\"'`(])")
#: Calls whose first argument names what is looked up.
_GETTER = re.compile(r"(?:get\w{0,20}|environ|env|pop|setdefault|config|read\w{0,20}|fetch\w{0,20}|load\w{0,20})\($")
_TOLD = re.compile(r"\b(?:description|help|title|doc|alias|validation_alias|env|prompt|message|label)[ \t]{0,4}[=:]$")
#: What a quote that opens a text stands behind; behind a word stands one that closes.
_BEFORE_TEXT = re.compile(r"(?:^|[\s(\[=,:+|?&])[rbufRBUF]{0,2}$")
_CALLED = re.compile(r"[\w.]\([ \t]{0,4}[\"'`]$")
_QUOTED = {quote: re.compile(rf"(?:[^{quote}\\\r\n]|\\.){{1,4000}}") for quote in "\"'`"}
_UNQUOTED = re.compile(r"[\w.~+/=:@%-]{1,400}")
#: What a name ends in (letters and digits only, lower case) if its value is a secret whatever it looks like …
_SURE = (
    *("apikey", "secretkey", "privatekey", "accesskey", "authkey", "signingkey", "encryptionkey", "masterkey", "accountkey"),
    *("subscriptionkey", "secretaccesskey", "secret", "password", "passwd", "passphrase", "pwd", "credential", "credentials"),
    *("accesstoken", "authtoken", "apitoken", "bearertoken", "refreshtoken", "secrettoken", "hubtoken", "sessiontoken"),
)
_STORED = tuple(name for name in _SURE if name.endswith(("key", "token")))
#: … or if it looks like one.
_PERHAPS = ("key", "token", "auth", "keyid", "signature", "authorization")
#: What a part of an address or a flag that takes a secret may end in.
_IN_ADDRESS = ("key", "token", "sig", "signature", "secret", "password")
_ONE_RUN = re.compile(r"[A-Za-z0-9]{12,}")
#: Values that stand for a secret and are none: ${VAR}, $VAR, {name}, <your key>, %s, ****, none, and names of variables (os.environ/VAR).
_PLACEHOLDER = re.compile(
    r"\$[{(].*|\$[A-Za-z_]\w*|[<{\[].*[>}\]]|%\(?\w*\)?\w?|[*xX.•…-]+|[Nn]one|[Nn]ull|[Tt]rue|[Ff]alse|undefined"
    r"|(?:(?:os\.)?environ/|env[:./])?[A-Z][A-Z]+(_[A-Z]+)+"
)
#: Words behind a colon that say of what type a value is.
_TYPES = frozenset({"string", "number", "boolean", "object", "optional", "unknown", "required", "undefined", "integer", "str", "bytes"})
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_VERSION_DIGEST = re.compile(r"(?<=[:@/])([0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])")
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+|[A-Za-z_]+")
_SEVERAL_WORDS = re.compile(r"(?=.*[._-]|.*[a-z][A-Z])[A-Za-z_][\w.-]{0,59}")
_DOTTED_OR_DASHED = re.compile(r"[A-Za-z_][\w.-]*")
_LEAD = re.compile(r"[ \t]*(?:[-*#>][ \t]+)*(?:export[ \t]+)?[\"']?")
_LINE_REST = re.compile(r"[^,{}\[\]()#\"'`|\r\n]*")
_WORD = re.compile(r"[A-Z]?[a-z]{3,}")
_RUN = re.compile(r"[A-Za-z0-9]+")


def redact(text: str, prefixes: tuple[str, ...] = ()) -> str:
    """The text with every secret cut down to at most four characters and "…". `prefixes`: how vendors begin the keys they give out."""
    return _mask(text, secret_spans(text, prefixes))


def snippet(line: str, column: int, prefixes: tuple[str, ...] = (), around: tuple[str, str] = ("", ""), keyed: bool = False) -> str:
    """At most 160 characters of a line around a 1-based column, without secrets and outer blanks.

    `around`: what stands before and behind the line, if that may tell what in it is a secret; `keyed`: no code, so that what stands
    behind a name is its value.
    """
    at = min(max(column - 1, 0), len(line))
    first = max(0, at - _AROUND)
    part = line[first : at + _AROUND]
    at -= first
    before, behind = around
    shift = len(before)
    found = secret_spans(before + part + behind, prefixes, keyed)
    spans = [(max(start - shift, 0), min(end - shift, len(part))) for start, end in found if shift < end and start < shift + len(part)]
    masked = _mask(part, spans)
    shrunk = sum(min(end, at) - start - len(short(part[start:end])) for start, end in spans if start + 5 < at)
    at = max(0, at - max(0, shrunk))
    if len(masked.strip()) <= WIDTH:
        return masked.strip()
    begin = max(0, min(at - WIDTH // 4, len(masked) - WIDTH))
    return masked[begin : begin + WIDTH].strip()


def _mask(text: str, spans: list[_Span]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], short(text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def short(secret: str) -> str:
    """The beginning of a secret, enough to tell whose it is and too little to use it."""
    return secret[: min(4, len(secret) // 4)] + "…"


def names_secret(name: str) -> bool:
    """Whether what is given to a name is a secret whatever it looks like."""
    return "".join(_RUN.findall(name)).lower().endswith(_SURE)


def secret_spans(text: str, prefixes: tuple[str, ...], keyed: bool = False) -> list[_Span]:
    """Where secrets stand, in order and without overlap; `keyed` as for `snippet`."""
    if len(text) < 8 or harmless(text, prefixes):
        return []
    found = [match.span(match.re.groups) for pattern in (_PEM, _SIGNED, _FLAG, _CAPITALS, _USERINFO) for match in pattern.finditer(text)]
    found += [match.span(1) for match in _HEADER.finditer(text) if len(match[1]) >= 20 or any(char.isdigit() for char in match[1])]
    found += _assigned(text, keyed)
    found += _side_by_side(text)
    found += _random_tokens(text)
    if prefixes:
        found += [match.span() for match in _prefixed(prefixes).finditer(text) if _like_a_key(match[1])]
    merged: list[_Span] = []
    for start, end in sorted(found):
        if end - start <= _SHORTEST and text[end - 1] == "…":  # masked already
            continue
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


def _assigned(text: str, keyed: bool) -> Iterator[_Span]:
    """Values that stand behind a name that speaks of a secret."""
    done = 0
    for match in _ASSIGNED.finditer(text):
        if match.start() < done:
            continue
        in_address = text[match.start() - 1 : match.start()] in ("?", "&") and match.start() > 0
        sure = names_secret(match["name"]) or (in_address and match["name"].lower().endswith(_IN_ADDRESS))
        if not sure and not "".join(_RUN.findall(match["name"])).lower().endswith(_PERHAPS):
            continue
        quote = match["quote"]
        if sure and match["sign"] != ",":
            below = None if quote else _BELOW.match(text, match.end())
            literals = list(_literals(text, below.end() if below else match.end() - len(quote)))
            yield from literals
            done = literals[-1][1] if literals else done
        value = (_QUOTED[quote] if quote else _UNQUOTED).match(text, match.end())
        done = max(done, value.end()) if value else done
        if value is None or _PLACEHOLDER.fullmatch(value[0]):
            continue
        told = _VERSION_DIGEST.sub("", value[0])
        if match["sign"] == ",":  # a pair as in setenv("NAME", "value"), or only a list of words
            if not (match["closed"] and quote):
                continue
            called = _CALLED.search(text, max(0, match.start() - 20), match.start()) is not None
            known = any(len(run) >= 16 and any(char.isdigit() for char in run) for run in _RUN.findall(told))
            sure = sure and (known or (called and not _is_name(value[0])))
        if not quote and not _is_value(match, value, keyed):
            continue
        if (sure and len(value[0]) > _SHORTEST) or _looks_random(told, 16) or _is_one_run(match["name"], value[0]):
            yield value.start(), _line_end(match, value) if keyed and sure and not quote else value.end()


def _literals(text: str, at: int) -> Iterator[_Span]:
    """The quoted texts from `at` to the end of an expression that gives a secret: to its comma, its closing bracket or its line.

    Names of keys and variables that the secret is fetched by are none.
    """
    depth, last = 0, min(len(text), at + _REACH)
    while step := _STEP.search(text, at, last):
        sign, at = step[0], step.end()
        if sign in _QUOTED:
            if _BEFORE_TEXT.search(text, max(0, at - 5), at - 1) is None:
                return
            literal = _QUOTED[sign].match(text, at)
            if literal is not None:
                at = literal.end()
                if not _fetches(text, step.start(), literal[0]):
                    yield literal.span()
            at += text.startswith(sign, at)
        elif sign.endswith("#") and depth > 0:
            at = max(at, text.find("\n", at, last))
            continue
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        if depth < 0 or sign in "{};" or sign.endswith("#") or (sign in ",\n" and depth == 0):
            return


def _fetches(text: str, at: int, literal: str) -> bool:
    """Whether a literal that opens at `at` is no secret but tells how to get one: a key, a name, a question to a person."""
    if len(literal) <= _SHORTEST or _PLACEHOLDER.fullmatch(literal) or _is_name(literal) or literal.rstrip().endswith((":", "?")):
        return True
    before = text[max(0, at - 40) : at].rstrip(" \t\r\nrbufRBUF")
    if before.endswith("[") and before[-2:-1].isalnum() | (before[-2:-1] in ("_", ")", "]", '"', "'")):
        return True
    if _TOLD.search(before):
        return True
    return _GETTER.search(before) is not None and _DOTTED_OR_DASHED.fullmatch(literal) is not None and not _looks_random(literal, 16)


def _is_name(literal: str) -> bool:
    """Whether a literal is itself called like a key or a token, in several words, and so is what one is stored by."""
    return _SEVERAL_WORDS.fullmatch(literal) is not None and "".join(_RUN.findall(literal)).lower().endswith(_STORED)


def _line_end(assigned: re.Match[str], value: re.Match[str]) -> int:
    """Where a value without quotes ends: if its name begins the line, with the line, for it may have blanks in it."""
    text = value.string
    begin = max(text.rfind("\n", 0, assigned.start()), text.rfind("\r", 0, assigned.start())) + 1
    if _LEAD.fullmatch(text, begin, assigned.start()) is None:
        return value.end()
    rest = _LINE_REST.match(text, value.end())
    return rest.end() if rest else value.end()


def _is_value(assigned: re.Match[str], value: re.Match[str], keyed: bool) -> bool:
    """Whether what stands behind a name without quotes is a value, not code that fetches one."""
    text, word = value.string, value[0]
    rest = text[value.end() : value.end() + 1]
    if rest and rest in "([":
        return False
    if text[assigned.start() - 1 : assigned.start()] in ("?", "&") and assigned.start():  # in an address
        return True
    if not _DOTTED.fullmatch(word) or assigned["name"].isupper():
        return True
    if word.lower() in _TYPES or "." in word:
        return False
    ends = "\r\n\"'" if assigned["closed"] else "\r\n\"',}"  # behind a quoted name a bare word and a comma are a variable
    return keyed or (assigned["sign"] == ":" and word.islower() and rest in ends)


def _side_by_side(text: str) -> Iterator[_Span]:
    """Values whose name stands in an entry of its own, and flags and their values in a list of arguments."""
    for match in _NAMED.finditer(text):
        value = (_QUOTED[match["quote"]] if match["quote"] else _UNQUOTED).match(text, match.end())
        code = value is None or (not match["quote"] and match["sign"] == "=" and _DOTTED.fullmatch(value[0]))
        if value is not None and not code and _is_secret(match["name"], value[0]):
            yield value.span()
    for match in _VALUED.finditer(text):
        if _is_secret(match["name"], match["value"]):
            yield match.span("value")
    for match in _LISTED_FLAG.finditer(text):
        flagged = match[1].lower().endswith(_IN_ADDRESS) and len(match[2]) >= 8
        if (flagged or _is_secret(match[1], match[2])) and not (_is_name(match[2]) or _PLACEHOLDER.fullmatch(match[2])):
            yield match.span(2)


def _is_secret(name: str, value: str) -> bool:
    """Whether a value is a secret if a name is given to it."""
    if _PLACEHOLDER.fullmatch(value):
        return False
    perhaps = "".join(_RUN.findall(name)).lower().endswith(_PERHAPS)
    if perhaps and (_looks_random(_VERSION_DIGEST.sub("", value), 16) or _is_one_run(name, value)):
        return True
    return names_secret(name) and len(value) > _SHORTEST


def _is_one_run(name: str, value: str) -> bool:
    """Whether a variable that ends in KEY or TOKEN is given one long run of letters and digits: a model's id has words in it."""
    return name.isupper() and _ONE_RUN.fullmatch(value) is not None


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
