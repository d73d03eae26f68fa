# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import model2vec
import unrelated

name = pick()
value = pick()

# airisk-expect: minish/functions
model2vec.StaticModel.from_pretrained(path=name)

other = unrelated.Thing()

# airisk-expect-not: minish/functions
other.StaticModel.from_pretrained(path=name)
