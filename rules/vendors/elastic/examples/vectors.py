# Proof of the patterns of vectors: each marked line must, or must not, be recognised. Nothing here is run.
import elasticsearch
import elasticsearch.helpers.vectorstore
import langchain_elasticsearch
import unrelated

# airisk-expect: elastic/vectors
elasticsearch.helpers.vectorstore.VectorStore(client(), index="notes")

# airisk-expect: elastic/store
langchain_elasticsearch.ElasticsearchStore(index_name="notes")

other = unrelated.Thing()

# airisk-expect-not: elastic/vectors
elasticsearch.Elasticsearch("here")

# airisk-expect-not: elastic/store
langchain_elasticsearch.ElasticsearchChatMessageHistory(index="talk")
