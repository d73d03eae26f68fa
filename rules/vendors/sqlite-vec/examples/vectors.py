# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import sqlite_vec
import unrelated

# airisk-expect: sqlite-vec/vectors
sqlite_vec.load(connection())

other = unrelated.Thing()

# airisk-expect-not: sqlite-vec/vectors
other.load(connection())
