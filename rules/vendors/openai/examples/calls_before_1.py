# Proof of the patterns that hold before version 1 of the SDK. Nothing here is run.
import openai
import openai.error
import openai.openai_object

name = pick()
value = pick()

# airisk-expect: openai/module-chat
openai.ChatCompletion.create(model=name)

# airisk-expect: openai/module-completion
openai.Completion.create(model=name)

# airisk-expect: openai/module-embedding
openai.Embedding.create(model=name)

# airisk-expect: openai/module-edit
openai.Edit.create(model=name)

# airisk-expect: openai/module-image
openai.Image.create()

# airisk-expect: openai/module-audio
openai.Audio.transcribe(model=name)

# airisk-expect: openai/module-moderation
openai.Moderation.create(model=name)

# airisk-expect: openai/module-files
openai.File.create()

# airisk-expect: openai/module-fine-tune
openai.FineTune.create(model=name)

# airisk-expect: openai/module-engine
openai.Model.list(id=name)

# airisk-expect: openai/module-resources
print(openai.ChatCompletion)

# airisk-expect: openai/old-exceptions
print(openai.error.Thing)

# airisk-expect: openai/old-objects
print(openai.openai_object.OpenAIObject)

# airisk-expect: openai/module-settings
print(openai.api_base)
