"""How a config value becomes a Reference: its context by its key path, its text masked by its name."""

from __future__ import annotations

import re

from airisk.domain import Argument, Context, Reference, Said
from airisk.extract.lines import Lines, visible
from airisk.redact import redact

__all__ = ["comment", "context_of", "key", "masked", "names_itself", "setting", "variable"]

#: Keys below which names and values are those of the process environment.
_ENVIRONMENT = frozenset({"env", "environment", "env_vars", "environment_variables"})

#: Keys whose values are command lines: many words, yet no prose.
_COMMANDS = re.compile(r"run|(?:before_|after_)?scripts?|command|cmd|entrypoint|args")

#: From this many words on, a value is prose that speaks of things and does not use them.
_PROSE_WORDS = 6

_TEXT_CAP = 2000
#: A last key that is written as only environment variables are.
_VARIABLE = re.compile(r"(?:^|\.)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$")
_ODD = re.compile(r"[^\w.-]")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


def masked(name: str, value: str, prefixes: tuple[str, ...]) -> str:
    """A value without secrets; its name is what tells a secret from any other string."""
    value = visible(value[:_TEXT_CAP])
    slot = _ODD.sub("_", name.rsplit(".", 1)[-1].removesuffix("[]"))
    line = redact(f'{slot}="{value}"', prefixes)
    if line.startswith(f'{slot}="') and line.endswith('"'):
        return line[len(slot) + 2 : -1]
    return redact(value, prefixes)


def context_of(path: str, text: str) -> Context:
    """What a value at a key path is: of the environment, an image, prose, or plain configuration."""
    parts = [part.removesuffix("[]").lower() for part in path.split(".")]
    if not _ENVIRONMENT.isdisjoint(parts) or _VARIABLE.search(path):
        return Context.ENV
    if parts[-1] == "image" or parts[-2:] == ["image", "repository"]:
        return Context.IMAGE
    if len(text.split(None, _PROSE_WORDS)) >= _PROSE_WORDS and not any(map(_COMMANDS.fullmatch, parts)):
        return Context.PROMPT
    return Context.CONFIG


def setting(
    path: str, lines: Lines, name: str, text: str, span: tuple[int, int], prefixes: tuple[str, ...], arguments: tuple[Argument, ...] = ()
) -> Reference:
    """The Reference of a config scalar: `name` is its dotted key path, `span` the byte offsets of its value."""
    return Reference(
        location=lines.span(path, *span),
        kind=Said.SETTING,
        name=redact(name, prefixes),
        context=context_of(name, text),
        arguments=arguments,
        text=masked(name, text, prefixes),
        snippet=lines.snippet(span[0], prefixes),
    )


def variable(path: str, lines: Lines, name: str, value: str, span: tuple[int, int], prefixes: tuple[str, ...]) -> Reference:
    """The Reference of an environment variable that a file sets."""
    return Reference(
        location=lines.span(path, *span),
        kind=Said.SETTING,
        name=redact(name, prefixes),
        context=Context.ENV,
        text=masked(name, value, prefixes),
        snippet=lines.snippet(span[0], prefixes),
    )


def key(path: str, lines: Lines, parent: str, text: str, span: tuple[int, int], prefixes: tuple[str, ...]) -> Reference:
    """The Reference of a key that names a thing itself, as in a price list: `name` is the path of the mapping it stands in."""
    return Reference(
        location=lines.span(path, *span),
        kind=Said.SETTING,
        name=redact(parent, prefixes),
        context=Context.CATALOGUE,
        text=redact(visible(text[:_TEXT_CAP]), prefixes),
        snippet=lines.snippet(span[0], prefixes),
    )


def names_itself(text: str) -> bool:
    """Whether a key is more than an identifier, so that its dotted path cannot be taken apart again."""
    return _IDENTIFIER.fullmatch(text) is None


def comment(path: str, lines: Lines, offset: int, context: Context, prefixes: tuple[str, ...], begin: int = 0) -> Reference:
    """The Reference of a line of prose that holds a hit at a byte offset; `text` is the line from `begin` on, cut if very long."""
    start, end = lines.window(offset)
    start = min(max(start, begin), offset)
    raw = lines.source[start:end]
    start += len(raw) - len(raw.lstrip())
    end = start + len(raw.strip())
    text = raw.decode("utf-8", "ignore")
    return Reference(
        location=lines.span(path, start, end),
        kind=Said.PROSE,
        name="",
        context=context,
        text=redact(text.strip(), prefixes),
        snippet=lines.snippet(offset, prefixes),
    )
