# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import sglang
import unrelated

name = pick()
value = pick()

# airisk-expect: sglang/engine
sglang.Engine(model_path=name)

other = unrelated.Thing()

# airisk-expect-not: sglang/engine
other.Engine(model_path=name)
