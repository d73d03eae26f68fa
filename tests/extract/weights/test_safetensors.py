from __future__ import annotations

import json

import pytest


def arguments(facts):
    [reference] = facts.references
    return {argument.name: argument.value.plain for argument in reference.arguments}


def reasons(facts):
    return [problem.reason for problem in facts.problems]


def tensors(header: object, length: int | None = None) -> bytes:
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    return (len(raw) if length is None else length).to_bytes(8, "little") + raw


HONEST = {
    "__metadata__": {"format": "pt", "license": "zed-community"},
    "a": {"dtype": "BF16", "shape": [2, 3], "data_offsets": [0, 12]},
    "b": {"dtype": "F32", "shape": [], "data_offsets": [12, 16]},
    "c": {"dtype": "BF16", "shape": [4], "data_offsets": [16, 24]},
}


def test_a_header_tells_types_and_size(read):
    said = arguments(read("model-00001-of-00004.safetensors", "safetensors", tensors(HONEST) + b"\0" * 24))
    assert said == {
        "format": "safetensors",
        "size": said["size"],
        "metadata_format": "pt",
        "license": "zed-community",
        "tensor_types": "BF16:2,F32:1",
        "parameters": "11",
        "shards": "4",
    }


@pytest.mark.parametrize("length", [2**63, 2**64 - 1, 0, 1, 10**9, 10_000])
def test_a_header_length_that_cannot_be_is_a_problem_and_is_not_read(header, counted, length):
    content = counted(tensors(b"{}" * 20, length))
    facts = header("a.safetensors", "safetensors", content)
    assert reasons(facts) == [f"bad-header: a header of {length} bytes"]
    assert content.counted < 2000


def test_only_the_header_is_read(header, counted):
    content = counted(tensors(HONEST) + b"\0" * 1_000_000)
    assert reasons(header("a.safetensors", "safetensors", content)) == []
    assert content.counted <= len(tensors(HONEST)) + 2048


def test_a_header_too_long_to_read_is_still_a_weight_file(header, counted):
    content = counted(tensors(b"{", 50_000_000), size=10**11)
    facts = header("a.safetensors", "safetensors", content)
    assert reasons(facts) == ["too-large"]
    assert arguments(facts) == {"format": "safetensors", "size": str(10**11)}


@pytest.mark.parametrize("raw", [b"[1, 2]", b"{'a': 1}", b'{"a":' * 100_000, b"\xff\xfe{}", b'{"a": ' + b"9" * 10_000 + b"}"])
def test_a_header_that_is_no_object_is_a_problem(read, raw):
    facts = read("a.safetensors", "safetensors", tensors(raw))
    assert [reason.split(":")[0] for reason in reasons(facts)] == ["bad-header"]


def test_shapes_that_cannot_be_count_for_nothing(read):
    odd = {
        "a": {"dtype": 5, "shape": "no"},
        "b": {"dtype": "F32", "shape": [-1]},
        "c": [],
        "d": {"dtype": "F32", "shape": [1] * 1000},
        "e": {"dtype": "F32", "shape": [2**62, 2**62]},
    }
    said = arguments(read("a.safetensors", "safetensors", tensors(odd)))
    assert said["tensor_types"] == "?:1,F32:3"
    assert "parameters" not in said


def test_the_index_tells_the_shards(read):
    text = json.dumps({"metadata": {"total_size": 5}, "weight_map": {"a": "m-1", "b": "m-2", "c": "m-1"}})
    said = arguments(read("model.safetensors.index.json", "weights-index", text))
    assert (said["format"], said["shards"], said["total_size"]) == ("safetensors-index", "2", "5")


def test_another_json_file_is_config(read):
    assert read("model.json", "json", '{"weight_map": {"a": "m"}}').references == ()
