# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import lancedb
import os
import unrelated

# airisk-expect: lancedb/client
store = lancedb.connect("here")

# airisk-expect: lancedb/vectors
store.create_table("notes")

other = unrelated.Thing()

# airisk-expect-not: lancedb/vectors
other.create_table("notes")

# airisk-expect-not: lancedb/client
unrelated.connect()

# airisk-expect: lancedb/key
os.environ["LANCEDB_API_KEY"]

# airisk-expect-not: lancedb/key
os.environ["OTHER_API_KEY"]
