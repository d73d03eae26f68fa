"""Which file an import means."""

from __future__ import annotations

import pytest

from airisk.resolve.module_files import index

FILES = index(
    [
        "src/shop/__init__.py",
        "src/shop/llm/__init__.py",
        "src/shop/llm/litellm.py",
        "src/shop/llm/base.py",
        "scripts/run.py",
        "scripts/common.py",
        "other/common.py",
        "README.md",
    ]
)


@pytest.mark.parametrize(
    ("module", "importer", "path"),
    [
        ("shop.llm.base", "scripts/run.py", "src/shop/llm/base.py"),
        ("shop.llm", "src/shop/__init__.py", "src/shop/llm/__init__.py"),
        (".base", "src/shop/llm/litellm.py", "src/shop/llm/base.py"),
        ("..llm", "src/shop/llm/base.py", "src/shop/llm/__init__.py"),
        (".", "src/shop/llm/base.py", "src/shop/llm/__init__.py"),
        ("common", "scripts/run.py", "scripts/common.py"),
        ("common", "other/x.py", "other/common.py"),
    ],
)
def test_an_import_finds_its_file(module: str, importer: str, path: str) -> None:
    assert FILES.find(module, importer) == path


@pytest.mark.parametrize(
    ("module", "importer"),
    [
        ("litellm", "src/shop/llm/base.py"),  # an own module of that name inside a package is not what `import litellm` means
        ("common", "src/shop/llm/base.py"),
        ("openai", "scripts/run.py"),
        (".missing", "src/shop/llm/base.py"),
    ],
)
def test_what_is_not_of_this_tree(module: str, importer: str) -> None:
    assert FILES.find(module, importer) is None
