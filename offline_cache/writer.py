"""The one writer: one connection, one thread, one short queue, sales first.

A commit that fails leaves it open whether it landed. So the connection is closed and opened anew, which
reads the log from the disk as it is, and the same work runs once more. Work looks up by `entry_id` what is
already there before it writes, and reads the chain's head inside its own transaction, so the second run
completes the first or finds it done.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

import apsw

from offline_cache.errors import (
    CacheError,
    DiskFullError,
    StoreClosedError,
    StoreReadOnlyError,
    StoreUncertainError,
    as_cache_error,
)

T = TypeVar("T")
Work = Callable[[apsw.Connection], T]


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


class _CommitError(Exception):
    """A COMMIT failed: it is open whether the work landed."""

    def __init__(self, error: apsw.Error) -> None:
        super().__init__(str(error))
        self.error = error


class Writer:
    """Runs work in transactions, one at a time, by priority. Callable from any thread."""

    writes = True

    def __init__(self, path: Path, open_connection: Callable[[], apsw.Connection]) -> None:
        self._path = path
        self._open = open_connection
        self._connection: apsw.Connection | None = open_connection()
        self._numbers = itertools.count()
        self._queue: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="cache-writer", daemon=True)
        self._thread.start()

    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]:
        """Queue work; the future is done when it is on the disk, or has the `CacheError` why not.

        `repeatable`: running it twice is the same as once, so an unclear commit may be repeated.
        """
        job = _Job(priority, next(self._numbers), work, repeatable)
        with self._closing:
            if self._closed:
                raise StoreClosedError(path=self._path)
            self._queue.put(job)
        return job.done

    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T:
        """Queue work and wait until it is on the disk."""
        return self.submit(priority, work, repeatable=repeatable).result()

    def close(self) -> None:
        """Finish what is queued, then close the connection. More than once is allowed."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._queue.put(_Job(Priority.STOP, next(self._numbers), None, repeatable=False))
        self._thread.join()

    def _run(self) -> None:
        while (job := self._queue.get()).work is not None:
            if not job.done.set_running_or_notify_cancel():
                continue
            try:
                job.done.set_result(self._carry_out(job.work, job.repeatable))
            except Exception as error:  # noqa: BLE001  # handed to whoever asked; the next job must run
                job.done.set_exception(error)
        self._drop_connection()

    def _carry_out(self, work: Work[T], repeatable: bool) -> T:
        try:
            return self._in_transaction(work)
        except _CommitError as failure:
            self._drop_connection()
            meaning = as_cache_error(failure.error, self._path)
            if isinstance(meaning, DiskFullError):
                # SQLite says FULL before the commit's last frame is in the log: it did not land.
                raise meaning from failure.error
            if not repeatable:
                raise StoreUncertainError(meaning.detail, self._path) from failure.error
        return self._carry_out_again(work)

    def _carry_out_again(self, work: Work[T]) -> T:
        """The second run after an unclear commit: what it finds or writes is synced, or the outcome stays
        unknown.
        """
        try:
            # A commit whose sync failed may read well and yet not be on the disk: copy it into the main
            # file and sync that before believing it.
            self._connected().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
            return self._in_transaction(work)
        except (_CommitError, apsw.Error, CacheError) as error:
            self._drop_connection()
            raise StoreUncertainError(str(error), self._path) from error

    def _in_transaction(self, work: Work[T]) -> T:
        try:
            connection = self._connected()
            connection.execute("BEGIN IMMEDIATE")
        except apsw.Error as error:
            self._drop_connection()
            raise as_cache_error(error, self._path) from error
        try:
            result = work(connection)
        except apsw.Error as error:
            self._drop_connection()
            raise as_cache_error(error, self._path) from error
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except apsw.Error as error:
            raise _CommitError(error) from error
        return result

    def _connected(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _drop_connection(self) -> None:
        """Closing rolls back what is open; the next work opens anew and reads what the disk really has."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close(force=True)


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
