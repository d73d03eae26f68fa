from __future__ import annotations

import pytest

from airisk.domain import Context, Said


def test_names_constraints_extras_and_markers(declared):
    text = 'Acme_SDK[vision, audio] >= 1.0, <2 ; python_version < "3.12"\nplain\n'
    assert declared("requirements.txt", "requirements", text) == [
        (
            "acme-sdk",
            "pypi",
            {"constraint": ">=1.0,<2", "extras": "audio,vision", "group": "dependencies", "marker": 'python_version < "3.12"'},
        ),
        ("plain", "pypi", {"group": "dependencies"}),
    ]


def test_a_dependency_needs_no_needle_and_stands_at_its_line(read):
    [reference] = read("requirements.txt", "requirements", "# top\n\n  plain==1  # why\n").references
    assert (reference.kind, reference.context, reference.text) == (Said.DEPENDENCY, Context.MANIFEST, "plain==1")
    place = reference.location
    assert (place.line, place.column, place.end_column) == (3, 3, 11)


def test_continuations_hashes_and_options_are_no_part_of_a_requirement(declared):
    text = "acme==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nother==2 --global-option=x\n"
    assert [(name, said["constraint"]) for name, _, said in declared("requirements.txt", "requirements", text)] == [
        ("acme", "==1.0"),
        ("other", "==2"),
    ]


def test_addresses_are_dependencies_where_they_tell_a_name(declared):
    text = (
        "acme @ git+https://host.example/acme.git@main\n"
        "-e git+https://host.example/x.git#egg=Zed_Client\n"
        "https://host.example/files/acme_tools-2.1.0-py3-none-any.whl\n"
        "https://host.example/unnamed.tar.gz\n"
        "./local/folder\n"
    )
    assert [(name, said["url"].split("/")[-1]) for name, _, said in declared("requirements.txt", "requirements", text)] == [
        ("acme", "acme.git@main"),
        ("zed-client", "x.git#egg=Zed_Client"),
        ("acme-tools", "acme_tools-2.1.0-py3-none-any.whl"),
    ]


def test_other_files_options_and_comments_are_no_dependencies(declared):
    text = "-r base.txt\n-c constraints.txt\n--requirement=x.txt\n--index-url https://host.example/\n-e .\n# acme==1\n\n"
    assert declared("requirements.txt", "requirements", text) == []


def test_a_comment_with_a_needle_is_a_mention(read):
    facts = read("requirements.txt", "requirements", "plain  # for acme\n# zed-1\nother # plain\n")
    prose = [(reference.text, reference.location.line) for reference in facts.references if reference.kind is Said.PROSE]
    assert prose == [("# for acme", 1), ("# zed-1", 2)]


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("requirements.txt", "dependencies"),
        ("requirements/base.txt", "dependencies"),
        ("requirements-dev.txt", "dev"),
        ("requirements/test.in", "optional:test"),
        ("docs/requirements_docs.txt", "optional:docs"),
    ],
)
def test_the_group_is_told_by_the_name_of_the_file(declared, path, group):
    assert declared(path, "requirements", "acme\n")[0][2]["group"] == group


def test_hostile_lines_end(read):
    for text in (" " * 200_000 + "acme\n", "a\\\n" * 50_000, "acme[" * 50_000, "a-" * 100_000 + "\n", "acme" + " #" * 100_000):
        assert read("requirements.txt", "requirements", text).opened
