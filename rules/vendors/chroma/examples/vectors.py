# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import chromadb
import unrelated

# airisk-expect: chroma/client
store = chromadb.Client("here")

# airisk-expect: chroma/vectors
store.create_collection("notes")

other = unrelated.Thing()

# airisk-expect-not: chroma/vectors
other.create_collection("notes")

# airisk-expect-not: chroma/client
unrelated.Client()
