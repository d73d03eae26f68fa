"""The nouns of airisk: what a file says, what it means, and what is known about it."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import Enum
from typing import NamedTuple, Union

from airisk.frozen import dataclass


class Word(str, Enum):
    """A closed vocabulary whose members are written as their value everywhere."""

    # An Enum's own hash is that of its name, and written in Python.
    __hash__ = str.__hash__

    def __str__(self) -> str:
        return str(self.value)


class Context(Word):
    """Where in a file a usage stands; the same words in every language."""

    IMPORT = "import"
    CALL = "call"
    ARGUMENT = "argument"
    DEFAULT = "default"
    CONSTANT = "constant"
    CATALOGUE = "catalogue"
    COMPARE = "compare"
    CONFIG = "config"
    ENV = "env"
    MANIFEST = "manifest"
    ENDPOINT = "endpoint"
    IMAGE = "image"
    PROMPT = "prompt"
    COMMENT = "comment"
    DOCSTRING = "docstring"
    DOCS = "docs"
    LICENSE = "license"
    WEIGHTS = "weights"
    DIRECTIVE = "directive"


#: Contexts that speak of a thing without using it.
MENTIONS = frozenset({Context.PROMPT, Context.COMMENT, Context.DOCSTRING, Context.DOCS})


class Role(Word):
    """What a file is for."""

    PRODUCTION = "production"
    TEST = "test"
    EXAMPLE = "example"
    DOCS = "docs"
    CI = "ci"
    TOOL = "tool"
    VENDORED = "vendored"
    GENERATED = "generated"


class Reach(Word):
    """How far a usage gets: declared < imported < called."""

    DECLARED = "declared"
    IMPORTED = "imported"
    CALLED = "called"


class Confidence(Word):
    """How sure airisk is that a reference is the usage it says."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Said(Word):
    """The kind of a Reference: in which way a file says it."""

    IMPORT = "import"  # name = absolute or dotted-relative module as written (`pkg.mod`, `.mod`)
    CALL = "call"  # name = callee as written (`self.client.chat.completions.create`)
    NAME = "name"  # name = dotted name as written, read or stored but not called (`sdk.errors.Timeout`)
    TEXT = "text"  # a string literal: text = its value, name = its slot (keyword, variable, dict key)
    ENV = "env"  # name = environment variable that is read
    SETTING = "setting"  # a config scalar: name = dotted key path, text = its value
    DEPENDENCY = "dependency"  # a manifest line: name = normalised package name, ecosystem = purl type
    PROJECT = "project"  # what a manifest calls the project itself: name and ecosystem as of a dependency
    WEIGHTS = "weights"  # a weight file's header; name = path
    LICENSE = "license"  # a licence file; text = its normalised words
    PROSE = "prose"  # a line of comment, docstring or docs that holds a needle; text = the line


class Location(NamedTuple):
    """A span. 1-based, end exclusive, columns in code points; `cell` is the 1-based notebook cell; line 0 = whole file.

    A plain tuple, for nothing is made, compared and hashed as often.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    cell: int = 0


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file worth opening. `path` is relative to the root with forward slashes; `size` in bytes."""

    path: str
    kind: str
    role: Role
    size: int


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name as written. A call in it is marked by `()`: `client = OpenAI()` binds Name("OpenAI()").

    A subscript with a constant string key is written in brackets: `cfg["model"]` is Name("cfg[model]").
    """

    dotted: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the source does not tell."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string. A plain literal has one `str` part; f-strings, `+`, `%` and `.format` keep their gaps as Name or Unknown."""

    parts: tuple[str | Name | Unknown, ...]

    @property
    def plain(self) -> str | None:
        """The whole string if no part of it is a gap."""
        return "".join(p for p in self.parts if isinstance(p, str)) if all(isinstance(p, str) for p in self.parts) else None


Value = Union[Text, Name, Unknown]  # noqa: UP007 - read at run time, also by Python 3.10's get_type_hints


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing given to a call. `name` is the keyword, or "0", "1" … by position, or "**" for a spread mapping.

    Alternatives (`x or "id"`, `a if c else b`) are several arguments of one name.
    """

    name: str
    value: Value
    location: Location


@dataclass(frozen=True, slots=True)
class Reference:
    """What a file says, in its own words. `scope` is the dotted enclosing definition ("Class.method" or "")."""

    location: Location
    kind: Said
    name: str
    context: Context
    arguments: tuple[Argument, ...] = ()
    ecosystem: str = ""
    text: str = ""
    scope: str = ""
    snippet: str = ""

    @property
    def order(self) -> tuple[Location, str, str, str]:
        """The sort key of References."""
        return (self.location, self.kind.value, self.name, self.text)

    def argument(self, *names: str) -> Value | None:
        """The value of the first argument with one of these names."""
        return next((a.value for a in self.arguments if a.name in names), None)


@dataclass(frozen=True, slots=True)
class Import:
    """`name` is bound locally in `scope` to `module`, or to `symbol` of it. `name` "*" = star import, "" = nothing bound.

    `import a.b` binds "a" (module "a.b", symbol None); `import a.b as c` binds "c"; `from .m import y as z` binds "z".
    """

    name: str
    module: str
    symbol: str | None
    scope: str
    location: Location


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function; `annotation` as a dotted name where it is one, `names` inside it otherwise."""

    name: str
    annotation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or function. `name` is qualified within the file ("LLM.ask"); `returns` are the annotation's names and returned names."""

    name: str
    kind: str
    parameters: tuple[Parameter, ...]
    returns: tuple[Name, ...]
    decorators: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Binding:
    """`name` as written on the left ("model", "self.client", "params[model]") gets `value` in `scope`; `location` is the value's.

    A parameter's default is a binding of the parameter in the scope of its function. Alternatives are several bindings.
    """

    name: str
    scope: str
    value: Value
    location: Location


@dataclass(frozen=True, slots=True)
class Ask:
    """A dotted name that a file calls or reads in `scope`; `called` tells which."""

    name: str
    scope: str
    location: Location
    called: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file offers to and asks of others. No vendor in it. `module` is the path with dots ("src.pkg.mod")."""

    path: str
    module: str
    imports: tuple[Import, ...] = ()
    definitions: tuple[Definition, ...] = ()
    bindings: tuple[Binding, ...] = ()
    bases: tuple[tuple[str, str], ...] = ()
    calls: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What could not be read, or only in part. Part of the report, never a log line."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All that one file says. `parsed` is None for a file that no needle led to (it was searched, not opened)."""

    source: SourceFile
    references: tuple[Reference, ...] = ()
    outline: Outline | None = None
    problems: tuple[Problem, ...] = ()
    opened: bool = False
    partial: bool = False

    @property
    def strings_only(self) -> bool:
        """Whether it was opened and is of a language without a grammar: its strings were read, its calls were not."""
        return self.opened and self.source.kind == "text"


@dataclass(frozen=True, slots=True)
class Usage:
    """A recognised Reference = evidence. `subject` is the component id; `via` tells how it was recognised."""

    vendor: str
    platform: str
    subject: str
    feature: str
    context: Context
    reach: Reach
    confidence: Confidence
    role: Role
    location: Location
    text: str
    reference: Reference
    via: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Location, str, str, str]:
        """The sort key of Usages."""
        return (self.location, self.subject, self.feature, self.platform)

    @property
    def mention(self) -> bool:
        """Whether the file speaks of the thing without using it."""
        return self.context in MENTIONS


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said about a future. `stated`: when the source said so; `checked`: when we read it."""

    field: str
    platform: str
    value: str
    precision: str
    effect: str
    source: str
    via: str
    kind: str
    stated: date
    checked: date


#: Kinds of claims that a date may be trusted on; a price list or an article alone only warns.
FIRM = frozenset({"first-party", "transcribed"})
#: Platforms that are nobody's: no vendor can take the model away there.
OWN = frozenset({"self-hosted", "private"})
#: Fields of claims that name an end; all others warn of one, offer something else or say that a thing exists.
ENDS = frozenset({"retires", "removed"})


def says_end(claim: Claim) -> bool:
    """Whether a claim says that a thing ends, and not only that it is old, listed or alive."""
    return claim.field in ENDS


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The state of a thing on a platform on a day, derived from claims.

    status: active · deprecated · retiring · overdue · retired · frozen · archived · listed · unknown.
    """

    platform: str
    status: str
    announced: date | None = None
    retires: date | None = None
    precision: str | None = None
    effect: str | None = None
    replacement: str | None = None
    options: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """A thing that somebody else can take away. `id` is kind:vendor/name (see DESIGN); `vendor` is the maker or publisher."""

    id: str
    kind: str
    vendor: str
    name: str
    version: str | None = None
    license: str | None = None
    details: dict[str, object] = field(default_factory=dict)
    lifecycles: tuple[Lifecycle, ...] = ()
    usages: tuple[Usage, ...] = ()


@dataclass(frozen=True, slots=True)
class Ripple:
    """A place that a usage reaches through the project's own code. `why` says how; `via` is the location it hangs on."""

    subject: str
    location: Location
    role: Role
    why: str
    via: Location
    text: str
    depth: int
