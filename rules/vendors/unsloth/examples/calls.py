# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import unrelated
import unsloth

name = pick()
value = pick()

# airisk-expect: unsloth/functions
unsloth.FastLanguageModel.from_pretrained(model_name=name)

other = unrelated.Thing()

# airisk-expect-not: unsloth/functions
other.FastLanguageModel.from_pretrained(model_name=name)
