"""Runs one function over many files in worker processes: a file that kills or holds up its worker costs only itself."""

from __future__ import annotations

import json
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, Protocol, TypeVar

from airisk.domain import Problem

__all__ = ["run"]

#: Below this many bytes of work, starting workers costs more than it saves.
START_ABOVE = 4_000_000
#: A worker that takes longer to get ready will never be.
_START_SECONDS = 60.0
_MEMORY = 3 << 30
#: -I: a worker never imports from the folder it stands in, which may be the tree that is scanned.
_COMMAND = ("-I", "-c", "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from airisk.pool import serve;serve()")


class Item(Protocol):
    """A piece of work: what a Problem names and how big it is."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> int: ...  # noqa: D102


ItemT = TypeVar("ItemT", bound=Item)
Result = TypeVar("Result")
Shared = TypeVar("Shared")
Work = Callable[[Shared, ItemT], Result]


def run(
    jobs: int,
    function: Work[Shared, ItemT, Result],
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


def _attempt(function: Work[Shared, ItemT, Result], shared: Shared, item: ItemT) -> Result | Problem:
    try:
        return function(shared, item)
    except Exception as error:
        return _problem(item, f"failed: {type(error).__name__}")


def _problem(item: Item, why: str) -> Problem:
    return Problem(item.path, "extract", why)


class _Worker:
    """A child process with the item in its hand; a thread listens to it, so that waiting works on every system."""

    def __init__(self, start: bytes, inbox: queue.Queue[tuple[_Worker, Any]]) -> None:
        paths = json.dumps([entry for entry in sys.path if os.path.isabs(entry)])
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, *_COMMAND, paths], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.ready = False
        self.index: int | None = None
        self.until = time.monotonic() + _START_SECONDS
        threading.Thread(target=self._listen, args=(inbox,), daemon=True).start()
        self.send(start)

    def send(self, message: bytes) -> None:
        """Hand over a message; a dead worker is noticed by its silence."""
        try:
            _write(self.process.stdin, message)
        except OSError:
            pass

    def _listen(self, inbox: queue.Queue[tuple[_Worker, Any]]) -> None:
        try:
            while (message := _read(self.process.stdout)) is not None:
                inbox.put((self, pickle.loads(message)))  # noqa: S301 - our own child's words
        except Exception:  # noqa: S110 - half a message: it died while it spoke
            pass
        inbox.put((self, None))

    def end(self) -> None:
        """Kill it and clear up after it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass


class _Pool:
    """The workers of one run, and the results that wait for their turn."""

    def __init__(self, function: Work[Any, ItemT, Any], shared: object, items: Sequence[ItemT], deadline: float) -> None:
        self.function, self.shared, self.items, self.deadline = function, shared, items, deadline
        self.start = pickle.dumps((function, shared))
        self.inbox: queue.Queue[tuple[_Worker, Any]] = queue.Queue()
        self.workers: set[_Worker] = set()
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
                    if not self.workers:  # none can be started here: do it ourselves
                        self.results[index] = _attempt(self.function, self.shared, item)
                        self.next = max(self.next, index + 1)
                    else:
                        self._step()
                yield item, self.results.pop(index)
        finally:
            for worker in self.workers:
                worker.end()

    def _hire(self) -> None:
        try:
            self.workers.add(_Worker(self.start, self.inbox))
        except OSError:
            self.stillborn += 1

    def _step(self) -> None:
        """Wait for the next word of a worker, or for the first that is late."""
        first = min(self.workers, key=lambda worker: worker.until)
        try:
            worker, message = self.inbox.get(timeout=max(0.0, first.until - time.monotonic()))
        except queue.Empty:
            self._replace(first, "timeout")
            return
        if worker not in self.workers:
            return  # last words of one that was given up
        if message is None:
            self._replace(worker, "crashed")
            return
        if worker.ready and worker.index is not None:
            self.results[worker.index] = message[0] if message[0] is not None else _problem(self.items[worker.index], message[1])
        worker.ready = True
        self._feed(worker)

    def _feed(self, worker: _Worker) -> None:
        worker.index = None
        worker.until = float("inf")
        while self.next in self.results:
            self.next += 1
        if self.next < len(self.items):
            worker.index, worker.until = self.next, time.monotonic() + self.deadline
            self.next += 1
            worker.send(pickle.dumps(self.items[worker.index]))

    def _replace(self, worker: _Worker, why: str) -> None:
        """Give up a worker and the item in its hand."""
        self.workers.discard(worker)
        worker.end()
        if worker.index is not None:
            self.results[worker.index] = _problem(self.items[worker.index], why)
        else:
            self.stillborn += 1
        if self.next < len(self.items) and self.stillborn < 3:
            self._hire()


def _write(pipe: IO[bytes] | None, message: bytes) -> None:
    if pipe:
        pipe.write(struct.pack(">Q", len(message)) + message)
        pipe.flush()


def _read(pipe: IO[bytes] | None) -> bytes | None:
    """The next message, or None at the end."""
    size = pipe.read(8) if pipe else b""
    if len(size) < 8 or pipe is None:
        return None
    (length,) = struct.unpack(">Q", size)
    message = pipe.read(length)
    return message if len(message) == length else None


def serve() -> None:
    """What a worker does: take the function, then items one by one, and answer each, until nobody asks any more."""
    _tame()
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)  # a library that prints or asks must not end up in our words
    os.dup2(silence, 1)
    start = _read(inward)
    if start is None:
        return
    function, shared = pickle.loads(start)  # noqa: S301 - our own parent's words
    _write(outward, pickle.dumps("ready"))
    while (message := _read(inward)) is not None:
        try:
            answer = pickle.dumps((function(shared, pickle.loads(message)), ""))  # noqa: S301
        except Exception as error:
            answer = pickle.dumps((None, f"failed: {type(error).__name__}"))
        _write(outward, answer)


def _tame() -> None:
    """Leave Ctrl-C to the parent, and let a hungry parser fail instead of the machine."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ImportError, ValueError, OSError):  # not on this system
        pass
