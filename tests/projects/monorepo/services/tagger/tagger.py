"""Tags documents."""

from google import genai

MODEL = "gemini-2.5-flash"

client = genai.Client()


def tags(document: str) -> list[str]:
    response = client.models.generate_content(model=MODEL, contents=f"Five tags, comma separated, for:\n{document}")
    return [tag.strip() for tag in response.text.split(",")]
