# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import exllamav2
import unrelated

name = pick()
value = pick()

# airisk-expect: turboderp/functions
exllamav2.ExLlamaV2Config(model_dir=name)

other = unrelated.Thing()

# airisk-expect-not: turboderp/functions
other.ExLlamaV2Config(model_dir=name)
