"""Turns a transcript into minutes. The server speaks OpenAI's protocol; nothing goes to OpenAI."""

import os
import sys
from pathlib import Path

from openai import OpenAI

client = OpenAI(base_url=os.getenv("LLM_URL", "http://localhost:8080/v1"), api_key="none")


def minutes(transcript: str) -> str:
    answer = client.chat.completions.create(
        model="minutes-llama-3.1-8b-IQ4_K.gguf", messages=[{"role": "user", "content": f"Write minutes:\n{transcript}"}]
    )
    return answer.choices[0].message.content


if __name__ == "__main__":
    print(minutes(Path(sys.argv[1]).read_text()))
