# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import os
import turbopuffer
import unrelated

# airisk-expect: turbopuffer/client
store = turbopuffer.Turbopuffer()

# airisk-expect: turbopuffer/vectors
store.namespace("notes")

# airisk-expect: turbopuffer/key
os.environ["TURBOPUFFER_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: turbopuffer/vectors
other.namespace("notes")

# airisk-expect-not: turbopuffer/client
unrelated.Turbopuffer()

# airisk-expect-not: turbopuffer/key
os.environ["OTHER_TURBOPUFFER_KEY"]
