# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import anthropic
import anthropic.types
import os
import unrelated
from anthropic import Anthropic
from anthropic import AnthropicBedrock
from anthropic import AnthropicFoundry
from anthropic import AnthropicVertex

name = pick()
value = pick()

# airisk-expect: anthropic/anthropic
made_anthropic = Anthropic()

# airisk-expect: anthropic/bedrock
made_bedrock = AnthropicBedrock()

# airisk-expect: anthropic/vertex
made_vertex = AnthropicVertex()

# airisk-expect: anthropic/foundry
made_foundry = AnthropicFoundry()

# airisk-expect: anthropic/messages
made_anthropic.messages.create(model=name)

# airisk-expect: anthropic/completions
made_anthropic.completions.create(model=name)

# airisk-expect: anthropic/count
made_anthropic.messages.count_tokens(model=name)

# airisk-expect: anthropic/tool-runner
made_anthropic.beta.messages.tool_runner(model=name)

# airisk-expect: anthropic/batches
made_anthropic.messages.batches.create()

# airisk-expect: anthropic/bedrock-messages
made_bedrock.messages.create(model=name)

# airisk-expect: anthropic/bedrock-completions
made_bedrock.completions.create(model=name)

# airisk-expect: anthropic/bedrock-count
made_bedrock.messages.count_tokens(model=name)

# airisk-expect: anthropic/bedrock-tool-runner
made_bedrock.beta.messages.tool_runner(model=name)

# airisk-expect: anthropic/bedrock-batches
made_bedrock.messages.batches.create()

# airisk-expect: anthropic/vertex-messages
made_vertex.messages.create(model=name)

# airisk-expect: anthropic/vertex-completions
made_vertex.completions.create(model=name)

# airisk-expect: anthropic/vertex-count
made_vertex.messages.count_tokens(model=name)

# airisk-expect: anthropic/vertex-tool-runner
made_vertex.beta.messages.tool_runner(model=name)

# airisk-expect: anthropic/vertex-batches
made_vertex.messages.batches.create()

# airisk-expect: anthropic/foundry-messages
made_foundry.messages.create(model=name)

# airisk-expect: anthropic/foundry-completions
made_foundry.completions.create(model=name)

# airisk-expect: anthropic/foundry-count
made_foundry.messages.count_tokens(model=name)

# airisk-expect: anthropic/foundry-tool-runner
made_foundry.beta.messages.tool_runner(model=name)

# airisk-expect: anthropic/foundry-batches
made_foundry.messages.batches.create()

# airisk-expect: anthropic/files
made_anthropic.beta.files.upload()

# airisk-expect: anthropic/managed-agents
made_anthropic.beta.agents.create(model=name)

# airisk-expect: anthropic/models
made_anthropic.models.retrieve(model_id=name)

# airisk-expect: anthropic/prompt-markers
print(anthropic.HUMAN_PROMPT)

# airisk-expect: anthropic/exceptions
print(anthropic.AnthropicError)

# airisk-expect: anthropic/types
print(anthropic.types.Thing)

# airisk-expect: anthropic/key
os.environ["ANTHROPIC_API_KEY"]

# airisk-expect: anthropic/endpoint
os.environ["ANTHROPIC_BASE_URL"]

# airisk-expect: anthropic/model
os.environ["ANTHROPIC_MODEL"]

# airisk-expect: anthropic/thinking
made_anthropic.messages.create(model=name, thinking=value)

# airisk-expect: anthropic/sampling
made_anthropic.messages.create(model=name, temperature=value)

# airisk-expect: anthropic/betas
made_anthropic.messages.create(model=name, betas=value)

# airisk-expect: anthropic/tools
made_anthropic.messages.create(model=name, tools=value)

other = unrelated.Thing()

# airisk-expect-not: anthropic/messages
other.messages.create(model=name)

# airisk-expect-not: anthropic/completions
other.completions.create(model=name)

# airisk-expect-not: anthropic/count
other.messages.count_tokens(model=name)

# airisk-expect-not: anthropic/tool-runner
other.beta.messages.tool_runner(model=name)

# airisk-expect-not: anthropic/batches
other.messages.batches.create()

# airisk-expect-not: anthropic/bedrock-messages
other.messages.create(model=name)

# airisk-expect-not: anthropic/bedrock-completions
other.completions.create(model=name)

# airisk-expect-not: anthropic/bedrock-count
other.messages.count_tokens(model=name)

# airisk-expect-not: anthropic/bedrock-tool-runner
other.beta.messages.tool_runner(model=name)

# airisk-expect-not: anthropic/bedrock-batches
other.messages.batches.create()

# airisk-expect-not: anthropic/vertex-messages
other.messages.create(model=name)

# airisk-expect-not: anthropic/vertex-completions
other.completions.create(model=name)

# airisk-expect-not: anthropic/vertex-count
other.messages.count_tokens(model=name)

# airisk-expect-not: anthropic/vertex-tool-runner
other.beta.messages.tool_runner(model=name)

# airisk-expect-not: anthropic/vertex-batches
other.messages.batches.create()

# airisk-expect-not: anthropic/foundry-messages
other.messages.create(model=name)

# airisk-expect-not: anthropic/foundry-completions
other.completions.create(model=name)

# airisk-expect-not: anthropic/foundry-count
other.messages.count_tokens(model=name)

# airisk-expect-not: anthropic/foundry-tool-runner
other.beta.messages.tool_runner(model=name)

# airisk-expect-not: anthropic/foundry-batches
other.messages.batches.create()

# airisk-expect-not: anthropic/files
other.beta.files.upload()

# airisk-expect-not: anthropic/managed-agents
other.beta.agents.create(model=name)

# airisk-expect-not: anthropic/models
other.models.retrieve(model_id=name)

# airisk-expect-not: anthropic/prompt-markers
print(other.HUMAN_PROMPT)

# airisk-expect-not: anthropic/exceptions
print(other.AnthropicError)

# airisk-expect-not: anthropic/types
print(other.types.Thing)

# airisk-expect-not: anthropic/key
os.environ["OTHER_API_KEY"]

# airisk-expect-not: anthropic/endpoint
os.environ["OTHER_BASE_URL"]

# airisk-expect-not: anthropic/model
os.environ["OTHER_MODEL"]

# airisk-expect-not: anthropic/thinking
made_anthropic.messages.create(model=name)

# airisk-expect-not: anthropic/sampling
made_anthropic.messages.create(model=name)

# airisk-expect-not: anthropic/betas
made_anthropic.messages.create(model=name)

# airisk-expect-not: anthropic/tools
made_anthropic.messages.create(model=name)

# airisk-expect-not: anthropic/anthropic
unrelated.Anthropic()

# airisk-expect-not: anthropic/bedrock
unrelated.AnthropicBedrock()

# airisk-expect-not: anthropic/foundry
unrelated.AnthropicFoundry()

# airisk-expect-not: anthropic/vertex
unrelated.AnthropicVertex()
