# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import langchain_meta
import llama_models
import llama_recipes
import llama_stack_client
import os
import unrelated
from llama_stack_client import LlamaStackClient

name = pick()
value = pick()

# airisk-expect: meta/llama-stack
made_llama_stack = LlamaStackClient()

# airisk-expect: meta/llama-stack-inference
made_llama_stack.inference.chat_completion(model=name)

# airisk-expect: meta/llama-stack-agent
llama_stack_client.Agent(model=name)

# airisk-expect: meta/langchain-meta
langchain_meta.ChatLlama(model=name)

# airisk-expect: meta/langchain-meta-model
langchain_meta.ChatMetaModel(model=name)

# airisk-expect: meta/llama-recipes
print(llama_recipes.Thing)

# airisk-expect: meta/llama-models
print(llama_models.Thing)

# airisk-expect: meta/key
os.environ["META_API_KEY"]

# airisk-expect: meta/llama-stack-env
os.environ["LLAMA_STACK_CONFIG"]

other = unrelated.Thing()

# airisk-expect-not: meta/llama-stack-inference
other.inference.chat_completion(model=name)

# airisk-expect-not: meta/llama-stack-agent
other.Agent(model=name)

# airisk-expect-not: meta/langchain-meta
other.ChatLlama(model=name)

# airisk-expect-not: meta/langchain-meta-model
other.ChatMetaModel(model=name)

# airisk-expect-not: meta/llama-recipes
print(other.Thing)

# airisk-expect-not: meta/llama-models
print(other.Thing)

# airisk-expect-not: meta/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: meta/llama-stack-env
os.environ["OTHER_STACK_CONFIG"]

# airisk-expect-not: meta/llama-stack
unrelated.LlamaStackClient()
