# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import faiss
import unrelated

# airisk-expect: faiss/vectors
index = faiss.IndexFlatL2(256)

other = unrelated.Thing()

# airisk-expect-not: faiss/vectors
other.IndexFlatL2("notes")
