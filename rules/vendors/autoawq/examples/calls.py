# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import awq
import unrelated

name = pick()
value = pick()

# airisk-expect: autoawq/functions
awq.AutoAWQForCausalLM.from_quantized(model_path=name)

other = unrelated.Thing()

# airisk-expect-not: autoawq/functions
other.AutoAWQForCausalLM.from_quantized(model_path=name)
