# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from portkey_ai import Portkey

name = pick()
value = pick()

# airisk-expect: portkey/client
made_client = Portkey()

# airisk-expect: portkey/calls
made_client.chat.completions.create(model=name)

# airisk-expect: portkey/key
os.environ["PORTKEY_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: portkey/calls
other.chat.completions.create(model=name)

# airisk-expect-not: portkey/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: portkey/client
unrelated.Portkey()
