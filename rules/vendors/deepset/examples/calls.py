# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import haystack.components.generators
import unrelated

name = pick()
value = pick()

# airisk-expect: deepset/functions
haystack.components.generators.OpenAIGenerator(model=name)

other = unrelated.Thing()

# airisk-expect-not: deepset/functions
other.components.generators.OpenAIGenerator(model=name)
