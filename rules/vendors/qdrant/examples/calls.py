# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import fastembed
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: qdrant/functions
fastembed.TextEmbedding(model_name=name)

# airisk-expect: qdrant/key
os.environ["QDRANT_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: qdrant/functions
other.TextEmbedding(model_name=name)

# airisk-expect-not: qdrant/key
os.environ["OTHER_API_KEY"]
