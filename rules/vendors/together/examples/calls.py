# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from together import Together

name = pick()
value = pick()

# airisk-expect: together/client
made_client = Together()

# airisk-expect: together/calls
made_client.chat.completions.create(model=name)

# airisk-expect: together/key
os.environ["TOGETHER_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: together/calls
other.chat.completions.create(model=name)

# airisk-expect-not: together/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: together/client
unrelated.Together()
