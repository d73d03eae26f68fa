"""Long conversations, which the vendor keeps."""

from acme_ai import Acme

client = Acme()


def start(instructions: str) -> str:
    assistant = client.assistants.create(model="nova-3", instructions=instructions)
    return client.assistants.threads.create(assistant.id).id
