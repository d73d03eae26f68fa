"""The progress bar: on standard error, on a terminal only, gone when the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from airisk.cli import terminal

#: What the pipeline calls: stage, how many are done, of how many.
Progress = Callable[[str, int, int], None]


@contextmanager
def bar(quiet: bool) -> Iterator[Progress | None]:
    """A callback that moves a bar, or None where there is nothing to move."""
    if quiet or not terminal.moves():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda stage, done, total: shown.update(task, description=stage, completed=done, total=total)
