"""What can be set from outside."""

import os

OPENAI_MODEL = os.getenv("OPENAI_MODEL", "gpt-4o")
EMBEDDING_MODEL = "text-embedding-3-small"
LOCAL_MODEL = "models/llama-3.1-8b-instruct.Q4_K_M.gguf"
