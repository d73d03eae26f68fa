# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: github-models/key
os.environ["GITHUB_MODELS_TOKEN"]

other = unrelated.Thing()

# airisk-expect-not: github-models/key
os.environ["OTHER_MODELS_TOKEN"]
