from __future__ import annotations

from airisk.domain import Context, Said


def seen(facts):
    return [(str(reference.kind), str(reference.context), reference.name, reference.text) for reference in facts.references]


def test_markdown_gives_one_mention_a_line_code_blocks_too(read):
    facts = read("README.md", "markdown", "# Title\nWe use acme and zed-1.\n```\nacme run\n```\nplain\n")
    assert seen(facts) == [("prose", "docs", "", "We use acme and zed-1."), ("prose", "docs", "", "acme run")]
    assert facts.references[0].location.line == 2


def test_line_ends_of_all_kinds_count_as_editors_count_them(read):
    facts = read("README.md", "markdown", "a\r\nb\rc\u2028d\nacme\n")
    assert [reference.location.line for reference in facts.references] == [4]


def test_a_string_literal_is_text_and_has_the_name_left_of_it(read):
    facts = read("a.ts", "text", 'const MODEL: string = "zed-1";\ncall({ model: \'zed-1\', "key": `acme` }, "acme");\n')
    assert [(reference.name, reference.text) for reference in facts.references] == [
        ("MODEL", "zed-1"),
        ("model", "zed-1"),
        ("key", "acme"),
        ("", "acme"),
    ]
    assert {(reference.kind, reference.context, reference.ecosystem) for reference in facts.references} == {
        (Said.TEXT, Context.CONSTANT, "")
    }


def test_the_place_of_a_literal_is_its_span_with_quotes(read):
    [reference] = read("a.go", "text", 'é := "zed-1"\n').references
    assert (reference.location.line, reference.location.column, reference.location.end_column) == (1, 6, 13)


def test_comments_are_mentions(read):
    text = "// acme\n * zed-1 too\n-- acme\nx = 1; // acme\nlocal y = 2 -- acme\n"
    assert seen(read("a.lua", "text", text)) == [
        ("prose", "comment", "", "// acme"),
        ("prose", "comment", "", "* zed-1 too"),
        ("prose", "comment", "", "-- acme"),
        ("prose", "comment", "", "// acme"),
        ("prose", "comment", "", "-- acme"),
    ]


def test_an_address_in_a_string_is_no_comment(read):
    assert seen(read("a.js", "text", 'fetch("https://api.acme.example/v1")\n')) == [("text", "constant", "", "https://api.acme.example/v1")]


def test_escaped_quotes_do_not_end_a_literal_and_others_hold_no_needle(read):
    assert [reference.text for reference in read("a.js", "text", 'f("a\\"b", "say \\"zed-1\\"")\n').references] == ['say \\"zed-1\\"']


def test_code_without_a_literal_around_the_needle_says_nothing(read):
    assert read("a.js", "text", 'acme.call("other")\n').references == ()


def test_a_variable_for_another_program_is_a_setting(read):
    facts = read("Dockerfile", "text", "ENV CHAT_MODEL=zed-1\nENV OTHER_MODEL zed-1\nexport LAST_ONE='acme'\n")
    assert seen(facts) == [
        ("setting", "env", "CHAT_MODEL", "zed-1"),
        ("setting", "env", "OTHER_MODEL", "zed-1"),
        ("setting", "env", "LAST_ONE", "acme"),
    ]


def test_documents_and_recordings_are_prose_even_with_quotes(read):
    for path in ("a.rst", "a.txt", "calls.jsonl"):
        assert seen(read(path, "document", 'x = "zed-1"\n')) == [("prose", "docs", "", 'x = "zed-1"')]


def test_a_line_of_a_megabyte_is_cut_around_the_needle(read):
    [reference] = read("a.md", "markdown", "x " * 200_000 + "acme" + " y" * 200_000).references
    assert "acme" in reference.text
    assert len(reference.text) < 1000


def test_hostile_quotes_end(read):
    for line in ('"\\' * 300_000, '\\"' * 300_000, "/*" * 300_000, " " * 600_000, "'" * 600_001):
        assert read("a.js", "text", "// acme\nacme " + line).opened


def test_packed_code_gives_short_literals_only(read):
    pad = "x=/[\"']/.test(y);" * 200
    text = pad + 'z({model:\'zed-1\',key:"acme"});"a",acme,"b";f(`one${acme}two`);q="' + "long " * 100 + 'acme"'
    assert [(reference.name, reference.text) for reference in read("dist.js", "text", text).references] == [
        ("model", "zed-1"),
        ("key", "acme"),
        ("", "one${acme}two"),
    ]


def test_a_literal_that_is_compared_with_is_a_guard(read):
    text = 'if (m === "zed-1" || m != "acme") {}\nswitch (m) { case "zed-1": }\nconst showcase = "acme"\n'
    assert [str(reference.context) for reference in read("a.ts", "text", text).references] == ["compare", "compare", "compare", "constant"]
