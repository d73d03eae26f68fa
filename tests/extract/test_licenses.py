from __future__ import annotations

from airisk.domain import Context, Said
from airisk.extract.licenses import normalised_words


def test_one_reference_with_the_normalised_whole(read):
    [reference] = read("models/LICENSE.md", "license", "\n# The **Zed**\nCommunity _License_\n\n> You “may” use\n> it_all.\n").references
    assert (reference.kind, reference.context, reference.name) == (Said.LICENSE, Context.LICENSE, "LICENSE.md")
    assert reference.text == 'the zed community license you "may" use it_all.'
    assert reference.location.line == 2


def test_stated_identifiers_are_arguments_with_their_place(read):
    [reference] = read("LICENSE", "license", "Text.\nSPDX-License-Identifier: MIT OR Apache-2.0\n").references
    assert reference.argument("spdx").plain == "MIT OR Apache-2.0"
    assert (reference.arguments[0].location.line, reference.arguments[0].location.column) == (2, 26)


def test_a_text_without_an_identifier_has_no_arguments(read):
    [reference] = read("LICENSE", "license", "SPDX is a standard.\n").references
    assert reference.arguments == ()


def test_an_empty_file_says_nothing(read):
    assert read("LICENSE", "license", " \n\n").references == ()


def test_wrapping_and_marks_do_not_matter():
    plain = "additional commercial terms: if, on the release date, the users are many"
    assert normalised_words("// Additional\n// Commercial Terms: If, on the\n// release date, the users are many") == plain
    assert normalised_words("1. **Additional Commercial\n   Terms**: `If`, on the <b>release date</b>, the users are many") == f"1. {plain}"
    assert normalised_words("[Additional](https://x.example) Commercial\r\nTerms: If, on the release date, the users are many") == plain


def test_a_long_text_is_cut():
    assert len(normalised_words("word " * 100_000)) <= 65_536


def test_hostile_marks_end():
    for text in ("[a" * 100_000, "-- " * 100_000, "<a" * 100_000, "_" * 200_000, "> " * 100_000):
        assert len(normalised_words(text)) <= 65_536
