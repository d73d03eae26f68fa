# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import langchain_mongodb
import pymongo.operations
import unrelated

# airisk-expect: mongodb/vector-index
pymongo.operations.SearchIndexModel(fields(), name="notes", type="vectorSearch")

# airisk-expect: mongodb/vectors
pymongo.operations.SearchIndexModel(fields(), "more", "vectorSearch")

# airisk-expect: mongodb/store
langchain_mongodb.MongoDBAtlasVectorSearch(collection(), embedding())

other = unrelated.Thing()

# airisk-expect-not: mongodb/vector-index
pymongo.operations.SearchIndexModel(fields(), name="words", type="search")

# airisk-expect-not: mongodb/vectors
pymongo.operations.SearchIndexModel(fields(), name="words")

# airisk-expect-not: mongodb/store
langchain_mongodb.MongoDBChatMessageHistory("talk")
