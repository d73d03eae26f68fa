# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import llama_cpp
import os
import unrelated
from llama_cpp import Llama

name = pick()
value = pick()

# airisk-expect: llama-cpp/llama
made_llama = Llama()

# airisk-expect: llama-cpp/llama-model
llama_cpp.Llama(model_path=name)

# airisk-expect: llama-cpp/from-pretrained
llama_cpp.Llama.from_pretrained(repo_id=name)

# airisk-expect: llama-cpp/calls
made_llama.create_chat_completion()

# airisk-expect: llama-cpp/types
print(llama_cpp.LlamaGrammar)

# airisk-expect: llama-cpp/model
os.environ["LLAMA_CPP_MODEL"]

other = unrelated.Thing()

# airisk-expect-not: llama-cpp/llama-model
other.Llama(model_path=name)

# airisk-expect-not: llama-cpp/from-pretrained
other.Llama.from_pretrained(repo_id=name)

# airisk-expect-not: llama-cpp/calls
other.create_chat_completion()

# airisk-expect-not: llama-cpp/types
print(other.LlamaGrammar)

# airisk-expect-not: llama-cpp/model
os.environ["OTHER_CPP_MODEL"]

# airisk-expect-not: llama-cpp/llama
unrelated.Llama()
