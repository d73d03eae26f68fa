from __future__ import annotations

from pathlib import Path

import pytest

from airisk.domain import Problem, Role, Said, SourceFile
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.opening import unread
from airisk.rulebook.needles import Needles


def reasons(facts):
    return [problem.reason for problem in facts.problems]


def test_prose_without_a_needle_is_searched_and_not_opened(read):
    facts = read("notes.md", "markdown", "nothing of note\n")
    assert (facts.opened, facts.partial, facts.references, facts.problems) == (False, False, (), ())


def test_an_ambiguous_needle_does_not_open_prose(read):
    assert not read("notes.md", "markdown", "we like q7\n").opened


def test_an_ambiguous_needle_counts_beside_a_strong_one(read):
    facts = read("notes.md", "markdown", "we like q7\nof acme\n")
    assert [reference.text for reference in facts.references] == ["we like q7", "of acme"]


def test_force_opens_a_file_that_no_needle_led_to(read):
    facts = read("notes.md", "markdown", "q7 is here\n", force=True)
    assert facts.opened
    assert [reference.text for reference in facts.references] == ["q7 is here"]


def test_python_goes_to_its_own_reader(read):
    facts = read("app.py", "python", "import acme\n")
    assert facts.opened
    assert [reference.name for reference in facts.references if reference.kind is Said.IMPORT] == ["acme"]
    assert facts.outline is not None


@pytest.mark.parametrize(("kind", "size"), [("markdown", 1_000_001), ("text", 1_000_001), ("json", 20_000_001)])
def test_a_file_over_its_size_cap_is_a_problem_and_is_not_read(tmp_path: Path, kind, size):
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(size)
    with Content(path) as content:
        facts = extract(SourceFile("large", kind, Role.PRODUCTION, size), content, Needles(("acme",)), ())
    assert facts.problems == (Problem("large", "extract", "too-large"),)
    assert facts.partial
    assert not facts.opened


def test_a_closed_file_is_a_problem_and_no_exception(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text("{}")
    content = Content(path)
    content.close()
    facts = extract(SourceFile("a.json", "json", Role.PRODUCTION, 2), content, Needles(("acme",)), ())
    assert reasons(facts) == ["unreadable"]


def test_a_kind_that_nobody_reads_says_nothing(read):
    facts = read("a.zip", "archive-of-the-future", b"acme")
    assert (facts.opened, facts.references, facts.problems) == (False, (), ())


def test_a_byte_order_mark_is_no_column(read):
    facts = read("c.yaml", "yaml", b"\xef\xbb\xbfmodel: zed-1\n")
    [reference] = facts.references
    assert (reference.name, reference.location.column) == ("model", 8)


def test_utf_16_is_read_by_its_mark(read):
    facts = read("c.yaml", "yaml", "\ufeffa: 1\nmodel: zed-1\n".encode("utf-16-le"))
    [reference] = facts.references
    assert (reference.text, reference.location.line) == ("zed-1", 2)


def test_latin_1_is_read_with_a_note_and_counts_as_whole(read):
    facts = read("notes.md", "markdown", "caf\xe9 acme\n".encode("latin-1"))
    assert [reference.text for reference in facts.references] == ["café acme"]
    assert reasons(facts) == ["encoding-guess"]
    assert not facts.partial


def test_references_come_in_the_order_of_the_file(read):
    facts = read("c.yaml", "yaml", "b: zed-1\na:\n  - acme\n  - {z: zed-1, y: acme}\n# acme\n")
    places = [reference.location for reference in facts.references]
    assert places == sorted(places)
    assert len(places) == 5


def test_a_data_file_full_of_names_is_cut_off_and_says_so(read, monkeypatch):
    monkeypatch.setattr("airisk.extract._REFERENCES_CAP", 100)
    facts = read("ids.json", "json", "[" + ",".join(['"zed-1"'] * 150) + "]")
    assert len(facts.references) == 100
    assert reasons(facts) == ["too-many-references"]


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("a.env", "dotenv", "ACME_TOKEN=acmekey-0123456789abcdef0123456789\n"),
        ("a.yaml", "yaml", "acme:\n  acme_token: acmekey-0123456789abcdef0123456789\n"),
        ("a.json", "json", '{"acme": {"acme_key": "acmekey-0123456789abcdef0123456789"}}'),
        ("a.toml", "toml", 'acme_key = "acmekey-0123456789abcdef0123456789"\n'),
        ("a.yaml", "yaml", "{{ if }}\nacme: acmekey-0123456789abcdef0123456789\n"),
        ("a.md", "markdown", "acme acmekey-0123456789abcdef0123456789\n"),
        ("a.ts", "text", 'const acme = "acmekey-0123456789abcdef0123456789" // acmekey-0123456789abcdef0123456789\n'),
        ("requirements.txt", "requirements", "acme @ https://user:acmekey-0123456789abcdef0123456789@host.example/acme.tar.gz\n"),
        ("LICENSE", "license", "acme acmekey-0123456789abcdef0123456789\n"),
    ],
)
def test_no_secret_leaves_a_reader(read, path, kind, content):
    facts = read(path, kind, content)
    assert facts.references
    assert "0123456789abcdef" not in repr(facts)


def test_the_words_of_a_tokenizer_say_nothing(read):
    assert read("model/tokenizer.json", "vocabulary", '{"vocab": {"acme": 1}}').references == ()
    assert read("model/other.json", "json", '{"vocab": {"acme": 1}}').references != ()


def test_a_file_with_zeros_is_named_even_if_no_needle_is_found(read):
    facts = read("a.py", "python", b"x = 'ac\0me'\n")
    assert (reasons(facts), facts.opened, facts.partial) == (["nul-bytes"], False, True)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32"])
def test_wide_python_is_read(read, codec):
    facts = read("a.py", "python", "import acme\n".encode(codec))
    assert [reference.name for reference in facts.references] == ["acme"]


def test_an_odd_cookie_is_named_and_what_it_hides_is_found(read):
    facts = read("a.py", "python", b"# coding: utf-7\nimport +AGEAYwBtAGU-\n")
    assert [reference.name for reference in facts.references] == ["acme"]
    assert (reasons(facts), facts.partial) == (["odd-encoding"], True)
    assert reasons(read("a.py", "python", b"# coding: foo-bar\nx = 1\n")) == ["odd-encoding"]
    assert reasons(read("a.py", "python", b"# coding: latin-1\nx = 1\n")) == []


@pytest.mark.parametrize(("path", "kind"), [("a.py", "python"), ("setup.py", "setup-py")])
def test_of_python_that_nests_too_deep_the_strings_are_read(read, path, kind):
    deep = "".join(" " * depth + "if a:\n" for depth in range(600)) + "model = 'zed-1'  # of acme\n"
    facts = read(path, kind, deep)
    assert [(reference.kind, reference.name, reference.text) for reference in facts.references] == [
        (Said.TEXT, "model", "zed-1"),
        (Said.PROSE, "", "# of acme"),
    ]
    assert facts.partial and facts.opened
    [reason] = reasons(facts)
    assert reason.startswith("too-complex") and not unread(reason)
