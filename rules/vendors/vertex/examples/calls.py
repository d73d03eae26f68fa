# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
import vertexai.tuning.sft
import vertexai.agent_engines
import vertexai.rag
import vertexai
import vertexai.generative_models
import vertexai.language_models
from vertexai.generative_models import GenerativeModel

name = pick()
value = pick()

# airisk-expect: vertex/model
made_model = GenerativeModel()

# airisk-expect: vertex/model-name
vertexai.generative_models.GenerativeModel(model_name=name)

# airisk-expect: vertex/model-calls
made_model.generate_content()

# airisk-expect: vertex/pretrained
vertexai.language_models.TextGenerationModel.from_pretrained(model_name=name)

# airisk-expect: vertex/init
vertexai.init()

# airisk-expect: vertex/modules
print(vertexai.generative_models.Thing)

# airisk-expect: vertex/use
os.environ["GOOGLE_GENAI_USE_VERTEXAI"]

# airisk-expect: vertex/rag
vertexai.rag.create_corpus()

# airisk-expect: vertex/agent-engine
vertexai.agent_engines.create()

# airisk-expect: vertex/tuning
vertexai.tuning.sft.train(source_model=name)

other = unrelated.Thing()

# airisk-expect-not: vertex/model-name
other.generative_models.GenerativeModel(model_name=name)

# airisk-expect-not: vertex/model-calls
other.generate_content()

# airisk-expect-not: vertex/pretrained
other.language_models.TextGenerationModel.from_pretrained(model_name=name)

# airisk-expect-not: vertex/init
other.init()

# airisk-expect-not: vertex/modules
print(other.generative_models.Thing)

# airisk-expect-not: vertex/use
os.environ["OTHER_GENAI_USE_VERTEXAI"]

# airisk-expect-not: vertex/rag
other.rag.create_corpus()

# airisk-expect-not: vertex/agent-engine
other.agent_engines.create()

# airisk-expect-not: vertex/tuning
other.tuning.sft.train(source_model=name)

# airisk-expect-not: vertex/model
unrelated.GenerativeModel()
