"""What Python extraction says of a file: a Reference for each import, call, name, string, variable and comment that matters."""

from __future__ import annotations

from textwrap import dedent

import pytest

from airisk.domain import Context, Name, Outline, Problem, Reference, Role, Said, SourceFile, Text, Unknown
from airisk.extract.source import read_python
from airisk.rulebook.needles import Needles, search

NEEDLES = Needles(("acme", "acme_key"))


def said(code: str, path: str = "pkg/mod.py") -> list[Reference]:
    text = dedent(code).lstrip("\n").encode()
    found = read_python(SourceFile(path, "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ())
    return sorted((one for one in found if isinstance(one, Reference)), key=lambda one: one.order)


def texts(code: str) -> list[tuple[str, str, str]]:
    return [(one.text, str(one.context), one.name) for one in said(code) if one.kind is Said.TEXT]


def of_kind(code: str, kind: Said) -> list[str]:
    return [one.name for one in said(code) if one.kind is kind]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import acme", [("acme", "")]),
        ("import os, acme.types as t", [("acme.types", ""), ("os", "")]),
        ("from acme.types import A, B as C", [("acme.types", "A"), ("acme.types", "B")]),
        ("from acme import *", [("acme", "*")]),
        ("from .acme import client", [(".acme", "client")]),
        ("def f():\n    try:\n        import acme\n    except ImportError:\n        acme = None", [("acme", "")]),
        ("if TYPE_CHECKING:\n    from acme import A", [("acme", "A")]),
        ('mod = importlib.import_module("acme.types")', [("acme.types", "")]),
        ('mod = __import__("acme")', [("acme", "")]),
        ('mod = importlib.import_module(f"acme.{x}")', []),
        ("import os", []),
        ("from __future__ import annotations  # acme", []),
    ],
)
def test_imports_at_any_depth(code: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.text) for one in said(code) if one.kind is Said.IMPORT] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('f("acme-1")', ("acme-1", "argument", "0")),
        ('f(x, model="acme-1")', ("acme-1", "argument", "model")),
        ('f(model=x or "acme-1")', ("acme-1", "default", "model")),
        ('return_(model if x else "acme-1")', ("acme-1", "argument", "0")),
        ('self.model = self.config.model or "acme-1"', ("acme-1", "default", "self.model")),
        ('if (model or "acme-1"): pass', ("acme-1", "default", "model")),
        ('def f(model="acme-1"): pass', ("acme-1", "default", "model")),
        ('def f(model: str = "acme-1"): pass', ("acme-1", "default", "model")),
        ('f = lambda model="acme-1": model', ("acme-1", "default", "model")),
        ('cfg.get("model", "acme-1")', ("acme-1", "default", "model")),
        ('getattr(cfg, "model", "acme-1")', ("acme-1", "default", "model")),
        ('os.getenv("MODEL", "acme-1")', ("acme-1", "default", "MODEL")),
        ('os.environ.get("MODEL", "acme-1")', ("acme-1", "default", "MODEL")),
        ('class C:\n    model: str = Field(default="acme-1")', ("acme-1", "default", "model")),
        ('class C:\n    model: str = Field("acme-1", title="t")', ("acme-1", "default", "model")),
        ('class C:\n    model: str = field(default_factory=lambda: "acme-1")', ("acme-1", "default", "model")),
        ('p.add_argument("-m", "--chat-model", default="acme-1")', ("acme-1", "default", "chat_model")),
        ('MODEL = "acme-1"', ("acme-1", "constant", "MODEL")),
        ('A = B = "acme-1"', ("acme-1", "constant", "A")),
        ('if (m := "acme-1"): pass', ("acme-1", "constant", "m")),
        ('def model():\n    return "acme-1"', ("acme-1", "constant", "model")),
        ('x = {"model": "acme-1"}', ("acme-1", "constant", "model")),
        ('f(body={"model": "acme-1"})', ("acme-1", "constant", "model")),
        ('M = ["acme-1"]', ("acme-1", "catalogue", "M")),
        ('PRICES = {"acme-1": 3}', ("acme-1", "catalogue", "PRICES")),
        ('for m in ("acme-1", "b"): pass', ("acme-1", "catalogue", "m")),
        ('def f(model: Literal["acme-1"]): pass', ("acme-1", "catalogue", "model")),
        ('T = typing.Literal["acme-1"]', ("acme-1", "catalogue", "T")),
        ('if model == "acme-1": pass', ("acme-1", "compare", "model")),
        ('if "acme-1" in self.model: pass', ("acme-1", "compare", "self.model")),
        ('if model not in ("acme-1", "b"): pass', ("acme-1", "compare", "model")),
        ('if model.startswith(("acme-1", "b")): pass', ("acme-1", "compare", "model")),
        ('match model:\n    case "a" | "acme-1":\n        pass', ("acme-1", "compare", "model")),
        ('url = "https://api.acme.example/v1"', ("https://api.acme.example/v1", "endpoint", "url")),
        ('f(base_url="https://api.acme.example/v1")', ("https://api.acme.example/v1", "endpoint", "base_url")),
        ('os.environ["MODEL"] = "acme-1"', ("acme-1", "env", "MODEL")),
        ('monkeypatch.setenv("MODEL", "acme-1")', ("acme-1", "env", "MODEL")),
        ('P = "You are Acme, a very kind assistant."', ("You are Acme, a very kind assistant.", "prompt", "P")),
        ('P = """\nacme-1\nacme-2\n"""', ("\nacme-1\nacme-2\n", "prompt", "P")),
        ('m = "bedrock/" "acme-1"', ("bedrock/acme-1", "constant", "m")),
        ('m = f"x/{y.z}-acme"', ("x/{}-acme", "constant", "m")),
        ('m = "acme-{}".format(n)', ("acme-{}", "constant", "m")),
        ('m = b"acme\\x2d1"', ("acme-1", "constant", "m")),
        ('m = r"acme\\d"', ("acme\\d", "constant", "m")),
        ('m = "\\N{DIGIT ONE}acme\\u00e9\\\n"', ("1acmeé", "constant", "m")),
        ('x = [m for m in y if m == "acme-1"]', ("acme-1", "compare", "m")),
        ('x = f(lambda: "acme-1")', ("acme-1", "argument", "0")),
        ('@route("acme-1")\ndef f(): pass', ("acme-1", "argument", "0")),
        ("print(f\"{f('acme-1')} x\")", ("acme-1", "argument", "0")),
        ('x = PRICES["acme-1"]', ("acme-1", "catalogue", "PRICES")),
    ],
)
def test_a_string_tells_where_it_stands(code: str, expected: tuple[str, str, str]) -> None:
    assert expected in texts(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""acme docstring"""',
        'def f():\n    """acme"""',
        "# acme",
        'x = "other"',
        'def f(client: "acme.Client"): pass',
        'os.environ["ACME_KEY"]',
        "acme = 1",
    ],
)
def test_what_is_no_text(code: str) -> None:
    assert texts(code) == []


def test_an_argument_string_names_its_callee() -> None:
    (text,) = [one for one in said('a.b(model="acme-1")') if one.kind is Said.TEXT]
    assert text.argument("callee") == Name("a.b")


def test_call_with_all_that_it_is_given() -> None:
    (call,) = [
        one
        for one in said('r = c.chat.create(x, model=m or "acme-1", temperature=0.2, body={"id": "acme-2"}, **{"k": "v"}, **more)')
        if one.kind is Said.CALL
    ]
    assert call.name == "c.chat.create"
    assert (call.location.line, call.location.column, call.location.end_column) == (1, 5, 18)
    assert [(given.name, given.value) for given in call.arguments] == [
        ("0", Name("x")),
        ("model", Name("m")),
        ("model", Text(("acme-1",))),
        ("temperature", Unknown()),
        ("body", Unknown()),
        ("body[id]", Text(("acme-2",))),
        ("k", Text(("v",))),
        ("**", Name("more")),
    ]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ('Acme().chat.create("x")', "Acme().chat.create"),
        ('getattr(client, "beta").acme()', "client.beta.acme"),
        ('(await client.acme()).json("acme")', "client.acme().json"),
        ('cfg["acme"].run()', "cfg[acme].run"),
        ("clients[0].run('acme')", "clients[].run"),
    ],
)
def test_callee_as_written(code: str, name: str) -> None:
    assert name in of_kind(code, Said.CALL)


def test_names_that_are_read_or_stored() -> None:
    code = """
        import acme
        acme.api_key = key
        def f(client: acme.Client, other: Other): pass
        try: pass
        except (acme.error.Timeout, ValueError) as e:
            print(e.code)
        config.model
        """
    found = [(one.name, str(one.context)) for one in said(code) if one.kind is Said.NAME]
    assert found == [
        ("acme.api_key", "constant"),
        ("acme.Client", "call"),
        ("acme.error.Timeout", "call"),
        ("e", "constant"),
        ("e.code", "argument"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        'os.getenv("ACME_KEY")',
        'os.environ["ACME_KEY"]',
        'os.environ.get("ACME_KEY", "x")',
        'environ.get("ACME_KEY")',
        'getenv("ACME_KEY") or "x"',
        '"ACME_KEY" in os.environ',
        'os.environ["ACME_KEY"] = key',
        'os.environ.setdefault("ACME_KEY", "x")',
    ],
)
def test_environment_variables(code: str) -> None:
    assert of_kind(code, Said.ENV) == ["ACME_KEY"]


def test_other_mappings_are_no_environment() -> None:
    assert of_kind('settings.get("ACME_KEY"); cfg["ACME_KEY"]; os.environ[name]; os.getenv("home")', Said.ENV) == []


def test_comments_and_docstrings_line_by_line() -> None:
    code = '''
        """One.
        Uses acme.
        """
        class C:
            """Acme here."""
            x = f(  # acme inside
                1,
            )
        # nothing
        '''
    found = [(one.location.line, str(one.context), one.text, one.scope) for one in said(code) if one.kind is Said.PROSE]
    assert found == [
        (2, "docstring", "Uses acme.", ""),
        (5, "docstring", '"""Acme here."""', "C"),
        (6, "comment", "# acme inside", "C"),
    ]


def test_scope_is_the_enclosing_definition() -> None:
    code = """
        class A:
            def f(self, m="acme-0"):
                def g():
                    return "acme-1"
        X = "acme-2"
        """
    assert [(one.text, one.scope) for one in said(code) if one.kind is Said.TEXT] == [
        ("acme-0", "A.f"),
        ("acme-1", "A.f.g"),
        ("acme-2", ""),
    ]


def test_columns_count_characters_and_lines_end_in_any_way() -> None:
    found = said('é = "ü"; m = "acme-1"\r\nn = "acme-2"\rk = "acme-3"')
    places = [(one.text, one.location.line, one.location.column, one.location.end_column) for one in found if one.kind is Said.TEXT]
    assert places == [("acme-1", 1, 14, 22), ("acme-2", 2, 5, 13), ("acme-3", 3, 5, 13)]


def test_no_secret_leaves() -> None:
    secret = "sk-" + "Qx7Lm2Tz9Vb4Kd8Wp3Ns6Hy1Rc5Jf0Ga" * 2
    lines = [
        "import acme",
        f'api_key = "{secret}"',
        f'acme.api_key = "{secret}"',
        f'c = acme.Client(token="{secret}")  # acme {secret}',
        f'd = {{"acme": "{secret}"}}',
    ]
    code = "\n".join(lines)
    text = code.encode()
    found = list(read_python(SourceFile("a.py", "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ()))
    assert len(found) > 5
    assert secret not in repr(found)


def test_a_secret_is_told_by_its_name() -> None:
    found = list(
        read_python(
            SourceFile("a.py", "python", Role.PRODUCTION, 9), b'password = "acmeHunter2"', search(NEEDLES, b'password = "acmehunter2"'), ()
        )
    )
    assert any(isinstance(one, Outline) and one.bindings for one in found)
    assert "Hunter2" not in repr(found)


def test_broken_code_is_read_as_far_as_it_goes() -> None:
    text = b'import acme\nm = "acme-1"\ndef f(:\n  x = = 3\nn = "acme-2"\n'
    found = list(read_python(SourceFile("a.py", "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ()))
    assert Problem("a.py", "extract", "partial") in found
    assert {"acme-1", "acme-2"} <= {one.text for one in found if isinstance(one, Reference)}


@pytest.mark.parametrize(
    "code",
    [
        "x = " + "(" * 100_000 + "1" + ")" * 100_000,
        "x = " + "[" * 5_000 + "'acme'" + "]" * 5_000,
        "x = " + "f(" * 3_000 + "'acme'" + ")" * 3_000,
        "x = " + "d.get('k', " * 2_000 + "'acme'" + ")" * 2_000,
        "x = " + " + ".join(["'acme'"] * 5_000),
        "x = " + " or ".join(["'acme'"] * 5_000),
        "x = " + "lambda: " * 5_000 + "'acme'",
        "x = " * 5_000 + "'acme'",
        "x = acme" + ".f()" * 2_000,
        "".join(" " * depth + "def f():\n" for depth in range(300)) + " " * 300 + "x = 'acme'",
    ],
)
def test_deep_code_is_no_danger(code: str) -> None:
    text = code.encode()
    found = list(read_python(SourceFile("a.py", "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ()))
    assert any(isinstance(one, Outline) for one in found)
    assert not any(isinstance(one, Problem) for one in found)


def test_context_is_of_the_closed_list() -> None:
    assert all(isinstance(one.context, Context) and one.ecosystem == "pypi" for one in said('import acme\nf("acme")  # acme'))


@pytest.mark.parametrize("word", ["owner/some-model", "Owner9/Model-3.1-8B", "a/whisper.en"])
def test_a_literal_that_may_be_a_repository_is_a_text_without_any_needle(word: str) -> None:
    assert (word, "constant", "path") in texts(f'import acme\npath = "{word}"')


@pytest.mark.parametrize(
    "word", ["src/main.py", "conf/app.yaml", "docs/a.md", "application/json", "a/b/c", "/owner/name", "1/22", "own er/x"]
)
def test_paths_and_media_types_are_no_repositories(word: str) -> None:
    assert texts(f'import acme\npath = "{word}"') == []


@pytest.mark.parametrize(
    "call",
    ['run("zed-4")', 'run(x, model="zed-4")', 'run(model=x or "owner/zed")', 'super().__init__(model="zed4")', 'run(**{"model": "zed-4"})'],
)
def test_a_call_that_hands_on_what_may_be_a_model_is_told_without_any_needle(call: str) -> None:
    assert of_kind(f"import acme\n{call}", Said.CALL) == [call.partition("(")[0] if "super" not in call else "super().__init__"]


@pytest.mark.parametrize("call", ['run("zed")', 'run("two words-1")', "run(4)", 'run("%Y-%m")', 'run("-1")', f'run("{"a-" * 100}")'])
def test_other_calls_are_not(call: str) -> None:
    assert of_kind(f"import acme\n{call}", Said.CALL) == []


def test_a_module_by_its_bare_name_is_no_use() -> None:
    code = """
    try:
        import acme
        from acme import Client
    except ImportError:
        acme = None
        Client = None
    if acme:
        x: Client = acme.Client
    """
    assert of_kind(code, Said.NAME) == ["x", "Client", "acme.Client"]


@pytest.mark.parametrize(
    "code",
    [
        'acme_client = acme.Client(api_key=os.getenv("ACME_KEY") or "plainwordsecret")',
        'acme_client = acme.Client(api_key=os.getenv("ACME_API_KEY", "plainwordsecret"))',
        'acme_client = acme.Client(api_key=("plainwordsecret"))',
        'acme_client = acme.Client(api_key=\n    "plainwordsecret", url="acme")',
        'acme_client = acme.Client(api_key=(  # mine\n    "plainwordsecret"), url="acme")',
        'acme_settings = {"api_key":\n\n    "plainwordsecret", "model": "acme"}',
        'acme_client = acme.Client(api_key=SecretStr("plainwordsecret"))',
        'acme_client = acme.Client(default_headers={"X-Api-Key": "plainwordsecret"})',
        'acme_client = acme.Client(url="https://acme.example/v1?api_key=plainwordsecret")',
        'os.environ.setdefault("ACME_API_KEY", "plainwordsecret")',
        'acme.run(["--api-key", "plainwordsecret"])',
        'acme.run(env=[{"name": "ACME_API_KEY", "value": "plainwordsecret"}])',
    ],
)
def test_a_secret_is_told_by_the_expression_it_stands_in(code: str) -> None:
    text = f"import acme, os\n{code}\n".encode()
    found = list(read_python(SourceFile("a.py", "python", Role.PRODUCTION, len(text)), text, search(NEEDLES, text), ()))
    assert "plainwordsecret" not in repr(found)


def test_a_key_in_the_place_of_a_name_is_masked_everywhere() -> None:
    secret = "acmekey-Ab12Cd34Ef56Gh78Ij90"
    users = f'USERS = {{"{secret}": "acme-1"}}\nacme.run(model=USERS["{secret}"])\n'
    code = f'import acme\n{users}acme.cfg["{secret}"].go({{"{secret}": "acme-1"}})\n'
    text = code.encode()
    source = SourceFile("a.py", "python", Role.PRODUCTION, len(text))
    found = list(read_python(source, text, search(NEEDLES, text), ("acmekey-",)))
    assert "Ab12Cd34" not in repr(found)
    assert "USERS[acme…]" in repr(found)
