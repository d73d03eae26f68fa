# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import groq
import os
import unrelated
from groq import Groq

name = pick()
value = pick()

# airisk-expect: groq/groq
made_groq = Groq()

# airisk-expect: groq/chat
made_groq.chat.completions.create(model=name)

# airisk-expect: groq/embeddings
made_groq.embeddings.create(model=name)

# airisk-expect: groq/audio
made_groq.audio.transcriptions.create(model=name)

# airisk-expect: groq/batches
made_groq.batches.create()

# airisk-expect: groq/models
made_groq.models.list()

# airisk-expect: groq/exceptions
print(groq.GroqError)

# airisk-expect: groq/key
os.environ["GROQ_API_KEY"]

other = unrelated.Thing()

# airisk-expect-not: groq/chat
other.chat.completions.create(model=name)

# airisk-expect-not: groq/embeddings
other.embeddings.create(model=name)

# airisk-expect-not: groq/audio
other.audio.transcriptions.create(model=name)

# airisk-expect-not: groq/batches
other.batches.create()

# airisk-expect-not: groq/models
other.models.list()

# airisk-expect-not: groq/exceptions
print(other.GroqError)

# airisk-expect-not: groq/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: groq/groq
unrelated.Groq()
