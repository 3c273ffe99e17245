"""Work in transactions on the one writing connection, and what happens when a commit fails.

A commit that fails leaves it open whether it landed. So the connection is closed and opened anew, which
reads the log from the disk as it is, and the same work runs once more. Work looks up by `entry_id` what is
already there before it writes, and reads the chain's head inside its own transaction, so the second run
completes the first or finds it done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import apsw

from offline_cache.appending import Appended
from offline_cache.errors import (
    CacheError,
    DiskFullError,
    StoreMissingError,
    StoreUncertainError,
    met_while_running,
)
from offline_cache.head_mark import HeadMark, Mark, newest_entry
from offline_cache.presence import Presence
from offline_cache.reserve import Reserve

T = TypeVar("T")
Work = Callable[[apsw.Connection], T]


class _CommitError(Exception):
    """A COMMIT failed: it is open whether the work landed."""

    def __init__(self, error: apsw.Error) -> None:
        super().__init__(str(error))
        self.error = error


class Transactions:
    """One connection, one caller at a time."""

    def __init__(
        self, path: Path, open_connection: Callable[[], apsw.Connection], mark: HeadMark, reserve: Reserve
    ) -> None:
        """`mark` is moved by each commit that moves the journal's head; `reserve` is lent to work that may
        have it.
        """
        self.path = path
        self._open = open_connection
        self._mark = mark
        self._reserve = reserve
        self._presence = Presence(path)
        self._connection: apsw.Connection | None = None
        self._connected()

    def carry_out(self, work: Work[T], *, repeatable: bool) -> T:
        """Run work in a transaction of its own; on return it is on the disk.

        `repeatable`: running it twice is the same as once, so an unclear commit may be repeated. Raises the
        `CacheError` that says why it is not, or may not be, on the disk.
        """
        self._reserve.admit(work)
        try:
            return self._carried_out(work, repeatable=repeatable)
        except DiskFullError:
            if not self._reserve.lent_to(work):
                raise
        return self._carried_out(work, repeatable=repeatable)

    def _carried_out(self, work: Work[T], *, repeatable: bool) -> T:
        try:
            return self._in_transaction(work)
        except _CommitError as failure:
            self.close()
            meaning = met_while_running(failure.error, self.path)
            if isinstance(failure.error, apsw.FullError):
                # SQLite says FULL before the commit's last frame is in the log: it did not land. Any other
                # error may come after that, also on a full disk.
                raise meaning from failure.error
            if not repeatable:
                raise StoreUncertainError(meaning.detail, self.path) from failure.error
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
            self.close()
            cause = error.error if isinstance(error, _CommitError) else error
            # Where it is damage, the next start has to look for it.
            meaning = met_while_running(cause, self.path) if isinstance(cause, apsw.Error) else cause
            raise StoreUncertainError(str(meaning), self.path) from error

    def _in_transaction(self, work: Work[T]) -> T:
        try:
            connection = self._connected()
            gone = self._presence.gone()
            if gone is not None:
                raise self._refusal(gone, connection)
            connection.execute("BEGIN IMMEDIATE")
        except apsw.Error as error:
            self.close()
            raise met_while_running(error, self.path) from error
        try:
            result = work(connection)
            head = self._mark.record(_head_after(result, connection))
        except apsw.Error as error:
            self.close()
            raise met_while_running(error, self.path) from error
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except apsw.Error as error:
            raise _CommitError(error) from error
        self._mark.write(head)
        if not self._presence.knows_log:
            self._presence.log_is_there()
        return result

    def _connected(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = self._open()
            self._presence.begins()
        return self._connection

    def _refusal(self, gone: str, connection: apsw.Connection) -> StoreMissingError:
        """A file that was deleted or replaced is still written to, and gone when the till ends (F06)."""
        if gone == "the log":
            # This connection still has it: what it holds is brought into the file while that can be done.
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
        self.close()
        return StoreMissingError(f"{gone} was deleted or replaced while the till ran", self.path)

    def close(self) -> None:
        """Let go of the connection, which rolls back what is open. The next work opens anew and reads what
        the disk really has.
        """
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close(force=True)
        self._mark.close()


def _head_after(result: object, connection: apsw.Connection) -> Mark | None:
    """Where the journal's head is behind that work."""
    told = result.mark if isinstance(result, Appended) else None
    return newest_entry(connection) if told is None else told
