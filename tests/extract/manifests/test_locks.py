from __future__ import annotations

import json

from airisk.domain import Said

TABLES = """\
version = 1

[[package]]
name = "mine"
version = "0.1.0"
source = { virtual = "." }

[[package]]
name = "Acme_SDK"
version = "1.2.3"
files = [{file = "acme_sdk-1.2.3.tar.gz", hash = "sha256:00"}]

[package.dependencies]
zed = ">=2"

[[package]]
name = "zed"
version = "2.0"
"""


def versions(found):
    return [(name, ecosystem, said["locked"], said["group"]) for name, ecosystem, said in found]


def test_tables_of_packages(declared):
    for path in ("poetry.lock", "uv.lock", "pdm.lock"):
        assert versions(declared(path, "lock-tables", TABLES)) == [
            ("acme-sdk", "pypi", "1.2.3", "locked"),
            ("zed", "pypi", "2.0", "locked"),
        ]


def test_a_lock_file_gives_no_settings_and_no_constraint(read):
    facts = read("poetry.lock", "lock-tables", TABLES)
    assert {reference.kind for reference in facts.references} == {Said.DEPENDENCY}
    assert all(reference.argument("constraint") is None for reference in facts.references)


def test_the_place_is_that_of_the_version(read):
    first = read("poetry.lock", "lock-tables", TABLES).references[0]
    assert (first.text, first.location.line, first.location.column, first.location.end_column) == ("acme-sdk==1.2.3", 10, 12, 17)


def test_a_tree_of_packages_by_path(declared):
    text = json.dumps(
        {
            "packages": {
                "": {"name": "mine", "version": "1.0.0"},
                "apps/own": {"version": "1.0.0"},
                "node_modules/acme": {"version": "4.1.0"},
                "node_modules/x/node_modules/@zed/core": {"version": "2.0.0"},
                "node_modules/linked": {"link": True},
            }
        }
    )
    assert versions(declared("package-lock.json", "lock-tree", text)) == [
        ("acme", "npm", "4.1.0", "locked"),
        ("@zed/core", "npm", "2.0.0", "locked"),
    ]


def test_an_older_tree_by_name(declared):
    text = json.dumps({"dependencies": {"acme": {"version": "3.0.0", "requires": {"zed": "1"}}}})
    assert versions(declared("package-lock.json", "lock-tree", text)) == [("acme", "npm", "3.0.0", "locked")]


def test_groups_of_packages(declared):
    text = json.dumps(
        {"_meta": {}, "default": {"acme": {"version": "==1.0"}}, "develop": {"zed": {"version": "==2.0"}, "own": {"path": "."}}}
    )
    assert versions(declared("Pipfile.lock", "lock-groups", text)) == [("acme", "pypi", "1.0", "locked"), ("zed", "pypi", "2.0", "locked")]


def test_lock_files_of_other_installers_say_nothing(read):
    for path, kind in (("yarn.lock", "lock"), ("pnpm-lock.yaml", "lock"), ("Cargo.lock", "lock")):
        assert read(path, kind, "acme: 1\n").references == ()


def test_broken_lock_files_do_not_stop_anything(read):
    for text in ("", "[[package]]", "[[package]]\nname = 3", '{"packages": 3}', "[]"):
        for path, kind in (("poetry.lock", "lock-tables"), ("package-lock.json", "lock-tree"), ("Pipfile.lock", "lock-groups")):
            assert read(path, kind, text).references == ()
