# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import google.cloud.aiplatform
import unrelated

# airisk-expect: vertex/vectors
index = google.cloud.aiplatform.MatchingEngineIndex(256)

other = unrelated.Thing()

# airisk-expect-not: vertex/vectors
other.MatchingEngineIndex("notes")
