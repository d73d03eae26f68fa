from __future__ import annotations

import io
import pickle
import zipfile
import zlib

import pytest

from airisk.domain import Role, SourceFile
from airisk.extract.weights import read_weights
from tests.extract.weights.conftest import Counted


def archive(*names: str, size: int = 10) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name in names:
            made.writestr(name, b"\1" * size)
    return kept.getvalue()


def named(content: bytes, path: str = "model.pt") -> str:
    counted = Counted(content)
    (one,) = read_weights(SourceFile(path, "weights", Role.PRODUCTION, len(content)), counted, ())
    assert counted.counted <= 200_000
    return {a.name: a.value.plain for a in one.arguments}["format"]


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_pickle_is_told_by_its_first_bytes_in_every_protocol(protocol):
    assert named(pickle.dumps({"w": [1.0]}, protocol), "weights.bin") == "pickle"


@pytest.mark.parametrize("names", [("model/data.pkl", "model/version"), ("model/data/0", "model/version", "model/data.pkl"), ("data.pkl",)])
def test_a_zip_archive_around_a_pickle_is_told_by_its_members(names):
    assert named(archive(*names)) == "pytorch"


def test_its_list_of_members_is_read_at_the_end_and_the_rest_is_not():
    assert named(archive("model/data/0", "model/data.pkl", size=3_000_000)) == "pytorch"


def test_a_compressed_pickle_is_told_by_its_ending_too():
    packed = zlib.compress(pickle.dumps([1.0]))
    assert named(packed, "model.joblib") == "joblib"
    assert named(packed, "model.pt") == "pt"


@pytest.mark.parametrize(
    "content", [archive("config.json", "model.weights.h5"), archive("model/data.pkl.txt"), b"PK\x03\x04", b"PK\x03\x04" + b"\xff" * 40]
)
def test_another_archive_or_a_broken_one_is_no_pickle(content):
    assert named(content) == "zip"


@pytest.mark.parametrize("content", [b"\x80", b"\x80\x01...", b"\x08\x01\x12\x04"])
def test_other_bytes_are_no_pickle(content):
    assert named(content) == "pt"
