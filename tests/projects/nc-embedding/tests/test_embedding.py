from pathlib import Path


def test_one_model_for_both_sides() -> None:
    assert Path("search/embedding.py").read_text().count("SentenceTransformer(") == 1
