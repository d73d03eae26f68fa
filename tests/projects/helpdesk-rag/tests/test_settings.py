from app import settings


def test_default_model() -> None:
    assert settings.OPENAI_MODEL == "gpt-4o"
