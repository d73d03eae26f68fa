# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import instructor
import unrelated

name = pick()
value = pick()

# airisk-expect: instructor/functions
instructor.from_provider(model=name)

other = unrelated.Thing()

# airisk-expect-not: instructor/functions
other.from_provider(model=name)
