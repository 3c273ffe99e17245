"""Migrations: all steps or none, the file copied first."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from offline_cache.chain import canonical, wire_time
from offline_cache.connection import open_reader, open_writer
from offline_cache.errors import (
    CacheError,
    DiskFullError,
    StoreMigrationError,
    StoreNewerError,
    StoreOpenError,
)
from offline_cache.inspection import create_file
from offline_cache.journal_rows import StoredEntry
from offline_cache.schema import STEPS, migrate, refuse_newer, version_of
from offline_cache.store import Store
from tests.unit.offline_cache.recovery import Recovery
from tests.unit.offline_cache.till import KEY, NOON, REGISTER, journal_of, new_store, purchase, receipt_for

NEXT_STEP = (
    "ALTER TABLE entry ADD COLUMN looked_at TEXT; CREATE TABLE later (a); INSERT INTO later VALUES ('done')"
)


SALTS = ("body_salt", "personal_salt")


@pytest.fixture
def old_file(path: Path) -> Path:
    """A file of the newest released form, with queued entries."""
    with new_store(path) as store:
        journal_of(store).append([purchase(n) for n in range(1000)])
    return path


def migrate_with(path: Path, *more: str) -> None:
    connection = open_writer(path, KEY)
    try:
        migrate(connection, path, (*STEPS, *more))
    finally:
        connection.close()


def rows(path: Path, sql: str) -> list[tuple[apsw.SQLiteValue, ...]]:
    connection = open_reader(path, KEY)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.v{len(STEPS)}")


def test_a_migration_keeps_every_entry_and_a_copy_of_the_file_before(old_file: Path) -> None:
    before = rows(old_file, "SELECT entry_id, hash FROM entry ORDER BY position")
    migrate_with(old_file, NEXT_STEP)
    assert rows(old_file, "SELECT entry_id, hash FROM entry ORDER BY position") == before
    assert rows(old_file, "SELECT a FROM later") == [("done",)]
    assert rows(copy_of(old_file), "SELECT entry_id, hash FROM entry ORDER BY position") == before
    assert b"purchase_recorded" not in copy_of(old_file).read_bytes()


def test_a_migration_that_fails_is_rolled_back_and_the_copy_is_kept(old_file: Path) -> None:
    with pytest.raises(StoreMigrationError):
        migrate_with(old_file, NEXT_STEP, "ALTER TABLE no_such_table ADD COLUMN b")
    assert copy_of(old_file).exists()
    with Store.open(old_file, KEY) as store:
        assert journal_of(store).verify().entries == 1001
    with pytest.raises(apsw.SQLError):
        rows(old_file, "SELECT a FROM later")


def test_a_file_of_todays_form_is_neither_copied_nor_changed(old_file: Path) -> None:
    migrate_with(old_file)
    assert not copy_of(old_file).exists()


def aged(copy: Path, days: float) -> None:
    made_at = (NOON - timedelta(days=days)).timestamp()
    os.utime(copy, (made_at, made_at))


def open_at_noon(path: Path) -> None:
    with Store.open(path, KEY, wall_clock=lambda: NOON) as store:
        journal_of(store)


def test_a_copy_from_before_a_migration_goes_when_it_is_older_than_thirty_days(path: Path) -> None:
    new_store(path).close()
    copies = [path.with_name(f"{path.name}.v{form}") for form in (1, 12)]
    others = [path.with_name(path.name + ending) for ending in (".damaged-20200101T000000Z", ".v1-mine")]
    for file in (*copies, *others):
        file.write_bytes(b"something")
        aged(file, 29.9)
    open_at_noon(path)
    assert all(file.exists() for file in (*copies, *others))
    for file in (*copies, *others):
        aged(file, 30.1)
    open_at_noon(path)
    assert [file.exists() for file in (*copies, *others)] == [False, False, True, True]


def test_a_copy_stays_while_the_file_beside_it_does_not_open_well(path: Path) -> None:
    new_store(path).close()
    copy = path.with_name(f"{path.name}.v1")
    copy.write_bytes(b"something")
    aged(copy, 400)
    whole = path.read_bytes()
    path.write_bytes(b"\xff" * len(whole))
    with pytest.raises(StoreOpenError):
        open_at_noon(path)
    assert copy.exists()
    path.write_bytes(whole)
    open_at_noon(path)
    assert not copy.exists()


@pytest.mark.parametrize(
    ("number", "meaning"), [(errno.ENOSPC, DiskFullError), (errno.EIO, StoreMigrationError)]
)
def test_a_copy_that_cannot_be_made_says_why_and_leaves_nothing(
    old_file: Path, monkeypatch: pytest.MonkeyPatch, number: int, meaning: type[CacheError]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(meaning):
        migrate_with(old_file, NEXT_STEP)
    assert not list(old_file.parent.glob("*.v*"))
    with pytest.raises(apsw.SQLError):
        rows(old_file, "SELECT a FROM later")


def test_a_form_that_a_migration_made_is_newer_for_the_program_before(old_file: Path) -> None:
    migrate_with(old_file, NEXT_STEP)
    connection = open_reader(old_file, KEY)
    try:
        assert version_of(connection) == len(STEPS) + 1
        refuse_newer(connection, old_file, (*STEPS, NEXT_STEP))
        with pytest.raises(StoreNewerError):
            refuse_newer(connection, old_file)
    finally:
        connection.close()


KILLED_WHILE_MIGRATING = """
import os, signal, sys
from pathlib import Path
from offline_cache.connection import open_writer
from offline_cache.schema import migrate
from tests.unit.offline_cache.till import KEY

path, at = Path(sys.argv[1]), int(sys.argv[2])
connection = open_writer(path, KEY)
seen = 0

def die(*_):
    global seen
    seen += 1
    if seen == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return True

connection.exec_trace = die
migrate(connection, path)
connection.exec_trace = None
connection.close()
"""


def migrate_until_killed(path: Path, at: int) -> bool:
    """Whether it came to its end before the statement of this number."""
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_MIGRATING, str(path), str(at)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode == 0


# --- from form 1, the first that was released -----------------------------------------------------


def put_in_form_one(connection: apsw.Connection, entries: Sequence[StoredEntry]) -> None:
    """What the program of form 1 had written, by its own statement."""
    for entry in entries:
        wire = entry.wire
        parts = [
            None if wire[name] is None else canonical(wire[name]).decode() for name in ("body", "personal")
        ]
        salts = [None if wire[name] is None else bytes.fromhex(str(wire[name])) for name in SALTS]
        connection.execute(
            "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash,"
            " body, body_salt, personal, personal_salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(entry.register, entry.epoch, entry.seq, entry.entry_id, entry.kind),
                wire_time(entry.occurred_at),
                canonical(wire["header"]).decode(),
                bytes.fromhex(entry.hash),
                *(parts[0], salts[0], parts[1], salts[1]),
            ),
        )
    connection.execute("UPDATE entry SET state = 'acknowledged' WHERE seq <= 100")
    connection.execute("INSERT INTO delivery VALUES (?, '2026-11-22T12:00:00.000Z')", (REGISTER,))


@pytest.fixture
def form_one(path: Path, tmp_path: Path) -> Path:
    """A file of form 1 with an opening and 1,000 purchases, of which 99 and the opening were answered."""
    with new_store(tmp_path / "source.db") as store:
        journal = journal_of(store)
        journal.append([purchase(n, member="m1") for n in range(1000)])
        entries = journal.waiting(1001)
    create_file(path, KEY)
    connection = open_writer(path, KEY)
    try:
        migrate(connection, path, STEPS[:1])
        with connection:
            put_in_form_one(connection, entries)
    finally:
        connection.close()
    return path


def test_a_queue_of_form_one_is_the_same_queue_today(form_one: Path) -> None:
    before = rows(form_one, "SELECT entry_id, hash FROM entry ORDER BY position")
    with Store.open(form_one, KEY) as store:
        journal = journal_of(store)
        assert journal.verify().entries == 1001
        assert journal.verify().ok
        assert journal.status().waiting == 901
        assert rows(form_one, "SELECT entry_id, hash FROM entry ORDER BY position") == before
        assert journal.retire(NOON + timedelta(hours=23), Recovery()) == 0
        assert journal.retire(NOON + timedelta(hours=25), Recovery()) == 99
        assert journal.verify().ok
    assert rows(form_one.with_name(f"{form_one.name}.v1"), "SELECT count(*) FROM entry") == [(1001,)]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX; the transaction is the same")
def test_a_kill_at_any_statement_of_the_way_from_form_one_loses_nothing(form_one: Path) -> None:
    before = rows(form_one, "SELECT entry_id, hash, state FROM entry ORDER BY position")
    for at in range(1, 60):
        done = migrate_until_killed(form_one, at)
        ((version,),) = rows(form_one, "PRAGMA user_version")
        columns = {str(name) for (name,) in rows(form_one, "SELECT name FROM pragma_table_info('entry')")}
        tables = {name for (name,) in rows(form_one, "SELECT name FROM sqlite_master WHERE type = 'table'")}
        by_kind = rows(form_one, "SELECT name FROM pragma_index_info('entry_waiting') WHERE name = 'kind'")
        staff = {name for (name,) in rows(form_one, "SELECT name FROM pragma_table_info('staff_failure')")}
        mixed = (
            version,
            "untold" in staff,
            "sealed" in columns,
            "answered_at" in columns,
            "snapshot_list" in tables,
            bool(by_kind),
        )
        assert mixed in ((1, *[False] * 5), (len(STEPS), *[True] * 5))
        assert rows(form_one, "SELECT entry_id, hash, state FROM entry ORDER BY position") == before
        if done:
            assert at > len(STEPS)
            return
    pytest.fail("the migration never came to its end")


def test_a_journal_of_form_two_waits_and_is_listed_as_before(form_one: Path) -> None:
    connection = open_writer(form_one, KEY)
    migrate(connection, form_one, STEPS[:2])
    connection.close()
    purchases = [entry_id for (entry_id,) in rows(form_one, "SELECT entry_id FROM entry ORDER BY position")][
        1:
    ]
    with Store.open(form_one, KEY) as store:
        journal = journal_of(store)
        assert [entry.entry_id for entry in journal.waiting(2000)] == purchases[99:]
        listed = journal.entries(("purchase_recorded",), since=NOON, until=NOON + timedelta(seconds=1))
        assert [entry.entry_id for entry in listed] == purchases
    assert rows(form_one.with_name(f"{form_one.name}.v2"), "SELECT count(*) FROM entry") == [(1001,)]


@pytest.mark.parametrize("newest_first", [False, True])
def test_what_was_answered_and_what_waits_are_one_list_in_the_order_of_appending(
    path: Path, newest_first: bool
) -> None:
    with new_store(path) as store:
        journal = journal_of(store)
        made = journal.append([purchase(n) for n in range(10)])
        journal.settle([receipt_for(entry) for entry in made[::2]])
        ids = [entry.entry_id for entry in made]
        if newest_first:
            ids.reverse()
        for limit in (None, 7):
            listed = journal.entries(("purchase_recorded",), NOON, newest_first=newest_first, limit=limit)
            assert [entry.entry_id for entry in listed] == ids[:limit]


def test_every_question_that_a_till_asks_often_has_an_index(path: Path) -> None:
    with new_store(path) as store:
        journal_of(store)
    for question in (
        "register = ? AND state = 'waiting' AND live = 1 ORDER BY position LIMIT ?",
        "register = ? AND state = 'set_aside' AND live = 1 ORDER BY position",
        "register = ? AND state <> 'waiting' AND live = 1 AND kind IN (?) AND occurred_at >= ?",
        "register = ? AND state = 'waiting' AND live = 1 AND kind IN (?) AND occurred_at >= ?",
        "entry_id = ? AND live = 1",
        "live = 0 AND entry_id = ?",
        "register = ? AND epoch = ? AND seq >= ? ORDER BY seq",
        "register = ? AND answered_at < ? AND state = 'acknowledged' AND body IS NOT NULL",
        "sealed IS NOT NULL AND register = ? AND answered_at < ?",
    ):
        plan = str(
            rows(path, f"EXPLAIN QUERY PLAN SELECT position FROM entry WHERE {question.replace('?', '1')}")
        )
        assert "SEARCH entry USING" in plan, (question, plan)
