# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import auto_gptq
import unrelated

name = pick()
value = pick()

# airisk-expect: autogptq/functions
auto_gptq.AutoGPTQForCausalLM.from_quantized(model_name_or_path=name)

other = unrelated.Thing()

# airisk-expect-not: autogptq/functions
other.AutoGPTQForCausalLM.from_quantized(model_name_or_path=name)
