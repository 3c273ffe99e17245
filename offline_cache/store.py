"""The till's file: opened once per process, closed at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from offline_cache.appending import Identity
from offline_cache.connection import LOOKUP_CACHE_KIB, Readers, check_engine, open_reader, open_writer
from offline_cache.errors import StoreMissingError, meaning_of_errors
from offline_cache.head_mark import HeadMark
from offline_cache.inspection import inspect
from offline_cache.journal import Journal
from offline_cache.mending import Repair, declare_loss, forget_repair, noted_repair
from offline_cache.open_sale import OpenSale
from offline_cache.opening import EntryMaker
from offline_cache.process_lock import ProcessLock
from offline_cache.ready import make_ready
from offline_cache.reserve import Reserve
from offline_cache.settings import Settings
from offline_cache.snapshot import Snapshot
from offline_cache.staff import StaffVerifiers
from offline_cache.staff_failures import StaffFailures
from offline_cache.transactions import Transactions
from offline_cache.washing import wash
from offline_cache.writer import AnyWriter, NoWriter, Priority, Writer


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
        repair: Repair | None = None,
    ) -> None:
        """Use `open` or `open_for_reading`."""
        self.repair = repair
        self._writer = writer
        self._readers = readers
        self._lock = lock
        self._wall_clock = wall_clock
        self._random_bytes = random_bytes
        self.settings = Settings(writer, readers.rows)
        self.snapshot = Snapshot(writer, readers.beside(LOOKUP_CACHE_KIB).rows, wash_log)
        self.staff = StaffVerifiers(writer, readers.rows)
        self.staff_failures = StaffFailures(writer, readers.rows)
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
        reserve_bytes: int = 0,
    ) -> Store:
        """Open the file for this process alone. `key` is 32 random bytes.

        `start_writer` may carry out work in another way than on a thread, `vfs` reach the disk in another way
        than SQLite does by itself: a simulation's ways, for which nothing else is changed.

        `reserve_bytes` of the disk are held for the sale that is open when the disk is full (a sixteenth of a
        small disk at most; 0: none). What had to be mended is told by `repair`.

        `create` is for the first start only: without it a missing or empty file is an error and never a new
        store (F06). Raises a `StoreOpenError` or `DiskFullError`; then the file is as it was.
        """
        check_engine()
        if not create and not path.parent.exists():
            raise StoreMissingError("the folder is gone", path)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = ProcessLock(path)
        try:
            with meaning_of_errors(path):
                repair = make_ready(path, key, vfs, create=create, now=wall_clock())
                reserve = Reserve(path, reserve_bytes)
                mark = HeadMark(path, key, vfs)
                writer = start_writer(Transactions(path, lambda: open_writer(path, key, vfs), mark, reserve))
        except BaseException:
            lock.release()
            raise
        readers = Readers(path, key, vfs)
        return cls(writer, readers, lambda: wash(path, key, vfs), lock, wall_clock, random_bytes, repair)

    @classmethod
    def open_for_reading(cls, path: Path, key: bytes) -> Store:
        """Beside a running till, without its lock: whatever would write raises `StoreReadOnlyError`."""
        check_engine()
        with meaning_of_errors(path):
            inspect(path, key, may_be_new=False)
            with closing(open_reader(path, key)) as connection:
                repair = noted_repair(connection, path)
        return cls(NoWriter(path), Readers(path, key), lambda: False, None, _now, os.urandom, repair)

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
        identity = Identity(register, zone, key_id, instance)
        making = EntryMaker(identity, clock_evidence, self._random_bytes, self._wall_clock)
        if self._writer.writes and self.repair is not None:
            self._writer.run(Priority.SALE, lambda c: declare_loss(c, identity, making.own))
        return Journal(making, self._writer, self._readers.rows)

    def repair_was_told(self) -> None:
        """Somebody has read what was mended: the next start does not tell it again."""
        self._writer.run(Priority.COUNT, forget_repair)
        self.repair = None

    def registers(self) -> tuple[str, ...]:
        """The registers that have a journal here."""
        return tuple(row[0] for row in self._readers.rows("SELECT DISTINCT register FROM entry ORDER BY 1"))

    def close(self) -> None:
        """Finish what is queued, and let another process have the file, also where one of them fails. More
        than once is allowed.
        """
        try:
            self._readers.close()
        finally:
            self._close_writer()

    def _close_writer(self) -> None:
        try:
            self._writer.close()
        finally:
            lock, self._lock = self._lock, None
            if lock is not None:
                lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
