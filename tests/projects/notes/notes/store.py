"""Notes and their vectors, in Qdrant."""

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from notes import gateway

client = QdrantClient(path="notes.qdrant")


def prepare() -> None:
    client.create_collection("notes", vectors_config=VectorParams(size=gateway.DIMENSIONS, distance=Distance.COSINE))


def add(number: int, text: str) -> None:
    client.upsert("notes", [PointStruct(id=number, vector=gateway.embed(text), payload={"text": text})])


def find(question: str) -> list[str]:
    return [point.payload["text"] for point in client.query_points("notes", query=gateway.embed(question), limit=5).points]
