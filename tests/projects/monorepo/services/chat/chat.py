"""Answers customers."""

from anthropic import Anthropic

client = Anthropic()


def answer(question: str) -> str:
    message = client.messages.create(model="claude-sonnet-4-20250514", max_tokens=600, messages=[{"role": "user", "content": question}])
    return message.content[0].text
