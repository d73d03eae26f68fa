# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import pinecone
import unrelated

# airisk-expect: pinecone/client
store = pinecone.Pinecone("here")

# airisk-expect: pinecone/vectors
store.create_index("notes")

# airisk-expect: pinecone/vectors-by-name
index = pinecone.create_index(256)

other = unrelated.Thing()

# airisk-expect-not: pinecone/vectors
other.create_index("notes")

# airisk-expect-not: pinecone/vectors-by-name
other.create_index("notes")

# airisk-expect-not: pinecone/client
unrelated.Pinecone()
