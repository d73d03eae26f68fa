"""Writes a draft from a few notes."""

from fastapi import FastAPI
from llama_cpp import Llama

MODEL_PATH = "models/Llama-3.1-8B-Instruct-Q5_K_M.gguf"

app = FastAPI()
llm = Llama(model_path=MODEL_PATH, n_ctx=4096)


@app.post("/draft")
def draft(notes: str) -> str:
    answer = llm.create_chat_completion(messages=[{"role": "user", "content": f"Write a polite letter from these notes:\n{notes}"}])
    return answer["choices"][0]["message"]["content"]
