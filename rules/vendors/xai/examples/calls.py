# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from xai_sdk import Client

name = pick()
value = pick()

# airisk-expect: xai/client
made_client = Client()

# airisk-expect: xai/calls
made_client.chat.create(model=name)

# airisk-expect: xai/key
os.environ["XAI_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: xai/calls
other.chat.create(model=name)

# airisk-expect-not: xai/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: xai/client
unrelated.Client()
