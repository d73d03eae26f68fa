# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import annoy
import unrelated

# airisk-expect: annoy/vectors
annoy.AnnoyIndex(3, "angular")

other = unrelated.Thing()

# airisk-expect-not: annoy/vectors
other.AnnoyIndex(3, "angular")
