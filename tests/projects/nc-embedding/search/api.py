"""The service that shops call."""

from fastapi import FastAPI

from search import index

app = FastAPI()


@app.get("/find")
def find(q: str) -> list[str]:
    return index.find(q)
