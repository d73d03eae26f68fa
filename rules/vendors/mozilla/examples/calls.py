# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os

# airisk-expect: mozilla/address
os.environ["LLAMAFILE_API_BASE"]

# airisk-expect-not: mozilla/address
os.environ["OTHERFILE_API_BASE"]
