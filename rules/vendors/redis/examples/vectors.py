# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import langchain_redis
import redis.commands.search.field
import redisvl.extensions.cache.llm
import redisvl.index
import redisvl.utils.vectorize
import unrelated

# airisk-expect: redis/vector-fields
redis.commands.search.field.VectorField("notes", "HNSW", {})

# airisk-expect: redis/index
redisvl.index.SearchIndex.from_dict(schema())

# airisk-expect: redis/semantic-cache
redisvl.extensions.cache.llm.SemanticCache(name="answers")

# airisk-expect: redis/store
langchain_redis.RedisVectorStore(embedding())

# airisk-expect: redis/functions
redisvl.utils.vectorize.OpenAITextVectorizer(model="text-embedding-3-small")

other = unrelated.Thing()

# airisk-expect-not: redis/vector-fields
redis.commands.search.field.TextField("notes")

# airisk-expect-not: redis/index
other.index.SearchIndex.from_dict(schema())

# airisk-expect-not: redis/semantic-cache
other.extensions.cache.llm.SemanticCache(name="answers")

# airisk-expect-not: redis/store
langchain_redis.RedisChatMessageHistory("talk")

# airisk-expect-not: redis/functions
other.vectorize.OpenAITextVectorizer(model="text-embedding-3-small")
