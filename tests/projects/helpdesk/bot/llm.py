"""The one place that talks to the vendor."""

import acme_ai
from acme_ai import Acme

from bot import settings


class LLM:
    def __init__(self, model: str | None = None) -> None:
        self.client = Acme()
        self.model = model or settings.MODEL

    def ask(self, question: str) -> str:
        try:
            answer = self.client.chat.create(model=self.model, messages=[{"role": "user", "content": question}], thinking_budget=512)
        except acme_ai.errors.RateLimitError:
            return "busy"
        return answer.text

    def vector(self, text: str) -> list[float]:
        return self.client.embeddings.create(model=settings.EMBEDDING_MODEL, input=text).vector
