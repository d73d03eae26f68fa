# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from assemblyai import Transcriber

name = pick()
value = pick()

# airisk-expect: assemblyai/client
made_client = Transcriber()

# airisk-expect: assemblyai/calls
made_client.transcribe(model=name)

# airisk-expect: assemblyai/key
os.environ["ASSEMBLYAI_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: assemblyai/calls
other.transcribe(model=name)

# airisk-expect-not: assemblyai/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: assemblyai/client
unrelated.Transcriber()
