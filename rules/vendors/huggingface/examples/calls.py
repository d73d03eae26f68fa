# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import diffusers
import huggingface_hub
import optimum.onnxruntime
import os
import peft
import sentence_transformers
import sentence_transformers.models
import smolagents
import timm
import tokenizers
import transformers
import unrelated
from huggingface_hub import InferenceClient

name = pick()
value = pick()

# airisk-expect: huggingface/inference
made_inference = InferenceClient()

# airisk-expect: huggingface/from-pretrained
transformers.AutoModel.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect: huggingface/own-classes
transformers.BertModel.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect: huggingface/pipeline
transformers.pipeline(model=name)

# airisk-expect: huggingface/sentence-transformer
sentence_transformers.SentenceTransformer(model_name_or_path=name)

# airisk-expect: huggingface/cross-encoder
sentence_transformers.CrossEncoder(model_name_or_path=name)

# airisk-expect: huggingface/st-transformer
sentence_transformers.models.Transformer(model_name_or_path=name)

# airisk-expect: huggingface/hub-download
huggingface_hub.hf_hub_download(repo_id=name)

# airisk-expect: huggingface/diffusers
diffusers.DiffusionPipeline.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect: huggingface/adapters
peft.PeftModel.from_pretrained(model_id=name)

# airisk-expect: huggingface/optimum
optimum.onnxruntime.ORTModelForSequenceClassification.from_pretrained(model_id=name)

# airisk-expect: huggingface/timm
timm.create_model(model_name=name)

# airisk-expect: huggingface/tokenizers
tokenizers.Tokenizer.from_pretrained(identifier=name)

# airisk-expect: huggingface/smolagents
smolagents.HfApiModel(model_id=name)

# airisk-expect: huggingface/inference-model
huggingface_hub.InferenceClient(model=name)

# airisk-expect: huggingface/inference-calls
made_inference.chat_completion(model=name)

# airisk-expect: huggingface/inference-api
huggingface_hub.InferenceApi(repo_id=name)

# airisk-expect: huggingface/inference-api-class
print(huggingface_hub.InferenceApi)

# airisk-expect: huggingface/architecture-classes
print(transformers.BertModel)

# airisk-expect: huggingface/key
os.environ["HF_TOKEN"]

# airisk-expect: huggingface/home
os.environ["HF_HOME"]

other = unrelated.Thing()

# airisk-expect-not: huggingface/from-pretrained
other.AutoModel.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect-not: huggingface/own-classes
other.BertModel.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect-not: huggingface/pipeline
other.pipeline(model=name)

# airisk-expect-not: huggingface/sentence-transformer
other.SentenceTransformer(model_name_or_path=name)

# airisk-expect-not: huggingface/cross-encoder
other.CrossEncoder(model_name_or_path=name)

# airisk-expect-not: huggingface/st-transformer
other.models.Transformer(model_name_or_path=name)

# airisk-expect-not: huggingface/hub-download
other.hf_hub_download(repo_id=name)

# airisk-expect-not: huggingface/diffusers
other.DiffusionPipeline.from_pretrained(pretrained_model_name_or_path=name)

# airisk-expect-not: huggingface/adapters
other.PeftModel.from_pretrained(model_id=name)

# airisk-expect-not: huggingface/optimum
other.onnxruntime.ORTModelForSequenceClassification.from_pretrained(model_id=name)

# airisk-expect-not: huggingface/timm
other.create_model(model_name=name)

# airisk-expect-not: huggingface/tokenizers
other.Tokenizer.from_pretrained(identifier=name)

# airisk-expect-not: huggingface/smolagents
other.HfApiModel(model_id=name)

# airisk-expect-not: huggingface/inference-model
other.InferenceClient(model=name)

# airisk-expect-not: huggingface/inference-calls
other.chat_completion(model=name)

# airisk-expect-not: huggingface/inference-api
other.InferenceApi(repo_id=name)

# airisk-expect-not: huggingface/inference-api-class
print(other.InferenceApi)

# airisk-expect-not: huggingface/architecture-classes
print(other.BertModel)

# airisk-expect-not: huggingface/key
os.environ["OTHER_TOKEN"]

# airisk-expect-not: huggingface/home
os.environ["OTHER_HOME"]

# airisk-expect: huggingface/remote-code
transformers.AutoModel.from_pretrained(pretrained_model_name_or_path=name, trust_remote_code=True)

# airisk-expect-not: huggingface/remote-code
transformers.AutoModel.from_pretrained(pretrained_model_name_or_path=name, trust_remote_code=False)

# airisk-expect-not: huggingface/inference
unrelated.InferenceClient()
