# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import chromadb.utils.embedding_functions
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: chroma/functions
chromadb.utils.embedding_functions.OpenAIEmbeddingFunction(model_name=name)

# airisk-expect: chroma/key
os.environ["CHROMA_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: chroma/functions
other.utils.embedding_functions.OpenAIEmbeddingFunction(model_name=name)

# airisk-expect-not: chroma/key
os.environ["OTHER_API_KEY"]
