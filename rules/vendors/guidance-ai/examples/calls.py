# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import guidance.models
import unrelated

name = pick()
value = pick()

# airisk-expect: guidance-ai/functions
guidance.models.OpenAI(model=name)

other = unrelated.Thing()

# airisk-expect-not: guidance-ai/functions
other.models.OpenAI(model=name)
