"""Long conversations. OpenAI keeps them; we keep the thread's id."""

from openai import OpenAI

client = OpenAI()


def open_conversation() -> str:
    return client.beta.threads.create().id


def say(thread_id: str, assistant_id: str, text: str) -> str:
    client.beta.threads.messages.create(thread_id=thread_id, role="user", content=text)
    run = client.beta.threads.runs.create_and_poll(thread_id=thread_id, assistant_id=assistant_id)
    if run.status != "completed":
        raise RuntimeError(f"run {run.id} ended as {run.status}")
    return client.beta.threads.messages.list(thread_id=thread_id).data[0].content[0].text.value


def create_assistant(instructions: str) -> str:
    return client.beta.assistants.create(model="gpt-4o", instructions=instructions, tools=[{"type": "file_search"}]).id
