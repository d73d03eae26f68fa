# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import ctransformers
import unrelated

name = pick()
value = pick()

# airisk-expect: marella/functions
ctransformers.AutoModelForCausalLM.from_pretrained(model_path_or_repo_id=name)

other = unrelated.Thing()

# airisk-expect-not: marella/functions
other.AutoModelForCausalLM.from_pretrained(model_path_or_repo_id=name)
