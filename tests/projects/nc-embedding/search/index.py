"""The index of products."""

import chromadb

from search.embedding import vectors

client = chromadb.PersistentClient(path="index")
products = client.get_or_create_collection("products")


def add(ids: list[str], texts: list[str]) -> None:
    products.add(ids=ids, documents=texts, embeddings=vectors(texts))


def find(question: str) -> list[str]:
    return products.query(query_embeddings=vectors([question]), n_results=10)["ids"][0]
