from __future__ import annotations

from airisk.domain import Context, Said


def settings(facts):
    return [(reference.name, reference.text) for reference in facts.references if reference.kind is Said.SETTING]


def test_every_name_is_told_whether_it_holds_a_needle_or_not(read):
    facts = read(".env", "dotenv", "LLM_MODEL=zed-1\nexport BASE_URL=https://corp.example/v1\nEMPTY=\n")
    assert settings(facts) == [("LLM_MODEL", "zed-1"), ("BASE_URL", "https://corp.example/v1"), ("EMPTY", "")]
    assert {reference.context for reference in facts.references} == {Context.ENV}


def test_quotes_and_comments_are_no_part_of_a_value(read):
    facts = read(".env", "dotenv", "A=\"zed-1\" # best\nB='acme # not a comment'\nC=acme # comment\n")
    assert settings(facts) == [("A", "zed-1"), ("B", "acme # not a comment"), ("C", "acme")]


def test_a_location_is_that_of_the_value(read):
    [reference] = read(".env", "dotenv", 'export MODEL="zed-1"\n').references
    place = reference.location
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 15, 1, 20)


def test_a_quoted_value_may_span_lines_and_hides_no_later_name(read):
    facts = read(".env", "dotenv", 'TEXT="one\nFAKE=two"\nMODEL=zed-1\n')
    assert settings(facts) == [("TEXT", "one\nFAKE=two"), ("MODEL", "zed-1")]


def test_an_unclosed_quote_swallows_one_line_only(read):
    assert ("MODEL", "zed-1") in settings(read(".env", "dotenv", 'TEXT="one\nMODEL=zed-1\n'))


def test_a_comment_with_a_needle_is_prose_and_one_without_is_nothing(read):
    facts = read(".env", "dotenv", "# plain\n# MODEL=zed-1\n")
    assert [(reference.kind, reference.context, reference.text) for reference in facts.references] == [
        (Said.PROSE, Context.COMMENT, "# MODEL=zed-1")
    ]


def test_a_line_that_sets_nothing_says_nothing(read):
    assert read(".env", "dotenv", "acme is a vendor\n  = zed-1\n").references == ()


def test_a_password_is_masked_by_its_name(read):
    [reference] = read(".env", "dotenv", "DB_PASSWORD=correcthorse\n").references
    assert "correcthorse" not in reference.text + reference.snippet
