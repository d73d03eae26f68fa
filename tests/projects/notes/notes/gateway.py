"""The one seam: no other module knows who answers."""

from openai import OpenAI

MODEL = "gpt-4o"
EMBEDDING_MODEL = "text-embedding-3-small"
DIMENSIONS = 1536

_client = OpenAI()


def complete(prompt: str) -> str:
    completion = _client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}], max_tokens=400)
    return completion.choices[0].message.content or ""


def embed(text: str) -> list[float]:
    return _client.embeddings.create(model=EMBEDDING_MODEL, input=text).data[0].embedding
