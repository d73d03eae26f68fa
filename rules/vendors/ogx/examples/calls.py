# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from ogx_client import OgxClient

name = pick()

# airisk-expect: ogx/client
made = OgxClient(base_url=name)

# airisk-expect: ogx/inference
made.responses.create(model=name)

# airisk-expect: ogx/settings
os.environ["OGX_CLIENT_BASE_URL"]

other = unrelated.Thing()

# airisk-expect-not: ogx/inference
other.responses.create(model=name)

# airisk-expect-not: ogx/settings
os.environ["OTHER_CLIENT_BASE_URL"]

# airisk-expect-not: ogx/client
unrelated.OgxClient()
