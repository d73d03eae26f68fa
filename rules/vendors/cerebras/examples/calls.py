# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from cerebras.cloud.sdk import Cerebras

name = pick()
value = pick()

# airisk-expect: cerebras/client
made_client = Cerebras()

# airisk-expect: cerebras/calls
made_client.chat.completions.create(model=name)

# airisk-expect: cerebras/key
os.environ["CEREBRAS_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: cerebras/calls
other.chat.completions.create(model=name)

# airisk-expect-not: cerebras/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: cerebras/client
unrelated.Cerebras()
