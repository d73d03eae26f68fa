"""What can be set from outside."""

import os

MODEL = os.getenv("ACME_MODEL", "nova-2")
EMBEDDING_MODEL = "nova-embed-1"
#: Prices per million tokens: a table, not a use.
PRICES = {"nova-1": 2.0, "nova-2": 1.5, "nova-3": 1.0}
