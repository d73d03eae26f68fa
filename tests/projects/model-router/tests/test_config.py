from pathlib import Path


def test_every_team_has_a_route() -> None:
    text = Path("config.yaml").read_text()
    assert all(f"model_name: {name}" in text for name in ("fast", "strong", "long", "general"))
