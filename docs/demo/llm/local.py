"""A second opinion from open weights."""

from groq import Groq


def second_opinion(question: str) -> str:
    reply = Groq().chat.completions.create(model="llama-3.1-70b-versatile", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
