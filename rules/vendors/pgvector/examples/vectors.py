# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import pgvector.psycopg
import unrelated

# airisk-expect: pgvector/vectors
index = pgvector.psycopg.register_vector(256)

other = unrelated.Thing()

# airisk-expect-not: pgvector/vectors
other.register_vector("notes")
