from bot.llm import LLM


def test_default_model() -> None:
    assert LLM(model="nova-2").model == "nova-2"
