# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import gliner
import unrelated

name = pick()
value = pick()

# airisk-expect: urchade/functions
gliner.GLiNER.from_pretrained(pretrained_model_name_or_path=name)

other = unrelated.Thing()

# airisk-expect-not: urchade/functions
other.GLiNER.from_pretrained(pretrained_model_name_or_path=name)
