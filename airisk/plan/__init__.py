"""What to do: places, effort, steps and ways forward, for what ends by itself and for what is asked about."""

from airisk.plan.entries import efforts, entries, forced
from airisk.plan.whatif import whatif

__all__ = ["efforts", "entries", "forced", "whatif"]
