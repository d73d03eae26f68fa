# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from cohere import BedrockClient
from cohere import Client

name = pick()
value = pick()

# airisk-expect: cohere/cohere
made_cohere = Client()

# airisk-expect: cohere/bedrock
made_bedrock = BedrockClient()

# airisk-expect: cohere/chat
made_cohere.chat(model=name)

# airisk-expect: cohere/rerank
made_cohere.rerank(model=name)

# airisk-expect: cohere/embed
made_cohere.embed(model=name)

# airisk-expect: cohere/generate
made_cohere.generate(model=name)

# airisk-expect: cohere/bedrock-chat
made_bedrock.chat(model=name)

# airisk-expect: cohere/bedrock-rerank
made_bedrock.rerank(model=name)

# airisk-expect: cohere/bedrock-embed
made_bedrock.embed(model=name)

# airisk-expect: cohere/bedrock-generate
made_bedrock.generate(model=name)

# airisk-expect: cohere/key
os.environ["COHERE_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: cohere/chat
other.chat(model=name)

# airisk-expect-not: cohere/rerank
other.rerank(model=name)

# airisk-expect-not: cohere/embed
other.embed(model=name)

# airisk-expect-not: cohere/generate
other.generate(model=name)

# airisk-expect-not: cohere/bedrock-chat
other.chat(model=name)

# airisk-expect-not: cohere/bedrock-rerank
other.rerank(model=name)

# airisk-expect-not: cohere/bedrock-embed
other.embed(model=name)

# airisk-expect-not: cohere/bedrock-generate
other.generate(model=name)

# airisk-expect-not: cohere/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: cohere/bedrock
unrelated.BedrockClient()

# airisk-expect-not: cohere/cohere
unrelated.Client()
