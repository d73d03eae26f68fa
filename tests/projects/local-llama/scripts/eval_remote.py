"""Compares our drafts with those of the hosted Llama. Last run in spring."""

from llama_api_client import LlamaAPIClient

client = LlamaAPIClient()


def remote_draft(notes: str) -> str:
    response = client.chat.completions.create(
        model="Llama-3.3-70B-Instruct", messages=[{"role": "user", "content": f"Write a polite letter from these notes:\n{notes}"}]
    )
    return response.completion_message.content.text
