# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import dashscope
import os
import unrelated

name = pick()
value = pick()

# airisk-expect: alibaba/functions
dashscope.Generation.call(model=name)

# airisk-expect: alibaba/key
os.environ["DASHSCOPE_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: alibaba/functions
other.Generation.call(model=name)

# airisk-expect-not: alibaba/key
os.environ["OTHER_API_KEY"]
