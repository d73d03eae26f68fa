# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import nomic.embed
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: nomic/functions
nomic.embed.text(model=name)

# airisk-expect: nomic/key
os.environ["NOMIC_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: nomic/functions
other.embed.text(model=name)

# airisk-expect-not: nomic/key
os.environ["OTHER_API_KEY"]
