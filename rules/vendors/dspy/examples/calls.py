# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import dspy
import unrelated

name = pick()
value = pick()

# airisk-expect: dspy/functions
dspy.LM(model=name)

other = unrelated.Thing()

# airisk-expect-not: dspy/functions
other.LM(model=name)
