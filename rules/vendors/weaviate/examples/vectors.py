# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import weaviate
import unrelated

# airisk-expect: weaviate/vectors
index = weaviate.connect_to_local(256)

other = unrelated.Thing()

# airisk-expect-not: weaviate/vectors
other.connect_to_local("notes")
