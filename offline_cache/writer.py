"""The one writer: one connection, one turn, one short queue, sales first."""

from __future__ import annotations

import itertools
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

from offline_cache.errors import StoreClosedError, StoreReadOnlyError
from offline_cache.transactions import Transactions, Work

T = TypeVar("T")


class Priority(IntEnum):
    """What goes first when several wait. A customer never waits for a snapshot page."""

    SALE = 0
    COUNT = 1
    RECEIPT = 2
    SNAPSHOT = 3
    STOP = 9


@dataclass(order=True)
class _Job:
    priority: Priority
    number: int
    work: Work[Any] | None = field(compare=False)
    repeatable: bool = field(compare=False)
    done: Future[Any] = field(compare=False, default_factory=Future)


class AnyWriter(Protocol):
    """What journal, snapshot and the small tables write through."""

    @property
    def writes(self) -> bool: ...
    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]: ...
    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T: ...
    def close(self) -> None: ...


class Writer:
    """Runs work in transactions, one at a time, by priority. Callable from any thread.

    Who waits for the work anyway carries it out on its own thread when nothing else is to be written: handing
    a sale over and its answer back would take about as long as writing it.
    """

    writes = True

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._numbers = itertools.count()
        self._queue: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._counting = threading.Lock()
        self._unfinished = 0
        self._turn = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="cache-writer", daemon=True)
        self._thread.start()

    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]:
        """Queue work; the future is done when it is on the disk, or has the `CacheError` why not.

        `repeatable`: running it twice is the same as once, so an unclear commit may be repeated.
        """
        job = _Job(priority, next(self._numbers), work, repeatable)
        with self._counting:
            self._must_be_open()
            self._unfinished += 1
            self._queue.put(job)
        return job.done

    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T:
        """Write and wait until it is on the disk."""
        if not self._begin_at_once():
            return self.submit(priority, work, repeatable=repeatable).result()
        try:
            return self._transactions.carry_out(work, repeatable=repeatable)
        finally:
            self._turn.release()
            self._finished()

    def close(self) -> None:
        """Finish what is queued, then close the connection. More than once is allowed."""
        with self._counting:
            if not self._closed:
                self._closed = True
                self._queue.put(_Job(Priority.STOP, next(self._numbers), None, repeatable=False))
        self._thread.join()

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreClosedError(path=self._transactions.path)

    def _begin_at_once(self) -> bool:
        """Take the turn, when everything that was handed over before is done."""
        with self._counting:
            self._must_be_open()
            if self._unfinished:
                return False
            self._unfinished = 1
            return self._turn.acquire()

    def _finished(self) -> None:
        with self._counting:
            self._unfinished -= 1

    def _run(self) -> None:
        while self._next_done():
            self._finished()
        with self._turn:
            self._transactions.close()

    def _next_done(self) -> bool:
        """False for the end."""
        first = self._queue.get()
        with self._turn:
            # Chosen with the turn: while it was another's, something that goes first may have come.
            self._queue.put(first)
            job = self._queue.get()
            if job.work is not None and job.done.set_running_or_notify_cancel():
                self._answer(job, job.work)
            return job.work is not None

    def _answer(self, job: _Job, work: Work[Any]) -> None:
        try:
            job.done.set_result(self._transactions.carry_out(work, repeatable=job.repeatable))
        except Exception as error:  # noqa: BLE001  # handed to whoever asked; the next job must run
            job.done.set_exception(error)


class NoWriter:
    """In the place of a writer where a store is only read."""

    writes = False

    def __init__(self, path: Path) -> None:
        self._path = path

    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]:  # noqa: ARG002
        """Refuse."""
        raise StoreReadOnlyError("opened for reading", self._path)

    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T:
        """Refuse."""
        return self.submit(priority, work, repeatable=repeatable).result()

    def close(self) -> None:
        """Nothing to close."""
