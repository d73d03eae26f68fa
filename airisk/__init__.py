"""airisk: what an AI project depends on, what can be taken away, what leaving costs, and what to do."""

__version__ = "0.1.0"
