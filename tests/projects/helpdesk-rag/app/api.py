"""The web side."""

import os

import psycopg
from fastapi import FastAPI

from app import assistant, llm, search

app = FastAPI()


@app.post("/ask")
def ask(question: str) -> str:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return llm.answer(question, search.nearest(connection, question))


@app.post("/conversations")
def start() -> str:
    return assistant.open_conversation()
