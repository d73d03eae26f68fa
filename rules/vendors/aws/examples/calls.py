# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import strands.models
import unrelated

name = pick()
value = pick()

# airisk-expect: aws/strands-model
strands.models.BedrockModel(model_id=name)

# airisk-expect: aws/key
os.environ["AWS_BEARER_TOKEN_BEDROCK"]

other = unrelated.Thing()

# airisk-expect-not: aws/strands-model
other.models.BedrockModel(model_id=name)

# airisk-expect-not: aws/key
os.environ["OTHER_BEARER_TOKEN_BEDROCK"]
