# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import google.adk.agents
import google.genai.types
import google.generativeai
import google.generativeai.types
import os
import unrelated
from google.genai import Client
from google.generativeai import GenerativeModel

name = pick()
value = pick()

# airisk-expect: google/genai
made_genai = Client()

# airisk-expect: google/genai-vertex
Client(vertexai=True)

# airisk-expect-not: google/genai-vertex
Client(vertexai=False)

# airisk-expect: google/old-model
made_old_model = GenerativeModel()

# airisk-expect: google/generate
made_genai.models.generate_content(model=name)

# airisk-expect: google/embed
made_genai.models.embed_content(model=name)

# airisk-expect: google/images
made_genai.models.generate_images(model=name)

# airisk-expect: google/count
made_genai.models.count_tokens(model=name)

# airisk-expect: google/chats
made_genai.chats.create(model=name)

# airisk-expect: google/live
made_genai.aio.live.connect(model=name)

# airisk-expect: google/caches
made_genai.caches.create(model=name)

# airisk-expect: google/files
made_genai.files.upload()

# airisk-expect: google/file-search
made_genai.file_search_stores.create()

# airisk-expect: google/tuning
made_genai.tunings.tune(base_model=name)

# airisk-expect: google/old-sdk-model
google.generativeai.GenerativeModel(model_name=name)

# airisk-expect: google/old-sdk-calls
made_old_model.generate_content()

# airisk-expect: google/old-sdk-embed
google.generativeai.embed_content(model=name)

# airisk-expect: google/old-sdk-other
google.generativeai.configure()

# airisk-expect: google/adk-agent
google.adk.agents.Agent(model=name)

# airisk-expect: google/old-sdk-types
print(google.generativeai.types.Thing)

# airisk-expect: google/types
print(google.genai.types.Thing)

# airisk-expect: google/key
os.environ["GEMINI_API_KEY"]

# airisk-expect: google/model
os.environ["GEMINI_MODEL"]

# airisk-expect: google/palm
google.generativeai.generate_text(model=name)

# airisk-expect: google/generation-config
google.genai.types.GenerateContentConfig()

# airisk-expect: google/batch
made_genai.batches.create(model=name)

# airisk-expect: google/interactions
made_genai.interactions.create(model=name)

# airisk-expect: google/response-schema
google.genai.types.GenerateContentConfig(response_schema=value)

# airisk-expect: google/tools
google.genai.types.GenerateContentConfig(tools=value)

# airisk-expect: google/thinking
google.genai.types.GenerateContentConfig(thinking_config=value)

# airisk-expect: google/cached-content
google.genai.types.GenerateContentConfig(cached_content=value)

other = unrelated.Thing()

# airisk-expect-not: google/generate
other.models.generate_content(model=name)

# airisk-expect-not: google/embed
other.models.embed_content(model=name)

# airisk-expect-not: google/images
other.models.generate_images(model=name)

# airisk-expect-not: google/count
other.models.count_tokens(model=name)

# airisk-expect-not: google/chats
other.chats.create(model=name)

# airisk-expect-not: google/live
other.aio.live.connect(model=name)

# airisk-expect-not: google/caches
other.caches.create(model=name)

# airisk-expect-not: google/files
other.files.upload()

# airisk-expect-not: google/file-search
other.file_search_stores.create()

# airisk-expect-not: google/tuning
other.tunings.tune(base_model=name)

# airisk-expect-not: google/old-sdk-model
other.generativeai.GenerativeModel(model_name=name)

# airisk-expect-not: google/old-sdk-calls
other.generate_content()

# airisk-expect-not: google/old-sdk-embed
other.generativeai.embed_content(model=name)

# airisk-expect-not: google/old-sdk-other
other.generativeai.configure()

# airisk-expect-not: google/adk-agent
other.adk.agents.Agent(model=name)

# airisk-expect-not: google/old-sdk-types
print(other.generativeai.types.Thing)

# airisk-expect-not: google/types
print(other.genai.types.Thing)

# airisk-expect-not: google/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: google/model
os.environ["OTHER_MODEL"]

# airisk-expect-not: google/palm
other.generativeai.generate_text(model=name)

# airisk-expect-not: google/generation-config
other.types.GenerateContentConfig()

# airisk-expect-not: google/batch
other.batches.create(model=name)

# airisk-expect-not: google/interactions
other.interactions.create(model=name)

# airisk-expect-not: google/response-schema
google.genai.types.GenerateContentConfig(temperature=value)

# airisk-expect-not: google/tools
other.types.GenerateContentConfig(tools=value)

# airisk-expect-not: google/thinking
other.types.GenerateContentConfig(thinking_config=value)

# airisk-expect-not: google/cached-content
other.types.GenerateContentConfig(cached_content=value)

# airisk-expect-not: google/genai
unrelated.Client()

# airisk-expect-not: google/old-model
unrelated.GenerativeModel()
