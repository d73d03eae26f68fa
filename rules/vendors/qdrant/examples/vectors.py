# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import qdrant_client
import unrelated

# airisk-expect: qdrant/client
store = qdrant_client.QdrantClient("here")

# airisk-expect: qdrant/vectors
store.create_collection("notes")

other = unrelated.Thing()

# airisk-expect-not: qdrant/vectors
other.create_collection("notes")

# airisk-expect-not: qdrant/client
unrelated.QdrantClient()
