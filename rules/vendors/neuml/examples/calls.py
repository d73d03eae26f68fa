# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import txtai
import unrelated

name = pick()
value = pick()

# airisk-expect: neuml/functions
txtai.Embeddings(path=name)

other = unrelated.Thing()

# airisk-expect-not: neuml/functions
other.Embeddings(path=name)
