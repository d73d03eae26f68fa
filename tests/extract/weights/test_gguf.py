from __future__ import annotations

import pytest

from airisk.domain import Context, Location, Said


def arguments(facts):
    [reference] = facts.references
    return {argument.name: argument.value.plain for argument in reference.arguments}


def reasons(facts):
    return [problem.reason for problem in facts.problems]


def honest(make):
    return make.file(
        [
            make.text("general.architecture", "zed"),
            make.text("general.name", "Zed 1 Mini"),
            make.text("general.license", "zed-community"),
            make.text("general.base_model.0.repo_url", "https://hub.example/acme/zed-1"),
            make.text("general.base_model.0.author", "somebody"),
            make.number("general.file_type", 15),
            make.number("split.count", 3),
            make.array("tokenizer.ggml.scores", 6, 4, b"\0" * 16),
        ],
        [make.tensor("token_embd.weight", (4096, 2), 12), make.tensor("norm", (10,), 0), make.tensor("other", (2, 2), 12)],
    )


@pytest.mark.parametrize(("order", "version"), [("<", 1), ("<", 2), ("<", 3), (">", 3)])
def test_a_header_tells_what_the_weights_are(read, gguf, order, version):
    facts = read("models/zed.gguf", "gguf", honest(gguf(order, version)) + b"\0" * 64)
    said = arguments(facts)
    assert said == {
        "format": "gguf",
        "size": said["size"],
        "version": str(version),
        "architecture": "zed",
        "name": "Zed 1 Mini",
        "license": "zed-community",
        "base": "https://hub.example/acme/zed-1",
        "quantization": "15",
        "shards": "3",
        "tensor_types": "0:1,12:2",
        "parameters": str(8192 + 10 + 4),
        **({"byte_order": "big"} if order == ">" else {}),
    }
    [reference] = facts.references
    assert (reference.kind, reference.context, reference.name) == (Said.WEIGHTS, Context.WEIGHTS, "models/zed.gguf")
    assert reference.location == Location("models/zed.gguf")
    assert facts.problems == ()


def test_the_number_of_shards_may_stand_in_the_name_only(read, gguf):
    assert arguments(read("zed-00002-of-00007.gguf", "gguf", gguf().file([])))["shards"] == "7"


def test_a_vocabulary_is_walked_to_reach_the_tensors(read, gguf):
    make = gguf()
    words = b"".join(len(word).to_bytes(8, "little") + word for word in (b"a", b"bb", b"ccc") * 50_000)
    data = make.file([make.array("tokenizer.ggml.tokens", 8, 150_000, words)], [make.tensor("t", (3,), 140)])
    assert arguments(read("zed.gguf", "gguf", data))["tensor_types"] == "140:1"


HOSTILE = {
    "array of 2^62 strings": lambda make: make.file([make.array("a", 8, 2**62)]),
    "array of 2^62 bytes": lambda make: make.file([make.array("a", 0, 2**62)]),
    "array of 2^62 arrays": lambda make: make.file([make.array("a", 9, 2**62)]),
    "2^62 keys": lambda make: make.file([], counts=(0, 2**62)),
    "2^62 tensors": lambda make: make.file([], counts=(2**62, 0)),
    "string of 2^62 bytes": lambda make: make.file([(2**62).to_bytes(8, "little") + b"\0" * 64]),
    "2^32-1 dimensions": lambda make: make.file([], [make.text("t", "")[:9] + b"\xff" * 4 + b"\0" * 64]),
    "a hundred nested arrays": lambda make: make.file([make.array("a", 9, 1, (b"\x09\0\0\0" + (1).to_bytes(8, "little")) * 100)]),
    "a value type that is none": lambda make: make.file([make.key("a", 77) + b"\0" * 8]),
    "a version that is none": lambda make: b"GGUF" + b"\x09\0\0\0" + b"\0" * 64,
    "more parameters than there can be": lambda make: make.file([], [make.tensor("t", (2**40, 2**40), 0)]),
    "the end within the header": lambda make: honest(make)[:200],
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_header_that_cannot_be_true_is_a_problem_and_little_is_read(header, gguf, counted, case):
    content = counted(HOSTILE[case](gguf()), size=10**12)
    facts = header("bad.gguf", "gguf", content)
    assert [reason.split(":")[0] for reason in reasons(facts)] == ["bad-header"]
    assert facts.partial
    assert arguments(facts)["format"] == "gguf"
    assert content.counted <= 2 * 65_536


def test_an_array_length_of_2_to_the_62_in_49_bytes(header, gguf, counted):
    data = gguf().file([gguf().array("a", 8, 2**62)])
    assert len(data) == 49
    facts = header("bad.gguf", "gguf", counted(data))
    assert reasons(facts) == ["bad-header: an array of 4611686018427387904 items"]


def test_no_more_is_read_than_the_header_and_one_piece(header, gguf, counted):
    make = gguf()
    head = make.file([make.array("vocabulary", 8, 20_000, b"\4\0\0\0\0\0\0\0word" * 20_000)], [make.tensor("t", (3,), 2)])
    content = counted(head + b"\0" * 1_000_000)
    assert reasons(header("a.gguf", "gguf", content)) == []
    assert content.counted <= len(head) + 65_536 + 1024


def test_a_long_array_of_numbers_is_jumped_over(header, gguf, counted):
    make = gguf()
    head = make.file([make.array("numbers", 0, 5_000_000, b"\0" * 5_000_000)], [make.tensor("t", (3,), 2)])
    content = counted(head)
    assert arguments(header("a.gguf", "gguf", content))["tensor_types"] == "2:1"
    assert content.counted < 200_000


def test_a_value_is_cut_and_holds_no_nul(read, gguf):
    make = gguf()
    said = arguments(
        read("a.gguf", "gguf", make.file([make.text("general.name", b"a\0b" + b"x" * 1_000_000), make.number("split.count", 2)]))
    )
    assert said["name"].startswith("abxxx")
    assert len(said["name"]) <= 200
    assert said["shards"] == "2"


def test_text_named_gguf_is_no_weights(read):
    facts = read("a.gguf", "gguf", "hello\n")
    assert (facts.references, reasons(facts)) == ((), ["magic-mismatch"])
