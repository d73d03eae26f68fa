"""Vectors of products and of questions; both must come from one model."""

from sentence_transformers import SentenceTransformer

MODEL = "jinaai/jina-embeddings-v3"
DIMENSIONS = 1024

model = SentenceTransformer(MODEL, trust_remote_code=True)


def vectors(texts: list[str]) -> list[list[float]]:
    return model.encode(texts, task="retrieval.passage").tolist()
