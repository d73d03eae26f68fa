"""What the web pages call."""

from bot.llm import LLM

llm = LLM()


def reply(ticket: str) -> str:
    return llm.ask(f"Answer this ticket: {ticket}")
