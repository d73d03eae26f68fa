# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from mem0 import MemoryClient

name = pick()
value = pick()

# airisk-expect: mem0/client
made_client = MemoryClient()

# airisk-expect: mem0/calls
made_client.add()

# airisk-expect: mem0/key
os.environ["MEM0_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: mem0/calls
other.add()

# airisk-expect-not: mem0/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: mem0/client
unrelated.MemoryClient()
