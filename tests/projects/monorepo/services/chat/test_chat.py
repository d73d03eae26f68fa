from unittest.mock import patch


def test_answer() -> None:
    with patch("chat.client") as client:
        client.messages.create.return_value.content[0].text = "Yes."
