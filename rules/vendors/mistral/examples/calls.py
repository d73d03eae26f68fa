# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from mistralai import Mistral
from mistralai_azure import MistralAzure
from mistralai_gcp import MistralGoogleCloud

name = pick()
value = pick()

# airisk-expect: mistral/mistral
made_mistral = Mistral()

# airisk-expect: mistral/azure
made_azure = MistralAzure()

# airisk-expect: mistral/gcp
made_gcp = MistralGoogleCloud()

# airisk-expect: mistral/chat
made_mistral.chat.complete(model=name)

# airisk-expect: mistral/fim
made_mistral.fim.complete(model=name)

# airisk-expect: mistral/azure-chat
made_azure.chat.complete(model=name)

# airisk-expect: mistral/azure-fim
made_azure.fim.complete(model=name)

# airisk-expect: mistral/gcp-chat
made_gcp.chat.complete(model=name)

# airisk-expect: mistral/gcp-fim
made_gcp.fim.complete(model=name)

# airisk-expect: mistral/embeddings
made_mistral.embeddings.create(model=name)

# airisk-expect: mistral/agents
made_mistral.agents.complete(model=name)

# airisk-expect: mistral/ocr
made_mistral.ocr.process(model=name)

# airisk-expect: mistral/fine-tuning
made_mistral.fine_tuning.jobs.create(model=name)

# airisk-expect: mistral/classifiers
made_mistral.classifiers.moderate(model=name)

# airisk-expect: mistral/key
os.environ["MISTRAL_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: mistral/chat
other.chat.complete(model=name)

# airisk-expect-not: mistral/fim
other.fim.complete(model=name)

# airisk-expect-not: mistral/azure-chat
other.chat.complete(model=name)

# airisk-expect-not: mistral/azure-fim
other.fim.complete(model=name)

# airisk-expect-not: mistral/gcp-chat
other.chat.complete(model=name)

# airisk-expect-not: mistral/gcp-fim
other.fim.complete(model=name)

# airisk-expect-not: mistral/embeddings
other.embeddings.create(model=name)

# airisk-expect-not: mistral/agents
other.agents.complete(model=name)

# airisk-expect-not: mistral/ocr
other.ocr.process(model=name)

# airisk-expect-not: mistral/fine-tuning
other.fine_tuning.jobs.create(model=name)

# airisk-expect-not: mistral/classifiers
other.classifiers.moderate(model=name)

# airisk-expect-not: mistral/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: mistral/azure
unrelated.MistralAzure()

# airisk-expect-not: mistral/gcp
unrelated.MistralGoogleCloud()

# airisk-expect-not: mistral/mistral
unrelated.Mistral()
