# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import agents
import openai
import openai.types.beta
import openai.types.beta.assistant
import openai.types.chat
import openai.types.responses
import os
import tiktoken
import unrelated
import whisper
from openai import AzureOpenAI
from openai import OpenAI

name = pick()
value = pick()

# airisk-expect: openai/openai
made_openai = OpenAI()

# airisk-expect: openai/azure-openai
made_azure_openai = AzureOpenAI()

# airisk-expect: openai/chat
made_openai.chat.completions.create(model=name)

# airisk-expect: openai/azure-chat
made_azure_openai.chat.completions.create(model=name)

# airisk-expect: openai/chat-parse
made_openai.chat.completions.parse(model=name)

# airisk-expect: openai/azure-chat-parse
made_azure_openai.chat.completions.parse(model=name)

# airisk-expect: openai/completions
made_openai.completions.create(model=name)

# airisk-expect: openai/azure-completions
made_azure_openai.completions.create(model=name)

# airisk-expect: openai/responses
made_openai.responses.create(model=name)

# airisk-expect: openai/azure-responses
made_azure_openai.responses.create(model=name)

# airisk-expect: openai/responses-parse
made_openai.responses.parse(model=name)

# airisk-expect: openai/azure-responses-parse
made_azure_openai.responses.parse(model=name)

# airisk-expect: openai/response-objects
made_openai.responses.retrieve()

# airisk-expect: openai/azure-response-objects
made_azure_openai.responses.retrieve()

# airisk-expect: openai/conversations
made_openai.conversations.create()

# airisk-expect: openai/azure-conversations
made_azure_openai.conversations.create()

# airisk-expect: openai/webhooks
made_openai.webhooks.unwrap()

# airisk-expect: openai/azure-webhooks
made_azure_openai.webhooks.unwrap()

# airisk-expect: openai/embeddings
made_openai.embeddings.create(model=name)

# airisk-expect: openai/azure-embeddings
made_azure_openai.embeddings.create(model=name)

# airisk-expect: openai/images
made_openai.images.generate(model=name)

# airisk-expect: openai/azure-images
made_azure_openai.images.generate(model=name)

# airisk-expect: openai/videos
made_openai.videos.create(model=name)

# airisk-expect: openai/azure-videos
made_azure_openai.videos.create(model=name)

# airisk-expect: openai/transcription
made_openai.audio.transcriptions.create(model=name)

# airisk-expect: openai/azure-transcription
made_azure_openai.audio.transcriptions.create(model=name)

# airisk-expect: openai/speech
made_openai.audio.speech.create(model=name)

# airisk-expect: openai/azure-speech
made_azure_openai.audio.speech.create(model=name)

# airisk-expect: openai/moderation
made_openai.moderations.create(model=name)

# airisk-expect: openai/azure-moderation
made_azure_openai.moderations.create(model=name)

# airisk-expect: openai/files
made_openai.files.create()

# airisk-expect: openai/azure-files
made_azure_openai.files.create()

# airisk-expect: openai/batch
made_openai.batches.create()

# airisk-expect: openai/azure-batch
made_azure_openai.batches.create()

# airisk-expect: openai/fine-tuning
made_openai.fine_tuning.jobs.create(model=name)

# airisk-expect: openai/azure-fine-tuning
made_azure_openai.fine_tuning.jobs.create(model=name)

# airisk-expect: openai/evals
made_openai.evals.create()

# airisk-expect: openai/azure-evals
made_azure_openai.evals.create()

# airisk-expect: openai/assistants
made_openai.beta.assistants.create(model=name)

# airisk-expect: openai/azure-assistants
made_azure_openai.beta.assistants.create(model=name)

# airisk-expect: openai/threads
made_openai.beta.threads.create()

# airisk-expect: openai/azure-threads
made_azure_openai.beta.threads.create()

# airisk-expect: openai/runs
made_openai.beta.threads.runs.create(model=name)

# airisk-expect: openai/azure-runs
made_azure_openai.beta.threads.runs.create(model=name)

# airisk-expect: openai/vector-stores
made_openai.vector_stores.create()

# airisk-expect: openai/azure-vector-stores
made_azure_openai.vector_stores.create()

# airisk-expect: openai/containers
made_openai.containers.create()

# airisk-expect: openai/azure-containers
made_azure_openai.containers.create()

# airisk-expect: openai/realtime
made_openai.realtime.connect(model=name)

# airisk-expect: openai/azure-realtime
made_azure_openai.realtime.connect(model=name)

# airisk-expect: openai/stored-completions
made_openai.chat.completions.list()

# airisk-expect: openai/azure-stored-completions
made_azure_openai.chat.completions.list()

# airisk-expect: openai/models
made_openai.models.retrieve(model=name)

# airisk-expect: openai/azure-models
made_azure_openai.models.retrieve(model=name)

# airisk-expect: openai/models-list
made_openai.models.list()

# airisk-expect: openai/azure-models-list
made_azure_openai.models.list()

# airisk-expect: openai/chatkit
made_openai.beta.chatkit.sessions.create()

# airisk-expect: openai/azure-chatkit
made_azure_openai.beta.chatkit.sessions.create()

# airisk-expect: openai/skills
made_openai.skills.create()

# airisk-expect: openai/azure-skills
made_azure_openai.skills.create()

# airisk-expect: openai/raw-response
made_openai.chat.completions.with_raw_response.create()

# airisk-expect: openai/azure-raw-response
made_azure_openai.chat.completions.with_raw_response.create()

# airisk-expect: openai/tiktoken-model
tiktoken.encoding_for_model(model_name=name)

# airisk-expect: openai/tiktoken-encoding
tiktoken.get_encoding()

# airisk-expect: openai/whisper-load
whisper.load_model(name=name)

# airisk-expect: openai/agents-agent
agents.Agent(model=name)

# airisk-expect: openai/agents-run
agents.Runner.run()

# airisk-expect: openai/module-globals
print(openai.api_key)

# airisk-expect: openai/exceptions
print(openai.OpenAIError)

# airisk-expect: openai/assistant-handler
print(openai.AssistantEventHandler)

# airisk-expect: openai/assistant-types
print(openai.types.beta.assistant.Thing)

# airisk-expect: openai/thread-types
print(openai.types.beta.Thread)

# airisk-expect: openai/response-types
print(openai.types.responses.Thing)

# airisk-expect: openai/chat-types
print(openai.types.chat.Thing)

# airisk-expect: openai/key
os.environ["OPENAI_API_KEY"]

# airisk-expect: openai/endpoint
os.environ["OPENAI_BASE_URL"]

# airisk-expect: openai/model
os.environ["OPENAI_MODEL"]

# airisk-expect: openai/tools
made_openai.chat.completions.create(model=name, tools=value)

# airisk-expect: openai/functions
made_openai.chat.completions.create(model=name, functions=value)

# airisk-expect: openai/parallel-tools
made_openai.chat.completions.create(model=name, parallel_tool_calls=value)

# airisk-expect: openai/response-format
made_openai.chat.completions.create(model=name, response_format=value)

# airisk-expect: openai/logprobs
made_openai.chat.completions.create(model=name, logprobs=value)

# airisk-expect: openai/logit-bias
made_openai.chat.completions.create(model=name, logit_bias=value)

# airisk-expect: openai/seed
made_openai.chat.completions.create(model=name, seed=value)

# airisk-expect: openai/sampling
made_openai.chat.completions.create(model=name, temperature=value)

# airisk-expect: openai/token-limit
made_openai.chat.completions.create(model=name, max_tokens=value)

# airisk-expect: openai/reasoning
made_openai.chat.completions.create(model=name, reasoning_effort=value)

# airisk-expect: openai/prediction
made_openai.chat.completions.create(model=name, prediction=value)

# airisk-expect: openai/prompt-cache
made_openai.chat.completions.create(model=name, prompt_cache_key=value)

# airisk-expect: openai/service-tier
made_openai.chat.completions.create(model=name, service_tier=value)

# airisk-expect: openai/store
made_openai.chat.completions.create(model=name, store=value)

# airisk-expect: openai/end-user-id
made_openai.chat.completions.create(model=name, user=value)

# airisk-expect: openai/response-state
made_openai.responses.create(model=name, previous_response_id=value)

# airisk-expect: openai/prompt-object
made_openai.responses.create(model=name, prompt=value)

# airisk-expect: openai/background
made_openai.responses.create(model=name, background=value)

# airisk-expect: openai/web-search
made_openai.chat.completions.create(model=name, web_search_options=value)

# airisk-expect: openai/realtime-beta
made_openai.beta.realtime.connect(model=name)

# airisk-expect: openai/azure-realtime-beta
made_azure_openai.beta.realtime.connect(model=name)

# airisk-expect: openai/agent-builder
made_openai.beta.chatkit.sessions.create(workflow=value)

other = unrelated.Thing()

# airisk-expect-not: openai/chat
other.chat.completions.create(model=name)

# airisk-expect-not: openai/azure-chat
other.chat.completions.create(model=name)

# airisk-expect-not: openai/chat-parse
other.chat.completions.parse(model=name)

# airisk-expect-not: openai/azure-chat-parse
other.chat.completions.parse(model=name)

# airisk-expect-not: openai/completions
other.completions.create(model=name)

# airisk-expect-not: openai/azure-completions
other.completions.create(model=name)

# airisk-expect-not: openai/responses
other.responses.create(model=name)

# airisk-expect-not: openai/azure-responses
other.responses.create(model=name)

# airisk-expect-not: openai/responses-parse
other.responses.parse(model=name)

# airisk-expect-not: openai/azure-responses-parse
other.responses.parse(model=name)

# airisk-expect-not: openai/response-objects
other.responses.retrieve()

# airisk-expect-not: openai/azure-response-objects
other.responses.retrieve()

# airisk-expect-not: openai/conversations
other.conversations.create()

# airisk-expect-not: openai/azure-conversations
other.conversations.create()

# airisk-expect-not: openai/webhooks
other.webhooks.unwrap()

# airisk-expect-not: openai/azure-webhooks
other.webhooks.unwrap()

# airisk-expect-not: openai/embeddings
other.embeddings.create(model=name)

# airisk-expect-not: openai/azure-embeddings
other.embeddings.create(model=name)

# airisk-expect-not: openai/images
other.images.generate(model=name)

# airisk-expect-not: openai/azure-images
other.images.generate(model=name)

# airisk-expect-not: openai/videos
other.videos.create(model=name)

# airisk-expect-not: openai/azure-videos
other.videos.create(model=name)

# airisk-expect-not: openai/transcription
other.audio.transcriptions.create(model=name)

# airisk-expect-not: openai/azure-transcription
other.audio.transcriptions.create(model=name)

# airisk-expect-not: openai/speech
other.audio.speech.create(model=name)

# airisk-expect-not: openai/azure-speech
other.audio.speech.create(model=name)

# airisk-expect-not: openai/moderation
other.moderations.create(model=name)

# airisk-expect-not: openai/azure-moderation
other.moderations.create(model=name)

# airisk-expect-not: openai/files
other.files.create()

# airisk-expect-not: openai/azure-files
other.files.create()

# airisk-expect-not: openai/batch
other.batches.create()

# airisk-expect-not: openai/azure-batch
other.batches.create()

# airisk-expect-not: openai/fine-tuning
other.fine_tuning.jobs.create(model=name)

# airisk-expect-not: openai/azure-fine-tuning
other.fine_tuning.jobs.create(model=name)

# airisk-expect-not: openai/evals
other.evals.create()

# airisk-expect-not: openai/azure-evals
other.evals.create()

# airisk-expect-not: openai/assistants
other.beta.assistants.create(model=name)

# airisk-expect-not: openai/azure-assistants
other.beta.assistants.create(model=name)

# airisk-expect-not: openai/threads
other.beta.threads.create()

# airisk-expect-not: openai/azure-threads
other.beta.threads.create()

# airisk-expect-not: openai/runs
other.beta.threads.runs.create(model=name)

# airisk-expect-not: openai/azure-runs
other.beta.threads.runs.create(model=name)

# airisk-expect-not: openai/vector-stores
other.vector_stores.create()

# airisk-expect-not: openai/azure-vector-stores
other.vector_stores.create()

# airisk-expect-not: openai/containers
other.containers.create()

# airisk-expect-not: openai/azure-containers
other.containers.create()

# airisk-expect-not: openai/realtime
other.realtime.connect(model=name)

# airisk-expect-not: openai/azure-realtime
other.realtime.connect(model=name)

# airisk-expect-not: openai/stored-completions
other.chat.completions.list()

# airisk-expect-not: openai/azure-stored-completions
other.chat.completions.list()

# airisk-expect-not: openai/models
other.models.retrieve(model=name)

# airisk-expect-not: openai/azure-models
other.models.retrieve(model=name)

# airisk-expect-not: openai/models-list
other.models.list()

# airisk-expect-not: openai/azure-models-list
other.models.list()

# airisk-expect-not: openai/chatkit
other.beta.chatkit.sessions.create()

# airisk-expect-not: openai/azure-chatkit
other.beta.chatkit.sessions.create()

# airisk-expect-not: openai/skills
other.skills.create()

# airisk-expect-not: openai/azure-skills
other.skills.create()

# airisk-expect-not: openai/raw-response
other.chat.completions.with_raw_response.create()

# airisk-expect-not: openai/azure-raw-response
other.chat.completions.with_raw_response.create()

# airisk-expect-not: openai/module-chat
other.ChatCompletion.create(model=name)

# airisk-expect-not: openai/module-completion
other.Completion.create(model=name)

# airisk-expect-not: openai/module-embedding
other.Embedding.create(model=name)

# airisk-expect-not: openai/module-edit
other.Edit.create(model=name)

# airisk-expect-not: openai/module-image
other.Image.create()

# airisk-expect-not: openai/module-audio
other.Audio.transcribe(model=name)

# airisk-expect-not: openai/module-moderation
other.Moderation.create(model=name)

# airisk-expect-not: openai/module-files
other.File.create()

# airisk-expect-not: openai/module-fine-tune
other.FineTune.create(model=name)

# airisk-expect-not: openai/module-engine
other.Model.list(id=name)

# airisk-expect-not: openai/tiktoken-model
other.encoding_for_model(model_name=name)

# airisk-expect-not: openai/tiktoken-encoding
other.get_encoding()

# airisk-expect-not: openai/whisper-load
other.load_model(name=name)

# airisk-expect-not: openai/agents-agent
other.Agent(model=name)

# airisk-expect-not: openai/agents-run
other.Runner.run()

# airisk-expect-not: openai/module-resources
print(other.ChatCompletion)

# airisk-expect-not: openai/old-exceptions
print(other.error.Thing)

# airisk-expect-not: openai/old-objects
print(other.openai_object.OpenAIObject)

# airisk-expect-not: openai/module-settings
print(other.api_base)

# airisk-expect-not: openai/module-globals
print(other.api_key)

# airisk-expect-not: openai/exceptions
print(other.OpenAIError)

# airisk-expect-not: openai/assistant-handler
print(other.AssistantEventHandler)

# airisk-expect-not: openai/assistant-types
print(other.types.beta.assistant.Thing)

# airisk-expect-not: openai/thread-types
print(other.types.beta.Thread)

# airisk-expect-not: openai/response-types
print(other.types.responses.Thing)

# airisk-expect-not: openai/chat-types
print(other.types.chat.Thing)

# airisk-expect-not: openai/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: openai/endpoint
os.environ["OTHER_BASE_URL"]

# airisk-expect-not: openai/model
os.environ["OTHER_MODEL"]

# airisk-expect-not: openai/tools
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/functions
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/parallel-tools
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/response-format
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/logprobs
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/logit-bias
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/seed
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/sampling
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/token-limit
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/reasoning
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/prediction
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/prompt-cache
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/service-tier
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/store
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/end-user-id
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/response-state
made_openai.responses.create(model=name)

# airisk-expect-not: openai/prompt-object
made_openai.responses.create(model=name)

# airisk-expect-not: openai/background
made_openai.responses.create(model=name)

# airisk-expect-not: openai/web-search
made_openai.chat.completions.create(model=name)

# airisk-expect-not: openai/realtime-beta
made_openai.realtime.connect(model=name)

# airisk-expect-not: openai/azure-realtime-beta
other.beta.realtime.connect(model=name)

# airisk-expect-not: openai/agent-builder
made_openai.beta.chatkit.sessions.create(user=value)

# airisk-expect-not: openai/azure-openai
unrelated.AzureOpenAI()

# airisk-expect-not: openai/openai
unrelated.OpenAI()
