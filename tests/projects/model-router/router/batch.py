"""The nightly job: sums up yesterday's tickets."""

import litellm

FALLBACK = "groq/llama-3.3-70b-versatile"


def summary(text: str) -> str:
    messages = [{"role": "user", "content": f"Sum up:\n{text}"}]
    try:
        response = litellm.completion(model="anthropic/claude-sonnet-4-5-20250929", messages=messages)
    except litellm.RateLimitError:
        response = litellm.completion(model=FALLBACK, messages=messages)
    return response.choices[0].message.content
