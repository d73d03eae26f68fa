# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import unrelated
from aisuite import Client

name = pick()
value = pick()

# airisk-expect: aisuite/client
made_client = Client()

# airisk-expect: aisuite/calls
made_client.chat.completions.create(model=name)

other = unrelated.Thing()

# airisk-expect-not: aisuite/calls
other.chat.completions.create(model=name)

# airisk-expect-not: aisuite/client
unrelated.Client()
