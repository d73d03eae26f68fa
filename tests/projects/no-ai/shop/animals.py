"""Toy animals and star signs for children's rooms: real words of real vendors, none of them an AI here."""

LLAMA = "llama"
ANIMALS = {"llama": 19.90, "falcon": 24.50, "phoenix": 29.00}
SIGNS = ["aries", "gemini", "libra"]
PROMPT = "Which animal do you want? "


def assistant(name: str = "Claude") -> str:
    return f"{name} packs your {LLAMA}."


def embed(video: str) -> str:
    return f'<iframe src="https://videos.example/{video}"></iframe>'
