# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import replicate
import unrelated
from replicate import Client

name = pick()
value = pick()

# airisk-expect: replicate/client
made_client = Client()

# airisk-expect: replicate/calls
made_client.run(ref=name)

# airisk-expect: replicate/functions
replicate.run(ref=name)

# airisk-expect: replicate/key
os.environ["REPLICATE_API_TOKEN"]

other = unrelated.Thing()

# airisk-expect-not: replicate/calls
other.run(ref=name)

# airisk-expect-not: replicate/functions
other.run(ref=name)

# airisk-expect-not: replicate/key
os.environ["OTHER_API_TOKEN"]

# airisk-expect-not: replicate/client
unrelated.Client()
