from __future__ import annotations

from airisk.domain import Said

TEXT = """\
{
  "name": "acme-app",
  "keywords": ["acme"],
  "scripts": {"start": "CHAT=zed-1 node ."},
  "dependencies": {"acme": "^4.1.0", "@acme/SDK": "1 || 2", "zed": "npm:@acme/zed@3.0.0", "own": "github:me/own"},
  "devDependencies": {"tester": "*"},
  "peerDependencies": {"react": ">=18"},
  "optionalDependencies": {"extra": "1.0.0"},
  "overrides": {"acme": "4"}
}
"""


def test_dependencies_of_all_kinds(declared):
    assert [
        (name, ecosystem, said.get("constraint"), said["group"]) for name, ecosystem, said in declared("package.json", "package-json", TEXT)
    ] == [
        ("acme", "npm", "^4.1.0", "dependencies"),
        ("@acme/SDK", "npm", "1 || 2", "dependencies"),
        ("@acme/zed", "npm", "3.0.0", "dependencies"),
        ("own", "npm", None, "dependencies"),
        ("tester", "npm", "*", "dev"),
        ("react", "npm", ">=18", "optional:peer"),
        ("extra", "npm", "1.0.0", "optional:optional"),
    ]


def test_the_place_is_that_of_the_range(read):
    [reference] = read("package.json", "package-json", '{\n  "dependencies": {\n    "plain": "^1"\n  }\n}').references
    assert (reference.location.line, reference.location.column, reference.location.end_column, reference.text) == (3, 15, 17, "plain@^1")


def test_settings_of_tools_are_read_and_what_it_says_of_itself_is_not(read):
    facts = read("package.json", "package-json", TEXT)
    assert [(reference.name, reference.text) for reference in facts.references if reference.kind is Said.SETTING] == [
        ("scripts.start", "CHAT=zed-1 node .")
    ]


def test_other_forms_say_nothing(declared):
    for text in (
        "[]",
        "{}",
        "",
        '{"dependencies": ["acme"]}',
        '{"dependencies": {"acme": {"version": "1"}}}',
        '{"nested": {"dependencies": {"acme": "1"}}}',
    ):
        assert declared("package.json", "package-json", text) == []


def test_a_broken_file_still_tells_what_it_can(declared):
    assert [name for name, _, _ in declared("package.json", "package-json", '{"dependencies": {"acme": "1", "zed": "2",}}')] == [
        "acme",
        "zed",
    ]
