# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import litellm
import litellm.exceptions
import os
import unrelated
from litellm import Router

name = pick()
value = pick()

# airisk-expect: litellm/router
made_router = Router()

# airisk-expect: litellm/completion
litellm.completion(model=name)

# airisk-expect: litellm/embedding
litellm.embedding(model=name)

# airisk-expect: litellm/image
litellm.image_generation(model=name)

# airisk-expect: litellm/facts
litellm.get_model_info(model=name)

# airisk-expect: litellm/router-calls
made_router.completion(model=name)

# airisk-expect: litellm/exceptions
print(litellm.exceptions.Thing)

# airisk-expect: litellm/globals
print(litellm.drop_params)

# airisk-expect: litellm/key
os.environ["LITELLM_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: litellm/completion
other.completion(model=name)

# airisk-expect-not: litellm/embedding
other.embedding(model=name)

# airisk-expect-not: litellm/image
other.image_generation(model=name)

# airisk-expect-not: litellm/facts
other.get_model_info(model=name)

# airisk-expect-not: litellm/router-calls
other.completion(model=name)

# airisk-expect-not: litellm/exceptions
print(other.exceptions.Thing)

# airisk-expect-not: litellm/globals
print(other.drop_params)

# airisk-expect-not: litellm/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: litellm/router
unrelated.Router()
