"""How things seen in source code become References."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from airisk.domain import Reference, Role, Said, SourceFile
from airisk.extract.references import enclosing
from airisk.extract.sightings import Scope, SeenDefinition
from airisk.extract.source import read_python
from airisk.rulebook.needles import Needles, search


def definition(name: str, start: int, end: int) -> SeenDefinition:
    return SeenDefinition(name, "function", Scope(), (), (), start, end)


def test_the_innermost_definition_encloses() -> None:
    definitions = [definition("b", 60, 90), definition("a.f", 10, 30), definition("a", 0, 50)]
    assert enclosing([5, 15, 29, 30, 55, 60, 89, 90], definitions) == ["a", "a.f", "a.f", "a", "", "b", "b", ""]


def test_places_may_come_in_any_order() -> None:
    assert enclosing([70, 5], [definition("a", 0, 50), definition("b", 60, 90)]) == ["b", "a"]


@given(
    st.lists(
        st.sampled_from(["acme", "x = 'acme'", "f(acme='acme')", "import acme", "# acme", "acme.y.z", "(", ")", "\n", "'"]), max_size=12
    )
)
def test_every_reference_lies_in_the_file(pieces: list[str]) -> None:
    text = "\n".join(pieces).encode()
    source = SourceFile("a.py", "python", Role.PRODUCTION, len(text))
    found = [one for one in read_python(source, text, search(Needles(("acme",)), text), ()) if isinstance(one, Reference)]
    lines = text.decode().split("\n")
    for one in found:
        here = one.location
        assert (1, 1) <= (here.line, here.column) < (here.end_line, here.end_column)
        assert here.end_line <= len(lines)
        assert here.end_column <= len(lines[here.end_line - 1]) + 1
        if one.kind is Said.TEXT and here.line == here.end_line:
            assert one.text in lines[here.line - 1][here.column - 1 : here.end_column - 1]
