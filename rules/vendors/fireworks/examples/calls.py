# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from fireworks.client import Fireworks

name = pick()
value = pick()

# airisk-expect: fireworks/client
made_client = Fireworks()

# airisk-expect: fireworks/calls
made_client.chat.completions.create(model=name)

# airisk-expect: fireworks/key
os.environ["FIREWORKS_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: fireworks/calls
other.chat.completions.create(model=name)

# airisk-expect-not: fireworks/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: fireworks/client
unrelated.Fireworks()
