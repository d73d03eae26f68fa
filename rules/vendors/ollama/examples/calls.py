# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from ollama import Client

name = pick()
value = pick()

# airisk-expect: ollama/ollama
made_ollama = Client()

# airisk-expect: ollama/chat
made_ollama.chat(model=name)

# airisk-expect: ollama/list
made_ollama.list()

# airisk-expect: ollama/host
os.environ["OLLAMA_HOST"]

# airisk-expect: ollama/model
os.environ["OLLAMA_MODEL"]

other = unrelated.Thing()

# airisk-expect-not: ollama/chat
other.chat(model=name)

# airisk-expect-not: ollama/list
other.list()

# airisk-expect-not: ollama/host
os.environ["OTHER_HOST"]

# airisk-expect-not: ollama/model
os.environ["OTHER_MODEL"]

# airisk-expect-not: ollama/ollama
unrelated.Client()
