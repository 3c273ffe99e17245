"""The till's file: opened once per process, closed at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw

from offline_cache.appending import Identity
from offline_cache.connection import LOOKUP_CACHE_KIB, Readers, check_engine, open_writer
from offline_cache.errors import StoreMissingError, StoreReadOnlyError, as_cache_error
from offline_cache.inspection import create_file, inspect
from offline_cache.journal import Journal
from offline_cache.open_sale import OpenSale
from offline_cache.opening import own_entry
from offline_cache.process_lock import ProcessLock
from offline_cache.schema import migrate
from offline_cache.settings import Settings
from offline_cache.snapshot import Snapshot, forget_unfinished_refill
from offline_cache.staff import StaffVerifiers
from offline_cache.transactions import Transactions
from offline_cache.washing import wash
from offline_cache.writer import AnyWriter, NoWriter, Writer


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Journal, snapshot, staff, settings and the open sale, in one encrypted file.

    Callable from any thread.
    """

    settings: Settings
    snapshot: Snapshot
    staff: StaffVerifiers
    open_sale: OpenSale

    def __init__(
        self,
        writer: AnyWriter,
        readers: Readers,
        wash_log: Callable[[], bool],
        lock: ProcessLock | None,
        wall_clock: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
    ) -> None:
        """Use `open` or `open_for_reading`."""
        self._writer = writer
        self._readers = readers
        self._lock = lock
        self._wall_clock = wall_clock
        self._random_bytes = random_bytes
        self.settings = Settings(writer, readers.rows)
        self.snapshot = Snapshot(writer, readers.beside(LOOKUP_CACHE_KIB).rows, wash_log)
        self.staff = StaffVerifiers(writer, readers.rows)
        self.open_sale = OpenSale(writer, readers.rows)

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        *,
        create: bool = False,
        wall_clock: Callable[[], datetime] = _now,
        random_bytes: Callable[[int], bytes] = os.urandom,
        start_writer: Callable[[Transactions], AnyWriter] = Writer,
        vfs: str | None = None,
    ) -> Store:
        """Open the file for this process alone. `key` is 32 random bytes.

        `start_writer` may carry out work in another way than on a thread, `vfs` reach the disk in another way
        than SQLite does by itself: a simulation's ways, for which nothing else is changed.

        `create` is for the first start only: without it a missing or empty file is an error and never a new
        store (F06). Raises a `StoreOpenError` or `DiskFullError`; then the file is as it was.
        """
        check_engine()
        if not create and not path.exists():
            raise StoreMissingError("the file is gone", path)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = ProcessLock(path)
        try:
            with _meaning_of_errors(path):
                _make_ready(path, key, vfs, create=create)
                writer = start_writer(Transactions(path, lambda: open_writer(path, key, vfs)))
        except BaseException:
            lock.release()
            raise
        readers = Readers(path, key, vfs)
        return cls(writer, readers, lambda: wash(path, key, vfs), lock, wall_clock, random_bytes)

    @classmethod
    def open_for_reading(cls, path: Path, key: bytes) -> Store:
        """Beside a running till, without its lock: whatever would write raises `StoreReadOnlyError`."""
        check_engine()
        with _meaning_of_errors(path):
            inspect(path, key, may_be_new=False)
        return cls(NoWriter(path), Readers(path, key), lambda: False, None, _now, os.urandom)

    def open_journal(
        self,
        *,
        register: str,
        zone: str,
        key_id: str,
        instance: str,
        clock_evidence: Callable[[], Mapping[str, object]],
    ) -> Journal:
        """The journal of this register; its first epoch is opened when it is empty (not when only reading).

        `clock_evidence` gives the header's `clock` for an entry that is made now.
        """
        return Journal(
            Identity(register, zone, key_id, instance),
            self._writer,
            self._readers.rows,
            clock_evidence,
            self._random_bytes,
            lambda kind, body: own_entry(kind, body, self._wall_clock(), self._random_bytes),
        )

    def registers(self) -> tuple[str, ...]:
        """The registers that have a journal here."""
        return tuple(row[0] for row in self._readers.rows("SELECT DISTINCT register FROM entry ORDER BY 1"))

    def close(self) -> None:
        """Finish what is queued, and let another process have the file. More than once is allowed."""
        self._readers.close()
        self._writer.close()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _make_ready(path: Path, key: bytes, vfs: str | None, *, create: bool) -> None:
    if create and not path.exists():
        create_file(path, key)
    inspect(path, key, may_be_new=create, vfs=vfs)
    connection = open_writer(path, key, vfs)
    try:
        migrate(connection, path)
        forget_unfinished_refill(connection)
    finally:
        connection.close()


@contextmanager
def _meaning_of_errors(path: Path) -> Iterator[None]:
    """What SQLite and the system say while opening, in the till's words."""
    try:
        yield
    except apsw.Error as error:
        raise as_cache_error(error, path) from error
    except PermissionError as error:
        raise StoreReadOnlyError(str(error.strerror), path) from error
