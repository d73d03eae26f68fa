# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from llama_api_client import LlamaAPIClient

name = pick()
value = pick()

# airisk-expect: llama-api/llama-api
made_llama_api = LlamaAPIClient()

# airisk-expect: llama-api/chat
made_llama_api.chat.completions.create(model=name)

# airisk-expect: llama-api/models
made_llama_api.models.list()

# airisk-expect: llama-api/moderations
made_llama_api.moderations.create(model=name)

# airisk-expect: llama-api/key
os.environ["LLAMA_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: llama-api/chat
other.chat.completions.create(model=name)

# airisk-expect-not: llama-api/models
other.models.list()

# airisk-expect-not: llama-api/moderations
other.moderations.create(model=name)

# airisk-expect-not: llama-api/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: llama-api/llama-api
unrelated.LlamaAPIClient()
