# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import pydantic_ai
import unrelated

name = pick()
value = pick()

# airisk-expect: pydantic/functions
pydantic_ai.Agent(model=name)

other = unrelated.Thing()

# airisk-expect-not: pydantic/functions
other.Agent(model=name)
