"""Pages; nothing of the vendor shows here."""

from app.complete import Writer

writer = Writer()


def page(topic: str) -> str:
    return "<p>" + writer.write(topic) + "</p>"
