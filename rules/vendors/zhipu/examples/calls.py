# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import os
import unrelated
from zhipuai import ZhipuAI

name = pick()
value = pick()

# airisk-expect: zhipu/client
made_client = ZhipuAI()

# airisk-expect: zhipu/calls
made_client.chat.completions.create(model=name)

# airisk-expect: zhipu/key
os.environ["ZHIPUAI_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: zhipu/calls
other.chat.completions.create(model=name)

# airisk-expect-not: zhipu/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: zhipu/client
unrelated.ZhipuAI()
