# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from openrouter import OpenRouter

name = pick()
value = pick()

# airisk-expect: openrouter/client
made_client = OpenRouter()

# airisk-expect: openrouter/calls
made_client.chat.send(model=name)

# airisk-expect: openrouter/key
os.environ["OPENROUTER_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: openrouter/calls
other.chat.send(model=name)

# airisk-expect-not: openrouter/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: openrouter/client
unrelated.OpenRouter()
