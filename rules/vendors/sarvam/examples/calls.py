# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from sarvamai import SarvamAI

name = pick()
value = pick()

# airisk-expect: sarvam/client
made_client = SarvamAI()

# airisk-expect: sarvam/calls
made_client.chat.completions(model=name)

# airisk-expect: sarvam/key
os.environ["SARVAM_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: sarvam/calls
other.chat.completions(model=name)

# airisk-expect-not: sarvam/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: sarvam/client
unrelated.SarvamAI()
