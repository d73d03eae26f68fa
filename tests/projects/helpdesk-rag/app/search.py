"""Finds the passages of the handbook that are nearest to a question."""

import psycopg
from openai import OpenAI
from pgvector.psycopg import register_vector

from app import settings

client = OpenAI()


def nearest(connection: psycopg.Connection, question: str) -> list[str]:
    register_vector(connection)
    vector = client.embeddings.create(model=settings.EMBEDDING_MODEL, input=question).data[0].embedding
    rows = connection.execute("select body from passages order by embedding <=> %s::vector limit 5", (vector,))
    return [body for (body,) in rows]
