"""The writer: order of what waits, and a commit whose outcome is unclear."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import cast

import apsw
import pytest

from offline_cache import errors
from offline_cache.beside import DOUBT, beside
from offline_cache.connection import open_reader, open_writer
from offline_cache.errors import StoreClosedError, StoreFailedError, StoreUncertainError
from offline_cache.head_mark import HeadMark
from offline_cache.inspection import create_file
from offline_cache.journal import Journal
from offline_cache.reserve import Reserve
from offline_cache.schema import migrate
from offline_cache.store import Store
from offline_cache.transactions import Transactions
from offline_cache.writer import Priority, Writer
from tests.unit.offline_cache.till import KEY, ids_of, new_store, purchase


class FailingDisk:
    """Hands out connections whose commits fail as told: after they landed, or instead of landing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plan: list[str] = []
        self.opened = 0

    def open(self) -> apsw.Connection:
        self.opened += 1
        if self.plan[:1] == ["no open"]:
            raise apsw.CantOpenError("planned")
        if self.plan[:1] == ["damage"]:
            raise apsw.CorruptError("planned")
        return cast(apsw.Connection, _Connection(open_writer(self.path, KEY), self))


class _Connection:
    def __init__(self, real: apsw.Connection, disk: FailingDisk) -> None:
        self._real = real
        self._disk = disk

    def execute(self, sql: str, bindings: tuple[apsw.SQLiteValue, ...] = ()) -> apsw.Cursor:
        if sql == "COMMIT" and self._disk.plan:
            if self._disk.plan.pop(0) == "landed":
                self._real.execute(sql)
            raise apsw.IOError("planned")
        return self._real.execute(sql, bindings)

    def changes(self) -> int:
        return self._real.changes()

    def last_insert_rowid(self) -> int:
        return self._real.last_insert_rowid()

    def wal_checkpoint(self, mode: int) -> tuple[int, int]:
        return self._real.wal_checkpoint(mode=mode)

    def close(self, force: bool = False) -> None:
        self._real.close(force)


@pytest.fixture
def disk(path: Path) -> FailingDisk:
    create_file(path, KEY)
    connection = open_writer(path, KEY)
    migrate(connection, path)
    connection.close()
    return FailingDisk(path)


@pytest.fixture
def failing(disk: FailingDisk) -> Iterator[Writer]:
    writer = Writer(Transactions(disk.path, disk.open, HeadMark(disk.path, KEY), Reserve(disk.path, 0)))
    yield writer
    writer.close()


def names(writer: Writer) -> list[str]:
    def work(connection: apsw.Connection) -> list[str]:
        return [str(row[0]) for row in connection.execute("SELECT key FROM setting ORDER BY key").fetchall()]

    return writer.run(Priority.SALE, work)


def noting(order: list[Priority], priority: Priority) -> Callable[[apsw.Connection], None]:
    return lambda _: order.append(priority)


def insert(connection: apsw.Connection) -> None:
    connection.execute("INSERT OR IGNORE INTO setting VALUES ('a', '1')")


@pytest.mark.parametrize("fate", ["landed", "lost"])
def test_a_commit_that_failed_is_looked_up_and_completed(
    failing: Writer, disk: FailingDisk, fate: str
) -> None:
    disk.plan = [fate]
    failing.run(Priority.SALE, insert)
    assert names(failing) == ["a"]
    assert disk.opened == 2


def test_what_an_unclear_commit_left_in_the_log_is_forced_into_the_file_before_it_is_believed(
    failing: Writer, disk: FailingDisk, tmp_path: Path
) -> None:
    reader = open_reader(disk.path, KEY)  # as in a till: with one open, closing the writer copies nothing
    disk.plan = ["landed"]
    failing.run(Priority.SALE, insert)
    shutil.copy(disk.path, tmp_path / "without-its-log.db")
    reader.close()
    alone = open_writer(tmp_path / "without-its-log.db", KEY)
    assert alone.execute("SELECT key FROM setting").fetchall() == [("a",)]
    alone.close()


@pytest.mark.parametrize("fate", ["landed", "lost"])
def test_a_purchase_whose_commit_failed_once_is_stored_once(
    store: Store, journal: Journal, fate: str
) -> None:
    # The store's own writer gives way to one on a failing disk; everything else is the real thing.
    store._writer.close()
    path = store._readers._path
    disk = FailingDisk(path)
    journal._writer = Writer(Transactions(path, disk.open, HeadMark(path, KEY), Reserve(path, 0)))
    disk.plan = [fate]
    fact = purchase()
    try:
        (stored,) = journal.append([fact])
        assert stored.entry_id == fact.entry_id
        assert ids_of(tuple(journal.entries(("purchase_recorded",)))) == [fact.entry_id]
        assert journal.verify().ok
    finally:
        journal._writer.close()


@pytest.mark.parametrize("second", ["lost", "no open"])
def test_a_disk_that_fails_again_leaves_the_outcome_open_and_says_so(
    failing: Writer, disk: FailingDisk, second: str
) -> None:
    disk.plan = ["lost", second]
    with pytest.raises(StoreUncertainError):
        failing.run(Priority.SALE, insert)
    disk.plan = []
    failing.run(Priority.SALE, insert)
    assert names(failing) == ["a"]


def test_damage_that_leaves_a_commit_unclear_is_looked_for_by_the_next_start(
    failing: Writer, disk: FailingDisk
) -> None:
    disk.plan = ["lost", "damage"]
    with pytest.raises(StoreUncertainError):
        failing.run(Priority.SALE, insert)
    assert beside(disk.path, DOUBT).exists()


@pytest.mark.parametrize("plan", [["landed"], ["landed", "no open"]])
def test_a_commit_that_may_have_landed_on_a_full_disk_is_never_told_as_not_written(
    failing: Writer, disk: FailingDisk, monkeypatch: pytest.MonkeyPatch, plan: list[str]
) -> None:
    monkeypatch.setattr(errors, "_is_full", lambda _path: True)
    disk.plan = list(plan)
    with nullcontext() if plan == ["landed"] else pytest.raises(StoreUncertainError):
        failing.run(Priority.SALE, insert)
    disk.plan = []
    assert names(failing) == ["a"]


def test_work_that_may_not_run_twice_is_not_repeated(failing: Writer, disk: FailingDisk) -> None:
    disk.plan = ["landed"]
    with pytest.raises(StoreUncertainError):
        failing.run(Priority.COUNT, insert, repeatable=False)
    assert names(failing) == ["a"]


def test_work_that_fails_changes_nothing_and_the_next_runs(failing: Writer) -> None:
    def half(connection: apsw.Connection) -> None:
        insert(connection)
        connection.execute("INSERT INTO no_such_table VALUES (1)")

    with pytest.raises(StoreFailedError):
        failing.run(Priority.SALE, half)
    assert names(failing) == []


def test_an_error_of_our_own_reaches_the_caller_and_not_the_next_one(failing: Writer) -> None:
    def wrong(connection: apsw.Connection) -> None:
        insert(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing.run(Priority.SALE, wrong)
    assert names(failing) == []


def test_sales_go_before_receipts_and_receipts_before_snapshot_pages(failing: Writer) -> None:
    busy, go_on = threading.Event(), threading.Event()
    order: list[Priority] = []

    def occupy(_: apsw.Connection) -> None:
        busy.set()
        assert go_on.wait(5)

    failing.submit(Priority.SNAPSHOT, occupy)
    assert busy.wait(5)
    waiting = [Priority.SNAPSHOT, Priority.RECEIPT, Priority.COUNT, Priority.SALE]
    done = [failing.submit(priority, noting(order, priority)) for priority in waiting]
    go_on.set()
    for future in done:
        future.result(timeout=5)
    assert order == sorted(waiting)


def test_a_sale_that_comes_while_somebody_writes_on_his_own_thread_goes_first(failing: Writer) -> None:
    busy, go_on = threading.Event(), threading.Event()
    order: list[Priority] = []

    def occupy(_: apsw.Connection) -> None:
        busy.set()
        assert go_on.wait(5)

    page = threading.Thread(target=lambda: failing.run(Priority.SNAPSHOT, occupy))
    page.start()
    assert busy.wait(5)
    first = failing.submit(Priority.RECEIPT, noting(order, Priority.RECEIPT))
    while failing._queue.qsize():
        threading.Event().wait(0.001)  # until the writer's thread has taken it and waits for its turn
    sale = failing.submit(Priority.SALE, noting(order, Priority.SALE))
    go_on.set()
    for future in (first, sale):
        future.result(timeout=5)
    page.join(5)
    assert order == [Priority.SALE, Priority.RECEIPT]


def test_what_was_queued_is_written_before_closing(path: Path) -> None:
    store = new_store(path)
    writer = store._writer
    futures = [writer.submit(Priority.SNAPSHOT, insert) for _ in range(20)]
    store.close()
    assert all(future.done() and future.exception() is None for future in futures)
    with pytest.raises(StoreClosedError):
        writer.run(Priority.SALE, insert)


def test_a_cancelled_wish_is_passed_over(failing: Writer) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def occupy(_: apsw.Connection) -> None:
        busy.set()
        assert go_on.wait(5)

    failing.submit(Priority.SALE, occupy)
    assert busy.wait(5)
    assert failing.submit(Priority.SALE, insert).cancel()
    go_on.set()
    assert names(failing) == []


def test_many_threads_write_and_read_at_the_same_time(journal: Journal) -> None:
    facts = [[purchase(n) for n in range(10)] for _ in range(6)]

    def work(mine: int) -> None:
        for fact in facts[mine]:
            journal.append([fact])
            assert journal.find(fact.entry_id) is not None
            journal.status()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert journal.status().head_seq == 61
    assert journal.verify().ok
