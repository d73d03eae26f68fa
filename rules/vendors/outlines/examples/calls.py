# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import outlines.models
import unrelated

name = pick()
value = pick()

# airisk-expect: outlines/functions
outlines.models.transformers(model_name=name)

other = unrelated.Thing()

# airisk-expect-not: outlines/functions
other.models.transformers(model_name=name)
