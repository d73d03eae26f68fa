"""Orders. The words below are ordinary ones, whatever else they name elsewhere."""

import os
from dataclasses import dataclass

MODEL = "nova"
engine = os.getenv("DATABASE_ENGINE", "echo")
LICENSE = "relay"


@dataclass
class Model:
    name: str = "aurora"
    drift: float = 0.0


def create(client, model: str = "boots-7b") -> dict:
    response = client.chat.create(model=model, messages=["echo"])
    return {"model": "echo", "deployment": "relay", "engine": engine, "answer": response}
