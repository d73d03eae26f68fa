from __future__ import annotations

from pathlib import Path

import pytest

from airisk import toml


def test_values_of_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbfname = "x"\nday = 2026-01-31\n')
    assert str(toml.read(path)["day"]) == "2026-01-31"


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", "d = 2026-02-30", "a = " + "[" * 5000, "a = " + "9" * 10000])
def test_what_is_no_toml_is_one_error(text: str) -> None:
    with pytest.raises(toml.TomlError) as caught:
        toml.parse(text)
    assert str(caught.value)


def test_bytes_that_are_no_text_are_the_same_error(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'a = "\xff"')
    with pytest.raises(toml.TomlError, match="byte 5"):
        toml.read(path)
