"""Turns what was seen in source code into References: what holds a needle, or starts from a name that stems from one (tainted)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from airisk.domain import Argument, Context, Name, Reference, Said, Text, Value
from airisk.extract.masking import Masking
from airisk.extract.sightings import SeenDefinition, SeenName, SeenText, SeenVariable, Sightings, Spans
from airisk.extract.taint import Tainted
from airisk.frozen import dataclass
from airisk.syntax import Node

#: What a call is given, in the words of a language: name, value and node of each alternative.
Arguments = Callable[[Node], Iterable[tuple[str, Value, Node]]]
Seen = SeenName | SeenText | SeenVariable

_URL = re.compile(r"(?:https?|wss?)://\S+\Z")
_PROMPT_WORDS = 6
#: A word that may be the name of a model, whoever made it: it has a letter, and a digit, a dash or a slash; and how it may be written.
_WORD = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=[^0-9/-]*[0-9/-])[A-Za-z0-9][\w.:@/+-]{2,119}")
_QUOTED_WORD = re.compile(rb"[\"'][A-Za-z0-9][\w.:@/+-]{2,119}[\"']")
#: The line end of a docstring as any tool counts lines.
_LINES = re.compile(rb"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Witness:
    """What turns things seen in one file into References: the hits, the taint, the way out, and the language's reader of arguments."""

    hits: Spans
    tainted: Tainted
    masking: Masking
    arguments: Arguments
    ecosystem: str

    def reference(self, seen: Seen, kind: Said, context: Context, name: str, text: str = "", given: tuple[Argument, ...] = ()) -> Reference:
        """A Reference to something seen."""
        location, snippet = self.masking.location(seen.start, seen.end), self.masking.snippet(seen.start)
        return Reference(
            location, kind, self.masking.name(name), context, given, self.ecosystem, text, self.masking.name(seen.scope.name), snippet
        )


def references(seen: Sightings, witness: Witness) -> Iterator[Reference]:
    """All References of a file, in no particular order."""
    yield from _imports(seen, witness)
    yield from _names(seen, witness)
    for text in seen.texts:
        yield _text(text, witness)
    for variable in seen.variables:
        if variable.name.isupper() or witness.hits.within(variable.start, variable.end):
            yield witness.reference(variable, Said.ENV, Context.ENV, variable.name)
    yield from _prose(Context.COMMENT, seen.comments, seen, witness)
    yield from _prose(Context.DOCSTRING, seen.docstrings, seen, witness)


def _imports(seen: Sightings, witness: Witness) -> Iterator[Reference]:
    """One for each name that a statement with a hit imports, at the statement."""
    for imported in seen.imports:
        start, end = imported.statement
        if witness.hits.within(start, end):
            location, snippet = witness.masking.location(start, end), witness.masking.snippet(start)
            scope, symbol = witness.masking.name(imported.scope.name), imported.symbol or ""
            yield Reference(location, Said.IMPORT, imported.module, Context.IMPORT, (), witness.ecosystem, symbol, scope, snippet)


def _names(seen: Sightings, witness: Witness) -> Iterator[Reference]:
    modules = {imported.name for imported in seen.imports if imported.symbol is None}
    imported = modules | {imported.name for imported in seen.imports}
    for name in seen.names:
        if name.call is not None:
            if _witnessed(name, name.call, witness) or _hands_on(name.call, witness):
                given = tuple(_given(name.call, witness))
                yield witness.reference(name, Said.CALL, Context.CALL, name.name, given=given)
        elif name.name in (imported if name.stored else modules):  # `module = None`, `if module:` use nothing of it
            continue
        elif witness.tainted[name.name]:
            yield witness.reference(name, Said.NAME, _context(name), name.name)


def _witnessed(name: SeenName, call: Node, witness: Witness) -> bool:
    """Whether a call holds a needle or is one of something that stems from one."""
    return witness.hits.within(call.start_byte, call.end_byte) or witness.tainted[name.name]


def _hands_on(call: Node, witness: Witness) -> bool:
    """Whether a call hands on a word that may be a model's name: it may be followed into the function that is called."""
    written = call.child_by_field_name("arguments")
    if written is None or _QUOTED_WORD.search(written.text or b"") is None:
        return False
    return any(isinstance(value, Text) and _WORD.fullmatch(value.plain or "") for _, value, _ in witness.arguments(call))


def _context(name: SeenName) -> Context:
    """Where a name stands; in a list that is given to a call it is an argument, for a name is no table."""
    if name.slot.context is Context.CATALOGUE and name.slot.callee:
        return Context.ARGUMENT
    return name.slot.context or Context.CALL


def _given(call: Node, witness: Witness) -> Iterator[Argument]:
    for name, value, node in witness.arguments(call):
        span = (node.start_byte, node.end_byte)
        yield Argument(witness.masking.name(name), witness.masking.value(value, name, span), witness.masking.location(*span))


def _text(seen: SeenText, witness: Witness) -> Reference:
    """A string literal. What it looks like goes before where it stands: an address, a text for people or models."""
    text = witness.masking.text(seen.text, seen.slot.name, (seen.start, seen.end))
    context = seen.slot.context or Context.CONSTANT
    if _URL.match(seen.text):
        context = Context.ENDPOINT
    elif "\n" in seen.text.strip() or len(seen.text.split(None, _PROMPT_WORDS)) >= _PROMPT_WORDS:
        context = Context.PROMPT
    given: tuple[Argument, ...] = ()
    if seen.slot.callee:
        given = (Argument("callee", Name(witness.masking.name(seen.slot.callee)), witness.masking.location(seen.start, seen.end)),)
    return witness.reference(seen, Said.TEXT, context, seen.slot.name, text, given)


def _prose(context: Context, spans: list[tuple[int, int]], seen: Sightings, witness: Witness) -> Iterator[Reference]:
    """Each line of comments or docstrings that holds a hit."""
    source, masking = witness.masking.parsed.source, witness.masking
    lines = []
    for first, last in spans:
        for line in _LINES.finditer(source, first, last):
            start, end = line.end() - len(line[0].lstrip()), line.start() + len(line[0].rstrip())
            if witness.hits.within(start, end):
                lines.append((start, end))
    for (start, end), scope in zip(lines, enclosing([start for start, _ in lines], seen.definitions), strict=True):
        text = masking.text(source[start:end].decode("utf-8", "replace"))
        location, snippet = masking.location(start, end), masking.snippet(start)
        yield Reference(location, Said.PROSE, "", context, (), witness.ecosystem, text, masking.name(scope), snippet)


def enclosing(offsets: list[int], definitions: list[SeenDefinition]) -> list[str]:
    """The name of the innermost definition around each offset."""
    found: dict[int, str] = {}
    waiting = sorted(definitions, key=lambda definition: (definition.start, -definition.end))
    around: list[SeenDefinition] = []
    at = 0
    for offset in sorted(offsets):
        while at < len(waiting) and waiting[at].start <= offset:
            while around and around[-1].end <= waiting[at].start:
                around.pop()
            around.append(waiting[at])
            at += 1
        while around and around[-1].end <= offset:
            around.pop()
        found[offset] = around[-1].name if around else ""
    return [found[offset] for offset in offsets]
