# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import lmstudio
import os
import unrelated
from lmstudio import Client

name = pick()
value = pick()

# airisk-expect: lm-studio/client
made_client = Client()

# airisk-expect: lm-studio/calls
made_client.llm.model()

# airisk-expect: lm-studio/functions
lmstudio.llm()

# airisk-expect: lm-studio/key
os.environ["LMSTUDIO_BASE_URL"]

other = unrelated.Thing()

# airisk-expect-not: lm-studio/calls
other.llm.model()

# airisk-expect-not: lm-studio/functions
other.llm()

# airisk-expect-not: lm-studio/key
os.environ["OTHER_BASE_URL"]

# airisk-expect-not: lm-studio/client
unrelated.Client()
