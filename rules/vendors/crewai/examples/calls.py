# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import crewai
import unrelated

name = pick()
value = pick()

# airisk-expect: crewai/functions
crewai.LLM(model=name)

other = unrelated.Thing()

# airisk-expect-not: crewai/functions
other.LLM(model=name)
