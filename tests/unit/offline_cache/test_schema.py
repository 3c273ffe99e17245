"""Migrations: all steps or none, the file copied first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from offline_cache.connection import open_reader, open_writer
from offline_cache.errors import StoreMigrationError, StoreNewerError
from offline_cache.schema import STEPS, migrate, refuse_newer, version_of
from offline_cache.store import Store
from tests.unit.offline_cache.till import KEY, journal_of, new_store, purchase

NEXT_STEP = (
    "ALTER TABLE entry ADD COLUMN looked_at TEXT; CREATE TABLE later (a); INSERT INTO later VALUES ('done')"
)


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
import apsw
from offline_cache.connection import open_writer
from offline_cache.schema import STEPS, migrate
from tests.unit.offline_cache.till import KEY
from tests.unit.offline_cache.test_schema import NEXT_STEP

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
migrate(connection, path, (*STEPS, NEXT_STEP))
connection.exec_trace = None
connection.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX; the transaction is the same")
def test_a_kill_at_any_statement_leaves_the_old_form_or_the_new_one(old_file: Path) -> None:
    root = Path(__file__).parents[3]
    for at in range(1, 30):
        done = subprocess.run(
            [sys.executable, "-c", KILLED_WHILE_MIGRATING, str(old_file), str(at)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            capture_output=True,
        )
        if done.returncode == 0:
            assert rows(old_file, "SELECT a FROM later") == [("done",)]
            return
        assert done.returncode == -signal.SIGKILL, done.stderr
        ((version,),) = rows(old_file, "PRAGMA user_version")
        tables = {name for (name,) in rows(old_file, "SELECT name FROM sqlite_master WHERE name = 'later'")}
        assert (version, tables) in ((len(STEPS), set()), (len(STEPS) + 1, {"later"}))
        assert rows(old_file, "SELECT count(*) FROM entry") == [(1001,)]
    pytest.fail("the migration never came to its end")
