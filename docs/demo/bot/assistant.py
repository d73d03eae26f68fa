"""The helpdesk's assistant: threads live at the vendor."""

from bot import settings
from openai import OpenAI

client = OpenAI()


def open_ticket(text: str) -> str:
    thread = client.beta.threads.create()
    client.beta.threads.messages.create(thread.id, role="user", content=text)
    run = client.beta.threads.runs.create(thread.id, assistant_id="asst_desk", model=settings.CHAT_MODEL)
    return run.id


def embed(text: str) -> list[float]:
    reply = client.embeddings.create(model=settings.EMBEDDING_MODEL, input=text)
    return reply.data[0].embedding
