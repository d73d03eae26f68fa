"""How a report should look: the one thing beside the report itself that a renderer knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from airisk.frozen import dataclass
from airisk.report import Report

Detail = Literal["short", "usual", "full"]


@dataclass(frozen=True, slots=True)
class View:
    """`width` in columns (text only), `colour` whether escape codes may be written, `detail` how much of each list is shown."""

    width: int = 100
    colour: bool = False
    detail: Detail = "usual"

    def limit(self, short: int, usual: int) -> int | None:
        """How many items of a list are shown; None = all."""
        return {"short": short, "usual": usual, "full": None}[self.detail]


Renderer = Callable[[Report, View], str]
