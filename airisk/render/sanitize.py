"""What strangers wrote, made harmless: one function per sink (terminal, Markdown text, Markdown code, HTML)."""

from __future__ import annotations

import re
import unicodedata

#: Letters by category that draw nothing.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Zero width: keeps a code host from reading a mention or a reference, and the eye sees no difference.
_GAP = "\u200b"

#: Only such addresses become links; a sanitizer that let any scheme through would be none.
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?\Z")
_NO_NAME = re.compile(r"[^a-z0-9]+")

_COMMAND = re.compile(r"#(?=#(?:vso)?\[)")
_COMMAND_START = re.compile(r"(?<![0-9A-Za-z_])::")
_WORD_WITH_COLONS = re.compile(r"\S*::\S*")
#: A longer word may be broken at the end of a line, so that what follows begins the next one.
_UNBROKEN = 60

_MARKUP = re.compile(r"[\\`*\[\]|$]|~~|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_LINE_START = re.compile(r"^(\s*)([-+=#](?=[-=#\s]|$)|\d+(?=[.)](?:\s|$)))")
_REFERENCE = re.compile(r"#(?=\d)|@(?=[0-9A-Za-z])|(?<=\bGH)-(?=\d)", re.IGNORECASE)
_COMMIT = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])([0-9a-f])([0-9a-f]{6,39})\b", re.IGNORECASE)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_FENCE = re.compile(r"`+")


def _shown(char: str) -> str:
    """An escape that a reader can see, for a character that cannot be seen or would act."""
    if char not in _BLANK_LETTERS and unicodedata.category(char) not in _UNSEEN:
        return char
    number = ord(char)
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{number - 0xDC00:02x}"
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    return named or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")


def _visible(text: str) -> str:
    """The text in one line, with control, bidi, zero-width and lone surrogate characters as visible escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def terminal(text: str) -> str:
    """For a terminal or a build log: no escape codes, no line breaks, and nothing that a build service reads as a command."""
    return _WORD_WITH_COLONS.sub(_no_command, _COMMAND.sub(r"\\x23", _visible(text)))


def _no_command(word: re.Match[str]) -> str:
    """A word that cannot become the `::command::` at the start of a line; names like A::B::C stay as they are."""
    text = word[0]
    breaks = text.count("::") > 1 and len(text) > _UNBROKEN
    return text.replace("::", r":\x3a") if breaks or _COMMAND_START.search(text) else text


def markdown(text: str) -> str:
    """For a sentence or table cell of Markdown: no markup, HTML, image, link text, mention or issue reference comes through."""
    text = _visible(text)
    text = _MARKUP.sub(lambda found: "".join("\\" + char for char in found.group()), text)
    text = _LINE_START.sub(lambda found: f"{found[1]}{found[2]}{_GAP}" if found[2].isdigit() else f"{found[1]}\\{found[2]}", text)
    text = _COMMIT.sub(rf"\1{_GAP}\2", _REFERENCE.sub(lambda found: found.group() + _GAP, text))
    return text.translate(_ENTITIES)


def code(text: str) -> str:
    """For a Markdown code span, also inside a table: a fence longer than any within, no cell end, no comment marker."""
    text = _visible(text).replace("<!--", "<! --").replace("|", "\\|")
    if not text.strip():
        return "(empty)"
    fence = "`" * (1 + max((len(run) for run in _FENCE.findall(text)), default=0))
    room = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{room}{text}{room}{fence}"


def html(text: str) -> str:
    """For a text or attribute of HTML, before it is escaped as every slot of a page is: what cannot be seen is shown, line breaks too."""
    return _visible(text)


def html_name(text: str) -> str:
    """For an id or a class of HTML: lower-case ASCII letters, digits and hyphens; never empty."""
    return _NO_NAME.sub("-", text.lower()).strip("-") or "none"


def is_link(address: str) -> bool:
    """Whether an address may become a link: https, a plain host, and no character that could end the link."""
    return _LINK.match(address) is not None
