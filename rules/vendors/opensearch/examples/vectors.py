# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import opensearchpy
import unrelated

# airisk-expect: opensearch/vectors
opensearchpy.KnnVector(3)

other = unrelated.Thing()

# airisk-expect-not: opensearch/vectors
opensearchpy.OpenSearch("here")
