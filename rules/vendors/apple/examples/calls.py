# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import mlx_lm
import unrelated

name = pick()
value = pick()

# airisk-expect: apple/functions
mlx_lm.load(path_or_hf_repo=name)

other = unrelated.Thing()

# airisk-expect-not: apple/functions
other.load(path_or_hf_repo=name)
