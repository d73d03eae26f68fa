# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from ai21 import AI21Client

name = pick()
value = pick()

# airisk-expect: ai21/client
made_client = AI21Client()

# airisk-expect: ai21/calls
made_client.chat.completions.create(model=name)

# airisk-expect: ai21/key
os.environ["AI21_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: ai21/calls
other.chat.completions.create(model=name)

# airisk-expect-not: ai21/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: ai21/client
unrelated.AI21Client()
