"""Commands: add, find, sum-up."""

import typer

from notes import gateway, store

app = typer.Typer()


@app.command()
def add(number: int, text: str) -> None:
    store.add(number, text)


@app.command()
def sum_up(question: str) -> None:
    typer.echo(gateway.complete("Sum these notes up:\n" + "\n".join(store.find(question))))
