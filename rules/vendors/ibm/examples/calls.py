# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import ibm_watsonx_ai.foundation_models
import os
import unrelated
from ibm_watsonx_ai.foundation_models import ModelInference

name = pick()
value = pick()

# airisk-expect: ibm/client
made_client = ModelInference()

# airisk-expect: ibm/calls
made_client.chat(model_id=name)

# airisk-expect: ibm/functions
ibm_watsonx_ai.foundation_models.ModelInference(model_id=name)

# airisk-expect: ibm/key
os.environ["WATSONX_APIKEY"]

other = unrelated.Thing()

# airisk-expect-not: ibm/calls
other.chat(model_id=name)

# airisk-expect-not: ibm/functions
other.foundation_models.ModelInference(model_id=name)

# airisk-expect-not: ibm/key
os.environ["OTHER_APIKEY"]

# airisk-expect-not: ibm/client
unrelated.ModelInference()
