"""What a Python file offers to and asks of others: its Outline, and which of its names stem from a needle."""

from __future__ import annotations

from textwrap import dedent

import pytest

from airisk.domain import Ask, Name, Outline, Parameter, Reference, Role, Said, SourceFile, Text, Unknown, Value
from airisk.extract.source import read_python
from airisk.rulebook.needles import Needles, search

NEEDLES = Needles(("acme",))


def outline(code: str, path: str = "src/pkg/mod.py") -> Outline:
    text = dedent(code).lstrip("\n").encode()
    found = read_python(SourceFile(path, "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ())
    return next(one for one in found if isinstance(one, Outline))


def bindings(code: str) -> list[tuple[str, Value]]:
    return [(one.name, one.value) for one in outline(code).bindings]


def said(code: str, kind: Said) -> list[str]:
    text = dedent(code).lstrip("\n").encode()
    found = read_python(SourceFile("a.py", "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ())
    return [one.name for one in found if isinstance(one, Reference) and one.kind is kind]


def text(*parts: str | Name | Unknown) -> Text:
    return Text(parts)


@pytest.mark.parametrize(
    ("path", "module"), [("src/pkg/mod.py", "src.pkg.mod"), ("pkg/__init__.py", "pkg"), ("setup.py", "setup"), ("__init__.py", "")]
)
def test_module_of_a_path(path: str, module: str) -> None:
    assert outline("", path).module == module


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import a.b", ("a", "a.b", None)),
        ("import a.b as c", ("c", "a.b", None)),
        ("from .m import y as z", ("z", ".m", "y")),
        ("from .. import y", ("y", "..", "y")),
        ("from m import *", ("*", "m", "*")),
        ('mod = importlib.import_module("a.b")', ("mod", "a.b", None)),
        ('load(importlib.import_module("a.b"))', ("", "a.b", None)),
    ],
)
def test_imports_are_bound_as_python_binds_them(code: str, expected: tuple[str, str, str | None]) -> None:
    (found,) = [one for one in outline(code).imports if one.module != "importlib"]
    assert (found.name, found.module, found.symbol) == expected


def test_each_imported_name_has_its_own_place() -> None:
    found = outline("from m import (\n    a,\n    b as c,\n)").imports
    assert [(one.name, one.location.line, one.location.column) for one in found] == [("a", 2, 5), ("c", 3, 5)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('M = "m"', [("M", text("m"))]),
        ('M: str = "m"', [("M", text("m"))]),
        ('a = b = "m"', [("a", text("m")), ("b", text("m"))]),
        ('a, b = "m", c', [("a", text("m")), ("b", Name("c"))]),
        ("a, b = f()", [("a", Name("f()[]")), ("b", Name("f()[]"))]),
        ("c = Client(key=k)", [("c", Name("Client()"))]),
        ("self.c = a.b.Client().chat", [("self.c", Name("a.b.Client().chat"))]),
        ('m = cfg["model"]', [("m", Name("cfg[model]"))]),
        ("m = xs[0]", [("m", Name("xs[]"))]),
        ('p["model"] = "m"', [("p[model]", text("m"))]),
        ('m = a or b or "m"', [("m", Name("a")), ("m", Name("b")), ("m", text("m"))]),
        ('m = "x" if c else "y"', [("m", text("x")), ("m", text("y"))]),
        ('m = os.getenv("M", "m")', [("m", Name("os.environ[M]")), ("m", text("m"))]),
        ('m = os.environ["M"]', [("m", Name("os.environ[M]"))]),
        ('m = cfg.get("model", "m")', [("m", Name("cfg[model]")), ("m", text("m"))]),
        ('m = http.get("/v1/x")', [("m", Name("http.get()"))]),
        ('m = getattr(cfg, "model", "m")', [("m", Name("cfg.model")), ("m", text("m"))]),
        ('m = getattr(client, "beta").threads', [("m", Name("client.beta.threads"))]),
        ('m: str = Field(default="m", title="t")', [("m", text("m"))]),
        ('m: str = field(default_factory=lambda: "m")', [("m", text("m"))]),
        ('m = Column(default="m")', [("m", Name("Column()")), ("m", text("m"))]),
        ('m = f"a/{b.c}-x"', [("m", text("a/", Name("b.c"), "-x"))]),
        ('m = "a/" + b + "-x"', [("m", text("a/", Name("b"), "-x"))]),
        ('m = "%s/%d" % (a, 3)', [("m", text(Name("a"), "/", Unknown()))]),
        ('m = "a/%s" % b', [("m", text("a/", Name("b")))]),
        ('m = "{}/{x}".format(a, x="m")', [("m", text(Name("a"), "/m"))]),
        ('m = "a" "b"', [("m", text("ab"))]),
        ("m = await c.run()", [("m", Name("c.run()"))]),
        ("m = 1", [("m", Unknown())]),
        ('m = os.getenv("M", " m").strip()', [("m", Name("os.environ[M]")), ("m", text(" m"))]),
        ('m = str(a or "m")', [("m", Name("a")), ("m", text("m"))]),
        ('L = [*a, "b"]', [("L", Unknown()), ("L[]", Name("a[]")), ("L[]", text("b"))]),
        ('D = {**a, "b": c}', [("D", Unknown()), ("D", Name("a")), ("D[b]", Name("c"))]),
        ("m = a + b", [("m", Unknown())]),
        ('if (m := "x"): pass', [("m", text("x"))]),
        ('for m in ("a", "b"): pass', [("m", text("a")), ("m", text("b"))]),
        ('for n, m in [("x", "a")]: pass', [("n", text("x")), ("m", text("a"))]),
        ("for m in MODELS: pass", [("m", Name("MODELS[]"))]),
        ("x = [f(m) for m in ms]", [("x", Unknown()), ("m", Name("ms[]"))]),
        ("with Client() as c: pass", [("c", Name("Client()"))]),
        ("try: pass\nexcept a.Error as e: pass", [("e", Name("a.Error()"))]),
        ('D = {"a": "x", "b": {"c": f}}', [("D", Unknown()), ("D[a]", text("x")), ("D[b]", Unknown()), ("D[b][c]", Name("f"))]),
        ('D = dict(a="x")', [("D", Name("dict()")), ("D[a]", text("x"))]),
        ('L = ["a", b]', [("L", Unknown()), ("L[]", text("a")), ("L[]", Name("b"))]),
        ('f = lambda: "m"', [("f", Unknown()), ("f()", text("m"))]),
        ('def f():\n    return "m"', [("f()", text("m"))]),
        ('m += "x"', [("m", text("x"))]),
        ("m: str", []),
    ],
)
def test_bindings(code: str, expected: list[tuple[str, Value]]) -> None:
    assert sorted(bindings(code), key=repr) == sorted(expected, key=repr)


def test_bindings_know_their_scope_and_the_place_of_their_value() -> None:
    code = """
        class C:
            model = "m"
            def f(self, model="n", *, size: int = 3):
                self.model = model
        """
    found = outline(code).bindings
    assert [(one.name, one.scope, one.location.line, one.location.column) for one in found] == [
        ("model", "C", 2, 13),
        ("model", "C.f", 3, 23),
        ("size", "C.f", 3, 43),
        ("self.model", "C.f", 4, 22),
    ]


def test_definitions() -> None:
    code = """
        @dataclass(frozen=True)
        class C(Base, Generic[T], metaclass=Meta):
            @property
            async def f(self, a: m.A, b: "m.B" = None, *args: list[X | None], **kw) -> Optional[Client]:
                if a:
                    return self.client
                yield make()
        """
    whole = outline(code)
    owner, method = whole.definitions
    assert (owner.name, owner.kind, owner.decorators, owner.location.line, owner.location.column) == ("C", "class", ("dataclass",), 2, 1)
    assert (method.name, method.kind, method.decorators) == ("C.f", "function", ("property",))
    assert method.parameters == (
        Parameter("self", ()),
        Parameter("a", ("m.A",)),
        Parameter("b", ("m.B",)),
        Parameter("*args", ("list", "X")),
        Parameter("**kw", ()),
    )
    assert method.returns == (Name("Optional"), Name("Client"), Name("self.client"), Name("make()"))
    assert whole.bases == (("C", "Base"), ("C", "Generic"))


def test_asks_are_all_names_that_are_called_or_read() -> None:
    code = """
        from m import A
        x = A().run(y.z, len(w))
        print(x.a.b)
        del_ = {k: v}
        """
    assert [(one.name, one.called) for one in outline(code).calls] == [
        ("A().run", True),
        ("A", True),
        ("y.z", False),
        ("w", False),
        ("x.a.b", False),
        ("k", False),
        ("v", False),
    ]


def test_own_names_of_the_language_count_if_the_file_binds_them() -> None:
    assert [one.name for one in outline("def open(): pass\nopen()\nprint()").calls] == ["open"]


def test_an_ask_has_scope_and_place() -> None:
    (ask,) = outline("def f():\n    a.b()").calls
    assert isinstance(ask, Ask)
    assert (ask.scope, ask.location.line, ask.location.column, ask.location.end_column) == ("f", 2, 5, 8)


@pytest.mark.parametrize(
    "code",
    [
        "import acme\nx = acme.Client()\nx.run()",
        "from acme import Client as K\nx = K()\nx.run()",
        "from acme import Client\nclass C:\n    def __init__(self): self.x = Client()\n    def f(self): self.x.run()",
        "from acme import Client\ndef f(x: Client): x.run()",
        "from acme import Client\ndef f(x: 'Client | None'): pass\ndef g(x: Optional['Client']): x.run()",
        "from acme import Client\ndef make(): return Client()\nx = make()\nx.run()",
        "from acme import Client\ndef make() -> Client: ...\nx = make()\nx.run()",
        "from acme import Client\nclass Mine(Client): pass\nx = Mine()\nx.run()",
        "from acme import Client\nclass C:\n    x = Client()\nC.x.run()",
        "from acme import Client\nwith Client() as x:\n    x.run()",
        "from acme import Client\nfor y in Client().all():\n    x = y\nx.run()",
        "from acme import Client\na = b\nx = a\nb = Client()\nx.run()",
        'x = load("acme")\nx.run()',
    ],
)
def test_taint_flows(code: str) -> None:
    assert any(name.endswith("x.run") for name in said(code, Said.CALL))


@pytest.mark.parametrize(
    "code",
    [
        "import acme\nx = other.Client()\nx.run()",
        "# acme\nx = Client()\nx.run()",
        "from acme import Client\ndef f(x: Other): x.run()",
        "import acme\nself.x.run()",
    ],
)
def test_taint_does_not_flow(code: str) -> None:
    assert said(code, Said.CALL) == []


def test_patterns_read_classes_and_constants_but_no_captures() -> None:
    code = """
        match reply:
            case m.Error(code=3, text=m.EMPTY):
                pass
            case {"k": kept, **rest}:
                pass
            case other:
                pass
        """
    assert [one.name for one in outline(code).calls] == ["reply", "m.Error", "m.EMPTY"]


def test_what_a_function_gives_back_is_bound_to_its_call_where_it_is_made() -> None:
    code = """
    def get_client():
        if cached:
            return cached
        return Client(url="u")

    class Maker:
        def make(self):
            return Client().start()
    """
    found = [(one.name, one.scope, one.value, one.location.line) for one in outline(code).bindings if one.name.endswith("()")]
    assert found == [("get_client()", "", Name("Client()"), 4), ("make()", "Maker", Name("Client().start()"), 8)]
