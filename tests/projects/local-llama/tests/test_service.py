from pathlib import Path


def test_prompt_is_polite() -> None:
    assert "polite" in Path("letters/service.py").read_text()
