# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import hnswlib
import unrelated

# airisk-expect: hnswlib/vectors
hnswlib.Index(space="l2", dim=3)

other = unrelated.Thing()

# airisk-expect-not: hnswlib/vectors
other.Index(space="l2", dim=3)
