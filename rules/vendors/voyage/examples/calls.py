# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from voyageai import Client

name = pick()
value = pick()

# airisk-expect: voyage/client
made_client = Client()

# airisk-expect: voyage/calls
made_client.embed(model=name)

# airisk-expect: voyage/key
os.environ["VOYAGE_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: voyage/calls
other.embed(model=name)

# airisk-expect-not: voyage/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: voyage/client
unrelated.Client()
