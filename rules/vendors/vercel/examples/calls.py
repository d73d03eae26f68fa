# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: vercel/key
os.environ["AI_GATEWAY_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: vercel/key
os.environ["OTHER_GATEWAY_API_KEY"]
