"""What a name says about a file's kind."""

from __future__ import annotations

import pytest

from airisk.discover.kinds import kind_of

CASES = {
    "python": "a.py stubs/a.pyi A.PY license.py src/notice.py",
    "yaml": "a.yaml .gitlab-ci.yml",
    "json": "a.json LICENSE.json",
    "toml": "a.toml",
    "setup-py": "setup.py sub/setup.py",
    "conda": "environment.yml conda-dev.yaml prod-env.yml",
    "pipfile": "Pipfile",
    "lock-tables": "poetry.lock uv.lock pdm.lock",
    "lock-tree": "package-lock.json npm-shrinkwrap.json",
    "lock-groups": "Pipfile.lock",
    "lock": "yarn.lock Cargo.lock pnpm-lock.yaml",
    "vocabulary": "tokenizer.json m/vocab.txt merges.txt",
    "weights-index": "model.safetensors.index.json",
    "document": "a.rst notes.txt noticeboard.txt b.html log.jsonl",
    "settings": "a.ini b.conf c.properties d.j2",
    "dotenv": ".env .env.example .env.local prod.env .envrc env.example",
    "requirements": "requirements.txt requirements-dev.txt dev-requirements.txt constraints.txt requirements/base.txt requirements/base.in",
    "pyproject": "pyproject.toml sub/pyproject.toml",
    "package-json": "package.json",
    "setup-cfg": "setup.cfg",
    "metadata": "x-1.dist-info/METADATA x.egg-info/PKG-INFO",
    "markdown": "README.md docs/a.mdx requirements.md",
    "license": "LICENSE LICENCE.txt license.md COPYING COPYING.LESSER NOTICE USE_POLICY.md MODEL_LICENSE LICENSE-MIT "
    "LICENSES/Apache-2.0.txt X_LICENSE.txt UNLICENSE LICENSE.any-ending",
    "gguf": "m.gguf M.GGUF",
    "safetensors": "model-00001-of-00002.safetensors",
    "weights": "pytorch_model.bin pytorch_model-00001-of-2.bin m.pt m.pth m.onnx m.h5 m.keras",
    "text": "a.js a.ts a.go Makefile.in x.ipynb",
    "binary": "a.png data.bin a.zip a.so a.pyc x-1.dist-info/RECORD .airisk.toml",
}


@pytest.mark.parametrize(("path", "kind"), [(path, kind) for kind, paths in CASES.items() for path in paths.split()])
def test_kind_by_name(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize("path", ["run", "Dockerfile", "x.unheard-of"])
def test_some_names_tell_nothing(path: str) -> None:
    assert kind_of(path) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("model.pkl", "weights"),
        ("app/spam_classifier.joblib", "weights"),
        ("nets/best-model-3.pickle", "weights"),
        ("checkpoints/step_10.pkl", "weights"),
        ("cache/users.pkl", "binary"),
        ("models/session.pickle", "binary"),
        ("remodeled.pkl", "binary"),
        ("data.joblib", "binary"),
    ],
)
def test_a_pickle_is_weights_only_if_its_name_or_its_folder_says_so(path, kind) -> None:
    assert kind_of(path) == kind
