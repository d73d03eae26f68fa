# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from perplexity import Perplexity

name = pick()
value = pick()

# airisk-expect: perplexity/client
made_client = Perplexity()

# airisk-expect: perplexity/calls
made_client.chat.completions.create(model=name)

# airisk-expect: perplexity/key
os.environ["PERPLEXITY_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: perplexity/calls
other.chat.completions.create(model=name)

# airisk-expect-not: perplexity/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: perplexity/client
unrelated.Perplexity()
