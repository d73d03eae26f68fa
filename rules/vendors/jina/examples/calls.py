# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: jina/key
os.environ["JINA_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: jina/key
os.environ["OTHER_API_KEY"]
