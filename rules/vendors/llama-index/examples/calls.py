# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import llama_index.core.embeddings
import llama_index.embeddings.azure_openai
import llama_index.embeddings.gemini
import llama_index.embeddings.huggingface
import llama_index.embeddings.mistralai
import llama_index.embeddings.ollama
import llama_index.embeddings.openai
import llama_index.llms.anthropic
import llama_index.llms.azure_openai
import llama_index.llms.bedrock
import llama_index.llms.cohere
import llama_index.llms.deepseek
import llama_index.llms.fireworks
import llama_index.llms.gemini
import llama_index.llms.groq
import llama_index.llms.huggingface
import llama_index.llms.litellm
import llama_index.llms.llama_cpp
import llama_index.llms.mistralai
import llama_index.llms.ollama
import llama_index.llms.openai
import llama_index.llms.openai_like
import llama_index.llms.openrouter
import llama_index.llms.replicate
import llama_index.llms.together
import llama_index.llms.vllm
import os
import unrelated
from llama_index.embeddings.azure_openai import AzureOpenAIEmbedding
from llama_index.embeddings.gemini import GeminiEmbedding
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.embeddings.mistralai import MistralAIEmbedding
from llama_index.embeddings.ollama import OllamaEmbedding
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.azure_openai import AzureOpenAI
from llama_index.llms.bedrock import Bedrock
from llama_index.llms.cohere import Cohere
from llama_index.llms.deepseek import DeepSeek
from llama_index.llms.fireworks import Fireworks
from llama_index.llms.gemini import Gemini
from llama_index.llms.groq import Groq
from llama_index.llms.huggingface import HuggingFaceLLM
from llama_index.llms.litellm import LiteLLM
from llama_index.llms.llama_cpp import LlamaCPP
from llama_index.llms.mistralai import MistralAI
from llama_index.llms.ollama import Ollama
from llama_index.llms.openai import OpenAI
from llama_index.llms.openai_like import OpenAILike
from llama_index.llms.openrouter import OpenRouter
from llama_index.llms.replicate import Replicate
from llama_index.llms.together import TogetherLLM
from llama_index.llms.vllm import Vllm

name = pick()
value = pick()

# airisk-expect: llama-index/openai-client
made_openai_client = OpenAI()

# airisk-expect: llama-index/openai-embedding-client
made_openai_embedding_client = OpenAIEmbedding()

# airisk-expect: llama-index/azure-client
made_azure_client = AzureOpenAI()

# airisk-expect: llama-index/azure-embedding-client
made_azure_embedding_client = AzureOpenAIEmbedding()

# airisk-expect: llama-index/anthropic-client
made_anthropic_client = Anthropic()

# airisk-expect: llama-index/gemini-client
made_gemini_client = Gemini()

# airisk-expect: llama-index/gemini-embedding-client
made_gemini_embedding_client = GeminiEmbedding()

# airisk-expect: llama-index/mistral-client
made_mistral_client = MistralAI()

# airisk-expect: llama-index/mistral-embedding-client
made_mistral_embedding_client = MistralAIEmbedding()

# airisk-expect: llama-index/cohere-client
made_cohere_client = Cohere()

# airisk-expect: llama-index/groq-client
made_groq_client = Groq()

# airisk-expect: llama-index/bedrock-client
made_bedrock_client = Bedrock()

# airisk-expect: llama-index/ollama-client
made_ollama_client = Ollama()

# airisk-expect: llama-index/ollama-embedding-client
made_ollama_embedding_client = OllamaEmbedding()

# airisk-expect: llama-index/huggingface-client
made_huggingface_client = HuggingFaceLLM()

# airisk-expect: llama-index/huggingface-embedding-client
made_huggingface_embedding_client = HuggingFaceEmbedding()

# airisk-expect: llama-index/llama-cpp-client
made_llama_cpp_client = LlamaCPP()

# airisk-expect: llama-index/openai-like-client
made_openai_like_client = OpenAILike()

# airisk-expect: llama-index/litellm-client
made_litellm_client = LiteLLM()

# airisk-expect: llama-index/vllm-client
made_vllm_client = Vllm()

# airisk-expect: llama-index/together-client
made_together_client = TogetherLLM()

# airisk-expect: llama-index/fireworks-client
made_fireworks_client = Fireworks()

# airisk-expect: llama-index/replicate-client
made_replicate_client = Replicate()

# airisk-expect: llama-index/openrouter-client
made_openrouter_client = OpenRouter()

# airisk-expect: llama-index/deepseek-client
made_deepseek_client = DeepSeek()

# airisk-expect: llama-index/openai
llama_index.llms.openai.OpenAI(model=name)

# airisk-expect: llama-index/openai-embedding
llama_index.embeddings.openai.OpenAIEmbedding(model=name)

# airisk-expect: llama-index/azure
llama_index.llms.azure_openai.AzureOpenAI(model=name)

# airisk-expect: llama-index/azure-embedding
llama_index.embeddings.azure_openai.AzureOpenAIEmbedding(model=name)

# airisk-expect: llama-index/anthropic
llama_index.llms.anthropic.Anthropic(model=name)

# airisk-expect: llama-index/gemini
llama_index.llms.gemini.Gemini(model=name)

# airisk-expect: llama-index/gemini-embedding
llama_index.embeddings.gemini.GeminiEmbedding(model_name=name)

# airisk-expect: llama-index/mistral
llama_index.llms.mistralai.MistralAI(model=name)

# airisk-expect: llama-index/mistral-embedding
llama_index.embeddings.mistralai.MistralAIEmbedding(model=name)

# airisk-expect: llama-index/cohere
llama_index.llms.cohere.Cohere(model=name)

# airisk-expect: llama-index/groq
llama_index.llms.groq.Groq(model=name)

# airisk-expect: llama-index/bedrock
llama_index.llms.bedrock.Bedrock(model=name)

# airisk-expect: llama-index/ollama
llama_index.llms.ollama.Ollama(model=name)

# airisk-expect: llama-index/ollama-embedding
llama_index.embeddings.ollama.OllamaEmbedding(model_name=name)

# airisk-expect: llama-index/huggingface
llama_index.llms.huggingface.HuggingFaceLLM(model_name=name)

# airisk-expect: llama-index/huggingface-embedding
llama_index.embeddings.huggingface.HuggingFaceEmbedding(model_name=name)

# airisk-expect: llama-index/llama-cpp
llama_index.llms.llama_cpp.LlamaCPP(model_path=name)

# airisk-expect: llama-index/openai-like
llama_index.llms.openai_like.OpenAILike(model=name)

# airisk-expect: llama-index/litellm
llama_index.llms.litellm.LiteLLM(model=name)

# airisk-expect: llama-index/vllm
llama_index.llms.vllm.Vllm(model=name)

# airisk-expect: llama-index/together
llama_index.llms.together.TogetherLLM(model=name)

# airisk-expect: llama-index/fireworks
llama_index.llms.fireworks.Fireworks(model=name)

# airisk-expect: llama-index/replicate
llama_index.llms.replicate.Replicate(model=name)

# airisk-expect: llama-index/openrouter
llama_index.llms.openrouter.OpenRouter(model=name)

# airisk-expect: llama-index/deepseek
llama_index.llms.deepseek.DeepSeek(model=name)

# airisk-expect: llama-index/embed-resolve
llama_index.core.embeddings.resolve_embed_model(embed_model=name)

# airisk-expect: llama-index/key
os.environ["LLAMA_CLOUD_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: llama-index/openai
other.llms.openai.OpenAI(model=name)

# airisk-expect-not: llama-index/openai-embedding
other.embeddings.openai.OpenAIEmbedding(model=name)

# airisk-expect-not: llama-index/azure
other.llms.azure_openai.AzureOpenAI(model=name)

# airisk-expect-not: llama-index/azure-embedding
other.embeddings.azure_openai.AzureOpenAIEmbedding(model=name)

# airisk-expect-not: llama-index/anthropic
other.llms.anthropic.Anthropic(model=name)

# airisk-expect-not: llama-index/gemini
other.llms.gemini.Gemini(model=name)

# airisk-expect-not: llama-index/gemini-embedding
other.embeddings.gemini.GeminiEmbedding(model_name=name)

# airisk-expect-not: llama-index/mistral
other.llms.mistralai.MistralAI(model=name)

# airisk-expect-not: llama-index/mistral-embedding
other.embeddings.mistralai.MistralAIEmbedding(model=name)

# airisk-expect-not: llama-index/cohere
other.llms.cohere.Cohere(model=name)

# airisk-expect-not: llama-index/groq
other.llms.groq.Groq(model=name)

# airisk-expect-not: llama-index/bedrock
other.llms.bedrock.Bedrock(model=name)

# airisk-expect-not: llama-index/ollama
other.llms.ollama.Ollama(model=name)

# airisk-expect-not: llama-index/ollama-embedding
other.embeddings.ollama.OllamaEmbedding(model_name=name)

# airisk-expect-not: llama-index/huggingface
other.llms.huggingface.HuggingFaceLLM(model_name=name)

# airisk-expect-not: llama-index/huggingface-embedding
other.embeddings.huggingface.HuggingFaceEmbedding(model_name=name)

# airisk-expect-not: llama-index/llama-cpp
other.llms.llama_cpp.LlamaCPP(model_path=name)

# airisk-expect-not: llama-index/openai-like
other.llms.openai_like.OpenAILike(model=name)

# airisk-expect-not: llama-index/litellm
other.llms.litellm.LiteLLM(model=name)

# airisk-expect-not: llama-index/vllm
other.llms.vllm.Vllm(model=name)

# airisk-expect-not: llama-index/together
other.llms.together.TogetherLLM(model=name)

# airisk-expect-not: llama-index/fireworks
other.llms.fireworks.Fireworks(model=name)

# airisk-expect-not: llama-index/replicate
other.llms.replicate.Replicate(model=name)

# airisk-expect-not: llama-index/openrouter
other.llms.openrouter.OpenRouter(model=name)

# airisk-expect-not: llama-index/deepseek
other.llms.deepseek.DeepSeek(model=name)

# airisk-expect-not: llama-index/embed-resolve
other.core.embeddings.resolve_embed_model(embed_model=name)

# airisk-expect-not: llama-index/key
os.environ["OTHER_CLOUD_API_KEY"]

# airisk-expect-not: llama-index/anthropic-client
unrelated.Anthropic()

# airisk-expect-not: llama-index/azure-client
unrelated.AzureOpenAI()

# airisk-expect-not: llama-index/azure-embedding-client
unrelated.AzureOpenAIEmbedding()

# airisk-expect-not: llama-index/bedrock-client
unrelated.Bedrock()

# airisk-expect-not: llama-index/cohere-client
unrelated.Cohere()

# airisk-expect-not: llama-index/deepseek-client
unrelated.DeepSeek()

# airisk-expect-not: llama-index/fireworks-client
unrelated.Fireworks()

# airisk-expect-not: llama-index/gemini-client
unrelated.Gemini()

# airisk-expect-not: llama-index/gemini-embedding-client
unrelated.GeminiEmbedding()

# airisk-expect-not: llama-index/groq-client
unrelated.Groq()

# airisk-expect-not: llama-index/huggingface-client
unrelated.HuggingFaceLLM()

# airisk-expect-not: llama-index/huggingface-embedding-client
unrelated.HuggingFaceEmbedding()

# airisk-expect-not: llama-index/litellm-client
unrelated.LiteLLM()

# airisk-expect-not: llama-index/llama-cpp-client
unrelated.LlamaCPP()

# airisk-expect-not: llama-index/mistral-client
unrelated.MistralAI()

# airisk-expect-not: llama-index/mistral-embedding-client
unrelated.MistralAIEmbedding()

# airisk-expect-not: llama-index/ollama-client
unrelated.Ollama()

# airisk-expect-not: llama-index/ollama-embedding-client
unrelated.OllamaEmbedding()

# airisk-expect-not: llama-index/openai-client
unrelated.OpenAI()

# airisk-expect-not: llama-index/openai-embedding-client
unrelated.OpenAIEmbedding()

# airisk-expect-not: llama-index/openai-like-client
unrelated.OpenAILike()

# airisk-expect-not: llama-index/openrouter-client
unrelated.OpenRouter()

# airisk-expect-not: llama-index/replicate-client
unrelated.Replicate()

# airisk-expect-not: llama-index/together-client
unrelated.TogetherLLM()

# airisk-expect-not: llama-index/vllm-client
unrelated.Vllm()
