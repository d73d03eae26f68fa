"""Vectors of questions, kept in a SQLite table."""

import google.generativeai as genai

EMBEDDING_MODEL = "models/text-embedding-004"


def vector(question: str) -> list[float]:
    return genai.embed_content(model=EMBEDDING_MODEL, content=question, task_type="retrieval_query")["embedding"]
