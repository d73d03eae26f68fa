# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import langchain.agents
import langchain.chat_models
import langchain.embeddings
import langchain_anthropic
import langchain_aws
import langchain_cohere
import langchain_community.llms.gpt4all
import langchain_community.llms.llamacpp
import langchain_deepseek
import langchain_fireworks
import langchain_google_genai
import langchain_google_vertexai
import langchain_groq
import langchain_huggingface
import langchain_litellm
import langchain_mistralai
import langchain_nvidia_ai_endpoints
import langchain_ollama
import langchain_openai
import langchain_perplexity
import langchain_together
import langchain_voyageai
import langchain_xai
import os
import unrelated
from langchain_anthropic import ChatAnthropic
from langchain_aws import BedrockEmbeddings
from langchain_aws import ChatBedrock
from langchain_cohere import ChatCohere
from langchain_cohere import CohereEmbeddings
from langchain_community.llms.gpt4all import GPT4All
from langchain_community.llms.llamacpp import LlamaCpp
from langchain_deepseek import ChatDeepSeek
from langchain_fireworks import ChatFireworks
from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_google_genai import GoogleGenerativeAIEmbeddings
from langchain_google_vertexai import ChatVertexAI
from langchain_google_vertexai import VertexAIEmbeddings
from langchain_groq import ChatGroq
from langchain_huggingface import ChatHuggingFace
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_litellm import ChatLiteLLM
from langchain_mistralai import ChatMistralAI
from langchain_mistralai import MistralAIEmbeddings
from langchain_nvidia_ai_endpoints import ChatNVIDIA
from langchain_nvidia_ai_endpoints import NVIDIAEmbeddings
from langchain_ollama import ChatOllama
from langchain_ollama import OllamaEmbeddings
from langchain_openai import AzureChatOpenAI
from langchain_openai import AzureOpenAIEmbeddings
from langchain_openai import ChatOpenAI
from langchain_openai import OpenAI
from langchain_openai import OpenAIEmbeddings
from langchain_perplexity import ChatPerplexity
from langchain_together import ChatTogether
from langchain_together import TogetherEmbeddings
from langchain_voyageai import VoyageAIEmbeddings
from langchain_xai import ChatXAI

name = pick()
value = pick()

# airisk-expect: langchain/openai-client
made_openai_client = ChatOpenAI()

# airisk-expect: langchain/openai-llm-client
made_openai_llm_client = OpenAI()

# airisk-expect: langchain/openai-embeddings-client
made_openai_embeddings_client = OpenAIEmbeddings()

# airisk-expect: langchain/azure-client
made_azure_client = AzureChatOpenAI()

# airisk-expect: langchain/azure-embeddings-client
made_azure_embeddings_client = AzureOpenAIEmbeddings()

# airisk-expect: langchain/anthropic-client
made_anthropic_client = ChatAnthropic()

# airisk-expect: langchain/google-client
made_google_client = ChatGoogleGenerativeAI()

# airisk-expect: langchain/google-embeddings-client
made_google_embeddings_client = GoogleGenerativeAIEmbeddings()

# airisk-expect: langchain/vertex-client
made_vertex_client = ChatVertexAI()

# airisk-expect: langchain/vertex-embeddings-client
made_vertex_embeddings_client = VertexAIEmbeddings()

# airisk-expect: langchain/bedrock-client
made_bedrock_client = ChatBedrock()

# airisk-expect: langchain/bedrock-embeddings-client
made_bedrock_embeddings_client = BedrockEmbeddings()

# airisk-expect: langchain/mistral-client
made_mistral_client = ChatMistralAI()

# airisk-expect: langchain/mistral-embeddings-client
made_mistral_embeddings_client = MistralAIEmbeddings()

# airisk-expect: langchain/cohere-client
made_cohere_client = ChatCohere()

# airisk-expect: langchain/cohere-embeddings-client
made_cohere_embeddings_client = CohereEmbeddings()

# airisk-expect: langchain/groq-client
made_groq_client = ChatGroq()

# airisk-expect: langchain/xai-client
made_xai_client = ChatXAI()

# airisk-expect: langchain/deepseek-client
made_deepseek_client = ChatDeepSeek()

# airisk-expect: langchain/perplexity-client
made_perplexity_client = ChatPerplexity()

# airisk-expect: langchain/together-client
made_together_client = ChatTogether()

# airisk-expect: langchain/together-embeddings-client
made_together_embeddings_client = TogetherEmbeddings()

# airisk-expect: langchain/fireworks-client
made_fireworks_client = ChatFireworks()

# airisk-expect: langchain/nvidia-client
made_nvidia_client = ChatNVIDIA()

# airisk-expect: langchain/nvidia-embeddings-client
made_nvidia_embeddings_client = NVIDIAEmbeddings()

# airisk-expect: langchain/ollama-client
made_ollama_client = ChatOllama()

# airisk-expect: langchain/ollama-embeddings-client
made_ollama_embeddings_client = OllamaEmbeddings()

# airisk-expect: langchain/huggingface-client
made_huggingface_client = ChatHuggingFace()

# airisk-expect: langchain/huggingface-embeddings-client
made_huggingface_embeddings_client = HuggingFaceEmbeddings()

# airisk-expect: langchain/litellm-client
made_litellm_client = ChatLiteLLM()

# airisk-expect: langchain/llama-cpp-client
made_llama_cpp_client = LlamaCpp()

# airisk-expect: langchain/gpt4all-client
made_gpt4all_client = GPT4All()

# airisk-expect: langchain/voyage-client
made_voyage_client = VoyageAIEmbeddings()

# airisk-expect: langchain/openai
langchain_openai.ChatOpenAI(model=name)

# airisk-expect: langchain/openai-llm
langchain_openai.OpenAI(model=name)

# airisk-expect: langchain/openai-embeddings
langchain_openai.OpenAIEmbeddings(model=name)

# airisk-expect: langchain/azure
langchain_openai.AzureChatOpenAI(model=name)

# airisk-expect: langchain/azure-embeddings
langchain_openai.AzureOpenAIEmbeddings(model=name)

# airisk-expect: langchain/anthropic
langchain_anthropic.ChatAnthropic(model=name)

# airisk-expect: langchain/google
langchain_google_genai.ChatGoogleGenerativeAI(model=name)

# airisk-expect: langchain/google-embeddings
langchain_google_genai.GoogleGenerativeAIEmbeddings(model=name)

# airisk-expect: langchain/vertex
langchain_google_vertexai.ChatVertexAI(model=name)

# airisk-expect: langchain/vertex-embeddings
langchain_google_vertexai.VertexAIEmbeddings(model=name)

# airisk-expect: langchain/bedrock
langchain_aws.ChatBedrock(model_id=name)

# airisk-expect: langchain/bedrock-embeddings
langchain_aws.BedrockEmbeddings(model_id=name)

# airisk-expect: langchain/mistral
langchain_mistralai.ChatMistralAI(model=name)

# airisk-expect: langchain/mistral-embeddings
langchain_mistralai.MistralAIEmbeddings(model=name)

# airisk-expect: langchain/cohere
langchain_cohere.ChatCohere(model=name)

# airisk-expect: langchain/cohere-embeddings
langchain_cohere.CohereEmbeddings(model=name)

# airisk-expect: langchain/groq
langchain_groq.ChatGroq(model=name)

# airisk-expect: langchain/xai
langchain_xai.ChatXAI(model=name)

# airisk-expect: langchain/deepseek
langchain_deepseek.ChatDeepSeek(model=name)

# airisk-expect: langchain/perplexity
langchain_perplexity.ChatPerplexity(model=name)

# airisk-expect: langchain/together
langchain_together.ChatTogether(model=name)

# airisk-expect: langchain/together-embeddings
langchain_together.TogetherEmbeddings(model=name)

# airisk-expect: langchain/fireworks
langchain_fireworks.ChatFireworks(model=name)

# airisk-expect: langchain/nvidia
langchain_nvidia_ai_endpoints.ChatNVIDIA(model=name)

# airisk-expect: langchain/nvidia-embeddings
langchain_nvidia_ai_endpoints.NVIDIAEmbeddings(model=name)

# airisk-expect: langchain/ollama
langchain_ollama.ChatOllama(model=name)

# airisk-expect: langchain/ollama-embeddings
langchain_ollama.OllamaEmbeddings(model=name)

# airisk-expect: langchain/huggingface
langchain_huggingface.ChatHuggingFace(repo_id=name)

# airisk-expect: langchain/huggingface-embeddings
langchain_huggingface.HuggingFaceEmbeddings(model_name=name)

# airisk-expect: langchain/litellm
langchain_litellm.ChatLiteLLM(model=name)

# airisk-expect: langchain/llama-cpp
langchain_community.llms.llamacpp.LlamaCpp(model_path=name)

# airisk-expect: langchain/gpt4all
langchain_community.llms.gpt4all.GPT4All(model=name)

# airisk-expect: langchain/voyage
langchain_voyageai.VoyageAIEmbeddings(model=name)

# airisk-expect: langchain/init-chat-model
langchain.chat_models.init_chat_model(model=name)

# airisk-expect: langchain/init-embeddings
langchain.embeddings.init_embeddings(model=name)

# airisk-expect: langchain/create-agent
langchain.agents.create_agent(model=name)

# airisk-expect: langchain/key
os.environ["LANGCHAIN_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: langchain/openai
other.ChatOpenAI(model=name)

# airisk-expect-not: langchain/openai-llm
other.OpenAI(model=name)

# airisk-expect-not: langchain/openai-embeddings
other.OpenAIEmbeddings(model=name)

# airisk-expect-not: langchain/azure
other.AzureChatOpenAI(model=name)

# airisk-expect-not: langchain/azure-embeddings
other.AzureOpenAIEmbeddings(model=name)

# airisk-expect-not: langchain/anthropic
other.ChatAnthropic(model=name)

# airisk-expect-not: langchain/google
other.ChatGoogleGenerativeAI(model=name)

# airisk-expect-not: langchain/google-embeddings
other.GoogleGenerativeAIEmbeddings(model=name)

# airisk-expect-not: langchain/vertex
other.ChatVertexAI(model=name)

# airisk-expect-not: langchain/vertex-embeddings
other.VertexAIEmbeddings(model=name)

# airisk-expect-not: langchain/bedrock
other.ChatBedrock(model_id=name)

# airisk-expect-not: langchain/bedrock-embeddings
other.BedrockEmbeddings(model_id=name)

# airisk-expect-not: langchain/mistral
other.ChatMistralAI(model=name)

# airisk-expect-not: langchain/mistral-embeddings
other.MistralAIEmbeddings(model=name)

# airisk-expect-not: langchain/cohere
other.ChatCohere(model=name)

# airisk-expect-not: langchain/cohere-embeddings
other.CohereEmbeddings(model=name)

# airisk-expect-not: langchain/groq
other.ChatGroq(model=name)

# airisk-expect-not: langchain/xai
other.ChatXAI(model=name)

# airisk-expect-not: langchain/deepseek
other.ChatDeepSeek(model=name)

# airisk-expect-not: langchain/perplexity
other.ChatPerplexity(model=name)

# airisk-expect-not: langchain/together
other.ChatTogether(model=name)

# airisk-expect-not: langchain/together-embeddings
other.TogetherEmbeddings(model=name)

# airisk-expect-not: langchain/fireworks
other.ChatFireworks(model=name)

# airisk-expect-not: langchain/nvidia
other.ChatNVIDIA(model=name)

# airisk-expect-not: langchain/nvidia-embeddings
other.NVIDIAEmbeddings(model=name)

# airisk-expect-not: langchain/ollama
other.ChatOllama(model=name)

# airisk-expect-not: langchain/ollama-embeddings
other.OllamaEmbeddings(model=name)

# airisk-expect-not: langchain/huggingface
other.ChatHuggingFace(repo_id=name)

# airisk-expect-not: langchain/huggingface-embeddings
other.HuggingFaceEmbeddings(model_name=name)

# airisk-expect-not: langchain/litellm
other.ChatLiteLLM(model=name)

# airisk-expect-not: langchain/llama-cpp
other.llms.llamacpp.LlamaCpp(model_path=name)

# airisk-expect-not: langchain/gpt4all
other.llms.gpt4all.GPT4All(model=name)

# airisk-expect-not: langchain/voyage
other.VoyageAIEmbeddings(model=name)

# airisk-expect-not: langchain/init-chat-model
other.chat_models.init_chat_model(model=name)

# airisk-expect-not: langchain/init-embeddings
other.embeddings.init_embeddings(model=name)

# airisk-expect-not: langchain/create-agent
other.agents.create_agent(model=name)

# airisk-expect-not: langchain/key
os.environ["OTHER_API_KEY"]

# airisk-expect: langchain/init-openai
langchain.chat_models.init_chat_model(name, model_provider="openai")

# airisk-expect-not: langchain/init-openai
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-anthropic
langchain.chat_models.init_chat_model(name, model_provider="anthropic")

# airisk-expect-not: langchain/init-anthropic
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-azure
langchain.chat_models.init_chat_model(name, model_provider="azure_openai")

# airisk-expect-not: langchain/init-azure
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-google
langchain.chat_models.init_chat_model(name, model_provider="google_genai")

# airisk-expect-not: langchain/init-google
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-vertex
langchain.chat_models.init_chat_model(name, model_provider="google_vertexai")

# airisk-expect-not: langchain/init-vertex
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-aws
langchain.chat_models.init_chat_model(name, model_provider="bedrock")

# airisk-expect-not: langchain/init-aws
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-mistral
langchain.chat_models.init_chat_model(name, model_provider="mistralai")

# airisk-expect-not: langchain/init-mistral
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-groq
langchain.chat_models.init_chat_model(name, model_provider="groq")

# airisk-expect-not: langchain/init-groq
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect: langchain/init-ollama
langchain.chat_models.init_chat_model(name, model_provider="ollama")

# airisk-expect-not: langchain/init-ollama
langchain.chat_models.init_chat_model(name, model_provider="elsewhere")

# airisk-expect-not: langchain/anthropic-client
unrelated.ChatAnthropic()

# airisk-expect-not: langchain/azure-client
unrelated.AzureChatOpenAI()

# airisk-expect-not: langchain/azure-embeddings-client
unrelated.AzureOpenAIEmbeddings()

# airisk-expect-not: langchain/bedrock-client
unrelated.ChatBedrock()

# airisk-expect-not: langchain/bedrock-embeddings-client
unrelated.BedrockEmbeddings()

# airisk-expect-not: langchain/cohere-client
unrelated.ChatCohere()

# airisk-expect-not: langchain/cohere-embeddings-client
unrelated.CohereEmbeddings()

# airisk-expect-not: langchain/deepseek-client
unrelated.ChatDeepSeek()

# airisk-expect-not: langchain/fireworks-client
unrelated.ChatFireworks()

# airisk-expect-not: langchain/google-client
unrelated.ChatGoogleGenerativeAI()

# airisk-expect-not: langchain/google-embeddings-client
unrelated.GoogleGenerativeAIEmbeddings()

# airisk-expect-not: langchain/gpt4all-client
unrelated.GPT4All()

# airisk-expect-not: langchain/groq-client
unrelated.ChatGroq()

# airisk-expect-not: langchain/huggingface-client
unrelated.ChatHuggingFace()

# airisk-expect-not: langchain/huggingface-embeddings-client
unrelated.HuggingFaceEmbeddings()

# airisk-expect-not: langchain/litellm-client
unrelated.ChatLiteLLM()

# airisk-expect-not: langchain/llama-cpp-client
unrelated.LlamaCpp()

# airisk-expect-not: langchain/mistral-client
unrelated.ChatMistralAI()

# airisk-expect-not: langchain/mistral-embeddings-client
unrelated.MistralAIEmbeddings()

# airisk-expect-not: langchain/nvidia-client
unrelated.ChatNVIDIA()

# airisk-expect-not: langchain/nvidia-embeddings-client
unrelated.NVIDIAEmbeddings()

# airisk-expect-not: langchain/ollama-client
unrelated.ChatOllama()

# airisk-expect-not: langchain/ollama-embeddings-client
unrelated.OllamaEmbeddings()

# airisk-expect-not: langchain/openai-client
unrelated.ChatOpenAI()

# airisk-expect-not: langchain/openai-embeddings-client
unrelated.OpenAIEmbeddings()

# airisk-expect-not: langchain/openai-llm-client
unrelated.OpenAI()

# airisk-expect-not: langchain/perplexity-client
unrelated.ChatPerplexity()

# airisk-expect-not: langchain/together-client
unrelated.ChatTogether()

# airisk-expect-not: langchain/together-embeddings-client
unrelated.TogetherEmbeddings()

# airisk-expect-not: langchain/vertex-client
unrelated.ChatVertexAI()

# airisk-expect-not: langchain/vertex-embeddings-client
unrelated.VertexAIEmbeddings()

# airisk-expect-not: langchain/voyage-client
unrelated.VoyageAIEmbeddings()

# airisk-expect-not: langchain/xai-client
unrelated.ChatXAI()
