"""Blocks of terminal text: every string passes the terminal's sanitizer here, and nowhere is it read as markup."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from airisk.render.sanitize import terminal


def said(*parts: str | tuple[str, str], style: str = "") -> Text:
    """A text of plain strings and (string, style) pairs; long words are folded, never cut."""
    text = Text(style=style, overflow="fold")
    for part in parts:
        words, own = (part, "") if isinstance(part, str) else part
        text.append(terminal(words), own or None)
    return text


def indented(block: RenderableType, columns: int = 2) -> Padding:
    """A block with room on its left."""
    return Padding(block, (0, 0, 0, columns))


def item(mark: str, block: RenderableType, columns: int = 2) -> RenderableType:
    """A block behind a mark, its further lines under its first."""
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(said(mark), block)
    return indented(grid, columns)


def title(text: str, style: str = "bold") -> RenderableType:
    """A heading after an empty line."""
    return Group(Text(), said(text, style=style))
