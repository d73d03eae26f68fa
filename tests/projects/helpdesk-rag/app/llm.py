"""Short answers: the local Llama first, OpenAI if it does not come up with one."""

from llama_cpp import Llama
from openai import OpenAI

from app import settings

local = Llama(model_path=settings.LOCAL_MODEL, n_ctx=8192)
remote = OpenAI()


def answer(question: str, passages: list[str]) -> str:
    messages = [
        {"role": "system", "content": "Answer from these passages only:\n" + "\n".join(passages)},
        {"role": "user", "content": question},
    ]
    reply = local.create_chat_completion(messages=messages)["choices"][0]["message"]["content"]
    if reply:
        return reply
    completion = remote.chat.completions.create(model=settings.OPENAI_MODEL, messages=messages)
    return completion.choices[0].message.content
