# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from deepgram import DeepgramClient

name = pick()
value = pick()

# airisk-expect: deepgram/client
made_client = DeepgramClient()

# airisk-expect: deepgram/calls
made_client.listen.prerecorded.v(model=name)

# airisk-expect: deepgram/key
os.environ["DEEPGRAM_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: deepgram/calls
other.listen.prerecorded.v(model=name)

# airisk-expect-not: deepgram/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: deepgram/client
unrelated.DeepgramClient()
