# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: langfuse/key
os.environ["LANGFUSE_SECRET_KEY"]

other = unrelated.Thing()

# airisk-expect-not: langfuse/key
os.environ["OTHER_SECRET_KEY"]
