from __future__ import annotations

import pytest

from airisk.domain import Context, Said


def test_setup_cfg(declared):
    text = (
        "[metadata]\nname = acme\nrequires = nothing\n[options]\npython_requires = >=3.10\ninstall_requires =\n    acme>=1  # why\n"
        "    plain\n\npackages = find:\n[options.extras_require]\nai =\n    zed==2\ndev = tester\n[tool]\nx =\n    other\n"
    )
    assert [(name, said.get("constraint"), said["group"]) for name, _, said in declared("setup.cfg", "setup-cfg", text)] == [
        ("acme", ">=1", "dependencies"),
        ("plain", None, "dependencies"),
        ("zed", "==2", "optional:ai"),
        ("tester", None, "optional:dev"),
    ]


def test_setup_py_is_read_and_not_run(declared):
    text = (
        "from setuptools import setup\nextras_require = {'ai': ['zed>=1'], 'bad': WORDS}\n"
        'setup(name="acme", install_requires=["acme>=2", OTHER, "plain"], extras_require=extras_require)\nraise SystemExit\n'
    )
    assert [(name, said["group"]) for name, _, said in declared("setup.py", "setup-py", text)] == [
        ("zed", "optional:ai"),
        ("acme", "dependencies"),
        ("plain", "dependencies"),
    ]


def test_another_python_file_declares_nothing(declared):
    assert declared("settings.py", "python", 'install_requires = ["acme"]\n') == []


def test_metadata_of_an_installed_package(declared):
    text = (
        'Name: mine\nRequires-Dist: acme (>=1)\nRequires-Dist: zed>=2; extra == "ai"\nSummary: Requires-Dist: no\n\nRequires-Dist: other\n'
    )
    assert [(name, said["constraint"], said["group"]) for name, _, said in declared("mine.dist-info/METADATA", "metadata", text)] == [
        ("acme", ">=1", "dependencies"),
        ("zed", ">=2", "optional:ai"),
    ]


def test_the_description_in_metadata_is_prose(read):
    facts = read("mine.dist-info/METADATA", "metadata", "Name: mine\nSummary: acme\n\n# Mine\nSpeaks to zed-1.\nRequires-Dist: acme\n")
    assert [(reference.kind, reference.context, reference.text, reference.location.line) for reference in facts.references] == [
        (Said.PROJECT, Context.MANIFEST, "mine", 1),
        (Said.PROSE, Context.DOCS, "Speaks to zed-1.", 5),
        (Said.PROSE, Context.DOCS, "Requires-Dist: acme", 6),
    ]


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("setup.cfg", "setup-cfg", "[metadata]\nname = My_SDK\n"),
        ("setup.py", "setup-py", "import setuptools\nsetuptools.setup(name='my-sdk', install_requires=['acme'])\n"),
        ("mine.dist-info/METADATA", "metadata", "Name: my.sdk\n\n"),
    ],
)
def test_a_project_says_its_name_to_setuptools(read, path, kind, text):
    said = [(r.kind, r.ecosystem, r.name) for r in read(path, kind, text).references if r.kind is Said.PROJECT]
    assert said == [(Said.PROJECT, "pypi", "my-sdk")]


def test_the_name_of_anything_else_is_no_name_of_the_project(read):
    facts = read("setup.py", "setup-py", "acme_extension(name='my-sdk')\n")
    assert not [r for r in facts.references if r.kind is Said.PROJECT]
