from __future__ import annotations

import pytest

OID = "0123456789abcdef" * 4


def arguments(facts):
    [reference] = facts.references
    return {argument.name: argument.value.plain for argument in reference.arguments}


@pytest.mark.parametrize(("path", "kind"), [("a.gguf", "gguf"), ("a.safetensors", "safetensors"), ("a.pt", "weights")])
def test_a_pointer_of_large_file_storage_is_told_as_such(read, path, kind):
    facts = read(path, kind, f"version https://git-lfs.github.com/spec/v1\noid sha256:{OID}\nsize 4692669440\n")
    said = arguments(facts)
    assert said["pointer"] == f"sha256:{OID}"
    assert said["size"] == "4692669440"
    assert facts.problems == ()


def test_an_annex_pointer_is_told_as_such(read):
    assert arguments(read("a.gguf", "gguf", "/annex/objects/SHA256E-s5--abc.gguf\n"))["pointer"] == "SHA256E-s5--abc.gguf"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"PK\x03\x04" + b"\0" * 30, "zip"),
        (b"\x80\x02}q\0.", "pickle"),
        (b"tjgg\x03\0\0\0", "ggjt"),
        (b"\x89HDF\r\n\x1a\n", "hdf5"),
        (b"\0\0\0\0TFL3", "flatbuffer-tfl3"),
        (b"\x08\x01\x12\x04", "odd"),
    ],
)
def test_other_formats_are_named_by_their_first_bytes_else_by_their_ending(read, content, named):
    assert arguments(read("a.odd", "weights", content))["format"] == named


def test_a_pickle_is_never_run(read, tmp_path):
    mark = tmp_path / "ran"
    payload = b"\x80\x02cos\nsystem\nX" + (4 + len(str(mark)) + 2).to_bytes(4, "little") + b"touch " + str(mark).encode() + b"\x85R."
    assert arguments(read("a.pkl", "weights", payload))["format"] == "pickle"
    assert not mark.exists()


def test_first_bytes_decide_over_the_name(read, gguf):
    assert arguments(read("notes.txt", "document", gguf().file([gguf().text("general.architecture", "zed")])))["architecture"] == "zed"
    assert arguments(read("a.safetensors", "safetensors", gguf().file([])))["format"] == "gguf"


def test_text_that_only_speaks_of_a_format_is_text(read):
    assert not read("notes.txt", "document", "GGUF is not the first word of acme\n"[5:]).references[0].arguments
