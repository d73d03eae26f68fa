# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: milvus/key
os.environ["MILVUS_URI"]

other = unrelated.Thing()

# airisk-expect-not: milvus/key
os.environ["OTHER_URI"]
