# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import azure.ai.inference
import openai
import os
import unrelated
from azure.ai.agents import AgentsClient
from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference import EmbeddingsClient
from azure.ai.projects import AIProjectClient

name = pick()
value = pick()

# airisk-expect: azure/inference-chat
made_inference_chat = ChatCompletionsClient()

# airisk-expect: azure/inference-embeddings
made_inference_embeddings = EmbeddingsClient()

# airisk-expect: azure/projects
made_projects = AIProjectClient()

# airisk-expect: azure/agents
made_agents = AgentsClient()

# airisk-expect: azure/inference-chat-model
azure.ai.inference.ChatCompletionsClient(model=name)

# airisk-expect: azure/inference-complete
made_inference_chat.complete(model=name)

# airisk-expect: azure/inference-embed
made_inference_embeddings.embed(model=name)

# airisk-expect: azure/projects-agents
made_projects.agents.create_agent(model=name)

# airisk-expect: azure/agents-calls
made_agents.create_agent(model=name)

# airisk-expect: azure/client-class
print(openai.AzureOpenAI)

# airisk-expect: azure/key
os.environ["AZURE_OPENAI_API_KEY"]

# airisk-expect: azure/endpoint
os.environ["AZURE_OPENAI_ENDPOINT"]

# airisk-expect: azure/deployment
os.environ["AZURE_OPENAI_DEPLOYMENT"]

other = unrelated.Thing()

# airisk-expect-not: azure/inference-chat-model
other.ai.inference.ChatCompletionsClient(model=name)

# airisk-expect-not: azure/inference-complete
other.complete(model=name)

# airisk-expect-not: azure/inference-embed
other.embed(model=name)

# airisk-expect-not: azure/projects-agents
other.agents.create_agent(model=name)

# airisk-expect-not: azure/agents-calls
other.create_agent(model=name)

# airisk-expect-not: azure/client-class
print(other.AzureOpenAI)

# airisk-expect-not: azure/key
os.environ["OTHER_OPENAI_API_KEY"]

# airisk-expect-not: azure/endpoint
os.environ["OTHER_OPENAI_ENDPOINT"]

# airisk-expect-not: azure/deployment
os.environ["OTHER_OPENAI_DEPLOYMENT"]

# airisk-expect-not: azure/agents
unrelated.AgentsClient()

# airisk-expect-not: azure/inference-chat
unrelated.ChatCompletionsClient()

# airisk-expect-not: azure/inference-embeddings
unrelated.EmbeddingsClient()

# airisk-expect-not: azure/projects
unrelated.AIProjectClient()
