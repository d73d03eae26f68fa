"""The rules database: load it, ask it (book.py), search for its names (needles.py), check it (lint.py)."""

from airisk.rulebook.load import default_rules, load

__all__ = ["default_rules", "load"]
