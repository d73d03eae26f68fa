"""Runs one function over many files in worker processes: a file that kills or holds up its worker costs only itself."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from types import ModuleType
from typing import Any, Protocol, TypeVar

from airisk.domain import Problem

__all__ = ["run"]

#: Below this many bytes of work, starting workers costs more than it saves.
START_ABOVE = 4_000_000
#: A worker that takes longer to get ready will never be.
_START_SECONDS = 60.0
#: Seconds after its deadline at which a worker whose parent is gone ends itself.
_GRACE = 5
_MEMORY = 3 << 30


class Item(Protocol):
    """A piece of work: what a Problem names and how big it is."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...


ItemT = TypeVar("ItemT", bound=Item)
Result = TypeVar("Result")
Shared = TypeVar("Shared")


def run(
    jobs: int,
    function: Callable[[Shared, ItemT], Result],
    shared: Shared,
    items: Sequence[ItemT],
    deadline: float,
    start_above: int = START_ABOVE,
) -> Iterator[tuple[ItemT, Result | Problem]]:
    """`function(shared, item)` for each item, in the order of the items.

    With more than one job and more than `start_above` bytes it runs in workers; then `function` must be importable by name, and
    `shared`, the items and the results must pickle. `deadline`: seconds for one item. An item that fails gives a Problem: crashed ·
    timeout · failed: <error>.
    """
    if jobs > 1 and len(items) > 1 and sum(item.size for item in items) > start_above:
        yield from _Pool(function, shared, items, deadline).run(min(jobs, len(items)))
    else:
        for item in items:
            yield item, _attempt(function, shared, item)


def _attempt(function: Callable[[Any, Any], Any], shared: object, item: Item) -> Any:
    try:
        return function(shared, item)
    except Exception as error:  # whatever a file does to its reader costs that file, and the Problem says what
        return _problem(item, f"failed: {type(error).__name__}")


def _problem(item: Item, why: str) -> Problem:
    return Problem(item.path, "extract", why)


class _Worker:
    """A child process with the item in its hand."""

    def __init__(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
        try:
            with _out_of_reach():
                self.process.start()
        finally:
            theirs.close()
        self.index: int | None = None
        self.until = time.monotonic() + _START_SECONDS

    def send(self, message: object) -> None:
        """Hand over a message; that nobody takes it is noticed by the silence that follows."""
        with suppress(OSError):
            self.pipe.send(message)

    def receive(self) -> Any:
        """What it says, or None if it died."""
        try:
            return self.pipe.recv()
        except Exception:  # half a message is none
            return None

    def end(self) -> None:
        """Kill it and clear up after it."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """Start a child where it finds nothing to import but Python itself.

    A new interpreter looks for modules in its working folder first, which may be the tree that is scanned; and it would run the
    script that this process was started with, which may not be meant to run twice.
    """
    main = sys.modules["__main__"]
    try:
        here = os.getcwd()
    except OSError:  # removed under our feet
        here = os.path.dirname(os.__file__)
    sys.modules["__main__"] = ModuleType("__main__")
    os.chdir(os.path.dirname(os.__file__))
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        with suppress(OSError):
            os.chdir(here)


class _Pool:
    """The workers of one run, and the results that wait for their turn."""

    def __init__(self, function: Callable[[Any, Any], Any], shared: object, items: Sequence[Any], deadline: float) -> None:
        self.function, self.shared, self.items, self.deadline = function, shared, items, deadline
        self.workers: list[_Worker] = []
        self.results: dict[int, Any] = {}
        self.next = 0
        self.stillborn = 0

    def run(self, jobs: int) -> Iterator[tuple[Any, Any]]:
        """All results in order; no worker outlives this, however it ends."""
        try:
            for _ in range(jobs):
                self._hire()
            for index, item in enumerate(self.items):
                while index not in self.results:
                    if self.workers:
                        self._step()
                    else:  # none can be started here: do it ourselves
                        self.results[index] = _attempt(self.function, self.shared, item)
                        self.next = index + 1
                yield item, self.results.pop(index)
        finally:
            for worker in self.workers:
                worker.end()

    def _hire(self) -> None:
        try:
            self.workers.append(_Worker())
        except Exception:  # no processes here, or we may not have any
            self.stillborn += 1

    def _step(self) -> None:
        """Wait for a word of any worker, or for the first that is late."""
        first = min(self.workers, key=lambda worker: worker.until)
        left = None if math.isinf(first.until) else max(0.0, first.until - time.monotonic())
        spoken = wait([worker.pipe for worker in self.workers], left)
        if not spoken:
            self._replace(first, "timeout")
        for worker in [worker for worker in self.workers if worker.pipe in spoken]:
            self._hear(worker, worker.receive())

    def _hear(self, worker: _Worker, message: Any) -> None:
        if message == "up":
            try:
                worker.pipe.send((self.function, self.shared, math.ceil(self.deadline) + _GRACE))
            except Exception:  # it cannot be sent, or nobody is there any more
                self._replace(worker, "crashed")
        elif message == "ready":
            self._feed(worker)
        elif message is not None and worker.index is not None:
            done, result = message
            self.results[worker.index] = result if done else _problem(self.items[worker.index], result)
            self._feed(worker)
        else:
            self._replace(worker, "crashed")

    def _feed(self, worker: _Worker) -> None:
        worker.index, worker.until = None, math.inf
        if self.next < len(self.items):
            worker.index, worker.until = self.next, time.monotonic() + self.deadline
            self.next += 1
            worker.send(self.items[worker.index])

    def _replace(self, worker: _Worker, why: str) -> None:
        """Give up a worker and the item in its hand."""
        self.workers.remove(worker)
        worker.end()
        if worker.index is not None:
            self.results[worker.index] = _problem(self.items[worker.index], why)
        else:
            self.stillborn += 1
        if self.next < len(self.items) and self.stillborn < 3:
            self._hire()


def _serve(pipe: Connection) -> None:
    """What a worker does: take the function, then items one by one, and answer each, until nobody asks any more."""
    alarm = _tame()
    with suppress(EOFError, OSError):
        pipe.send("up")
        function, shared, seconds = pipe.recv()
        pipe.send("ready")
        while True:
            item = pipe.recv()
            alarm(seconds)
            try:
                pipe.send((True, function(shared, item)))
            except Exception as error:  # as in _attempt, told to the parent
                pipe.send((False, f"failed: {type(error).__name__}"))
            alarm(0)


def _tame() -> Callable[[int], object]:
    """Be silent, leave Ctrl-C to the parent, and let a hungry parser fail instead of the machine. Gives the alarm that ends us."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ImportError, ValueError, OSError):  # not on this system
        pass
    return getattr(signal, "alarm", lambda seconds: None)
