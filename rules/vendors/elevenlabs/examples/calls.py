# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from elevenlabs.client import ElevenLabs

name = pick()
value = pick()

# airisk-expect: elevenlabs/client
made_client = ElevenLabs()

# airisk-expect: elevenlabs/calls
made_client.text_to_speech.convert(model_id=name)

# airisk-expect: elevenlabs/key
os.environ["ELEVENLABS_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: elevenlabs/calls
other.text_to_speech.convert(model_id=name)

# airisk-expect-not: elevenlabs/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: elevenlabs/client
unrelated.ElevenLabs()
