# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from zeroentropy import ZeroEntropy

name = pick()
value = pick()

# airisk-expect: zeroentropy/client
made_client = ZeroEntropy()

# airisk-expect: zeroentropy/calls
made_client.models.rerank(model=name)

# airisk-expect: zeroentropy/key
os.environ["ZEROENTROPY_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: zeroentropy/calls
other.models.rerank(model=name)

# airisk-expect-not: zeroentropy/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: zeroentropy/client
unrelated.ZeroEntropy()
