# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import pymilvus
import unrelated

# airisk-expect: milvus/client
store = pymilvus.MilvusClient("here")

# airisk-expect: milvus/vectors
store.create_collection("notes")

# airisk-expect: milvus/vectors-by-name
index = pymilvus.Collection(256)

other = unrelated.Thing()

# airisk-expect-not: milvus/vectors
other.create_collection("notes")

# airisk-expect-not: milvus/vectors-by-name
other.Collection("notes")

# airisk-expect-not: milvus/client
unrelated.MilvusClient()
