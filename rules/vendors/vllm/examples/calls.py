# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
import vllm
from vllm import LLM

name = pick()
value = pick()

# airisk-expect: vllm/llm
made_llm = LLM()

# airisk-expect: vllm/llm-model
vllm.LLM(model=name)

# airisk-expect: vllm/llm-calls
made_llm.generate()

# airisk-expect: vllm/types
print(vllm.SamplingParams)

# airisk-expect: vllm/key
os.environ["VLLM_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: vllm/llm-model
other.LLM(model=name)

# airisk-expect-not: vllm/llm-calls
other.generate()

# airisk-expect-not: vllm/types
print(other.SamplingParams)

# airisk-expect-not: vllm/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: vllm/llm
unrelated.LLM()
