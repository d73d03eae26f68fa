# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
import upstash_vector

# airisk-expect: upstash/vectors
upstash_vector.Index("here", "token")

# airisk-expect: upstash/key
os.environ["UPSTASH_VECTOR_REST_URL"]

other = unrelated.Thing()

# airisk-expect-not: upstash/vectors
other.Index("here", "token")

# airisk-expect-not: upstash/key
os.environ["UPSTASH_REDIS_REST_URL"]
