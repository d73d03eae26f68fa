"""Talks to Azure OpenAI."""

import os

from openai import AzureOpenAI

from triage import settings

client = AzureOpenAI(azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"], api_version=settings.API_VERSION)


def urgency(claim: str) -> str:
    answer = client.chat.completions.create(model=settings.CHAT_DEPLOYMENT, messages=[{"role": "user", "content": f"How urgent is this claim?\n{claim}"}])
    return answer.choices[0].message.content


def rank(claims: list[str]) -> str:
    answer = client.chat.completions.create(model=settings.RANK_DEPLOYMENT, messages=[{"role": "user", "content": "\n".join(claims)}])
    return answer.choices[0].message.content
