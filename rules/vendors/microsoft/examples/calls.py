# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import autogen_ext.models.openai
import unrelated

name = pick()
value = pick()

# airisk-expect: microsoft/functions
autogen_ext.models.openai.OpenAIChatCompletionClient(model=name)

other = unrelated.Thing()

# airisk-expect-not: microsoft/functions
other.models.openai.OpenAIChatCompletionClient(model=name)
