"""The wrapper that the rest of the program uses."""

import acme_legacy


class Writer:
    def __init__(self, engine: str = "nova-2") -> None:
        self.engine = engine

    def write(self, text: str) -> str:
        response = acme_legacy.complete(engine=self.engine, prompt=text)
        return response["choices"][0]["text"]
