# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os

# airisk-expect: jan/address
os.environ["JAN_API_BASE"]

# airisk-expect-not: jan/address
os.environ["JANUARY_API_BASE"]
