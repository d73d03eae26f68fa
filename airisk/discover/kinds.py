"""Tells by a file's name what kind of reader it needs."""

from __future__ import annotations

import re

#: A kind that no stage reads.
BINARY = "binary"

_NAMES = {
    "pyproject.toml": "pyproject",
    "package.json": "package-json",
    "setup.cfg": "setup-cfg",
    "metadata": "metadata",
    "pkg-info": "metadata",
    "record": BINARY,  # an installed package's list of its own files
    ".airisk.toml": BINARY,  # our own settings name things and use none
    "setup.py": "setup-py",
    "pipfile": "pipfile",
    "pipfile.lock": "lock-groups",
    **dict.fromkeys(("poetry.lock", "uv.lock", "pdm.lock"), "lock-tables"),
    **dict.fromkeys(("package-lock.json", "npm-shrinkwrap.json"), "lock-tree"),
    "pnpm-lock.yaml": "lock",
    # Word lists of tokenizers: any word stands in them and none of them means anything.
    **dict.fromkeys(("tokenizer.json", "vocab.json", "vocab.txt", "merges.txt", "added_tokens.json"), "vocabulary"),
    ".babelrc": "json",
    ".clang-format": "yaml",
}

_BY_SUFFIX = {
    "python": "py pyi pyw",
    "yaml": "yaml yml",
    "json": "json jsonc json5 webmanifest",
    "toml": "toml",
    "markdown": "md markdown mdx mdc",
    "gguf": "gguf",
    "safetensors": "safetensors",
    # Documents and recorded data: both speak of things and use none.
    "document": "adoc csv htm html jsonl lhs log ndjson org rmd rst svg tex toc tsv txt xhtml",
    # Keys and values line by line, and templates of such.
    "settings": "cfg conf config ini j2 jinja jinja2 properties props service tmpl tpl",
    "lock": "lock lockfile",
    "weights": "ckpt ggml h5 keras llamafile mlmodel nemo onnx pt pth pte tflite",
    "text": (
        "astro bash bat bazel bzl c cc cjs clj cljs cmake cmd coffee cpp cr cs csproj css cts cxx d dart dockerfile edn ejs "
        "el elm erl ex exs f90 fish fs fsx gemspec go gradle graphql groovy h hbs hcl hh hpp hrl hs http hxx iml in inc "
        "ipynb java jl js jsx kt kts less lisp lua m mak mjs mk ml mli mm mod modelfile mts mustache nim nix njk nu pas php "
        "pl pm pony prompt proto ps1 psd1 psm1 pug pxd pxi pyx r rake rb rego res rkt rs s sarif sass sbt scala scm scss sh "
        "sln sol spec sql star sum svelte swift tcl template tf tfvars thrift ts tsx v vb vim vue wast wat wgsl xml xsd xsl "
        "yang zig zsh"
    ),
    BINARY: (
        "7z a avi avif bin bmp br bz2 cab class cur dat db deb dll dmg doc docx dylib ear eot exe feather fig flac gif gpg gz heic ico "
        "icns idx iso jar jks joblib jpeg jpg key lib lz4 lzma m4a m4v mo mov mp3 mp4 mpeg mpg msi npy npz nupkg o "
        "obj ods odt ogg otf p12 parquet "
        "pack pdf pfx pickle pkl png ppt pptx psd pyc pyd pyo rar rlib rpm snap so sqlite sqlite3 swf tar tgz tif tiff ttf wasm wav webm "
        "webp whl woff woff2 xls xlsx xz zip zst"
    ),
}
_SUFFIXES = {suffix: kind for kind, suffixes in _BY_SUFFIX.items() for suffix in suffixes.split()}

#: Names that model hubs give to pickled weights; any other `.bin` may be anything.
_WEIGHTS_BIN = re.compile(r"(pytorch_model|adapter_model|diffusion_pytorch_model|model|consolidated|ggml-|training_args).*\.bin")
#: Pickles may hold anything; those with such a word in their name, or in such a folder, hold a model.
_PICKLES = frozenset({"pkl", "pickle", "joblib"})
_MODELS = re.compile(r"(?:^|[-_. ])(?:models?|weights?|checkpoints?|ckpt|classifier|regressor|estimator)(?:$|[-_. \d])")
_WEIGHT_FOLDERS = frozenset({"weights", "checkpoints"})
_INDEX = ".safetensors.index.json"
_CONDA = re.compile(r"(?:[\w.-]*[-_.])?(?:environment|conda|env)(?:[-_.][\w.-]*)?\.ya?ml")
_REQUIREMENTS = re.compile(r"[\w.-]*(requirements|constraints)[\w.-]*\.(txt|in|pip)")
_LICENSE = re.compile(r"(un)?licen[cs]e|copying|notice|use[-_ ]policy|model[-_ ]licen[cs]e|acceptable[-_ ]use[-_ ]policy")
_ENDS_IN_LICENSE = re.compile(r"[-_. ]licen[cs]e([-_ ]agreement)?(\.(txt|md|rst|html?))?")
_PROSE = frozenset({"txt", "md", "rst", "htm", "html", "markdown"})
_DOTENV = re.compile(r"(\.env(rc)?|[\w.-]*\.env|\.env\..+|env\.(example|sample|template|dist))")


def kind_of(path: str) -> str | None:
    """The kind of a file by its path; None if the name does not tell."""
    *folders, name = path.lower().split("/")
    suffix = name.rpartition(".")[2] if "." in name.lstrip(".") else ""
    if name in _NAMES:
        return _NAMES[name]
    if _DOTENV.fullmatch(name):
        return "dotenv"
    if _REQUIREMENTS.fullmatch(name) or ("requirements" in folders and suffix in {"txt", "in", "pip"}):
        return "requirements"
    if _is_license(name, suffix, folders):
        return "license"
    if name.endswith(_INDEX):
        return "weights-index"
    if _CONDA.fullmatch(name):
        return "conda"
    if suffix == "bin" and _WEIGHTS_BIN.fullmatch(name):
        return "weights"
    if suffix in _PICKLES and (_MODELS.search(name) or _WEIGHT_FOLDERS & set(folders)):
        return "weights"
    return _SUFFIXES.get(suffix)


def is_weights(path: str) -> bool:
    """Whether a name is that of a weight file."""
    return kind_of(path) in {"gguf", "safetensors", "weights"}


def _is_license(name: str, suffix: str, folders: list[str]) -> bool:
    """LICENSE, COPYING-2.0, USE_POLICY.md, X_LICENSE.txt, LICENSES/ID.txt; never source or settings like license.py."""
    if suffix not in _PROSE and suffix in _SUFFIXES:
        return False
    if _ENDS_IN_LICENSE.search(name) and _ENDS_IN_LICENSE.search(name).end() == len(name):  # type: ignore[union-attr]
        return True
    if folders and folders[-1] == "licenses":
        return True
    found = _LICENSE.match(name)
    return found is not None and (found.end() == len(name) or name[found.end()] in "-_. s")
