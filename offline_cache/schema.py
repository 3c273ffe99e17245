"""The tables, and how an older file becomes today's.

Steps are numbered from 1; `user_version` is the number of the last step taken. A step is never changed once
it was released; a new form is a new step at the end. All steps run in one transaction, so a kill leaves the
old form or the new one, and the file is copied first.
"""

from __future__ import annotations

import glob
import logging
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from offline_cache.beside import copy_whole
from offline_cache.errors import (
    DiskFullError,
    StoreMigrationError,
    StoreNewerError,
    as_cache_error,
    as_disk_error,
)

_log = logging.getLogger(__name__)

_JOURNAL_AND_ALL = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- `position` is the order of appending over all epochs, without gaps; local to the till. Mending alone
-- deletes rows: those whose entries it appended again behind a hole.
-- `live` is 0 for an entry that a fork left behind: a later epoch has it again, under the same entry_id.
CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    occurred_at TEXT NOT NULL,
    header TEXT NOT NULL,
    hash BLOB NOT NULL,
    body TEXT,
    body_salt BLOB,
    personal TEXT,
    personal_salt BLOB,
    absent TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'acknowledged', 'held', 'set_aside')),
    reason TEXT,
    live INTEGER NOT NULL DEFAULT 1,
    UNIQUE (register, epoch, seq)
);
CREATE UNIQUE INDEX entry_by_id ON entry (entry_id) WHERE live = 1;
CREATE INDEX entry_waiting ON entry (register, position) WHERE state = 'waiting' AND live = 1;
CREATE INDEX entry_set_aside ON entry (register, position) WHERE state = 'set_aside' AND live = 1;
CREATE INDEX entry_by_time ON entry (register, kind, occurred_at) WHERE live = 1;
CREATE TABLE delivery (register TEXT PRIMARY KEY, last_acknowledged_at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE snapshot_card (
    key BLOB PRIMARY KEY, status TEXT NOT NULL, form TEXT NOT NULL, member_ref TEXT, benefits TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE snapshot_staging (
    key BLOB PRIMARY KEY, status TEXT NOT NULL, form TEXT NOT NULL, member_ref TEXT, benefits TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE snapshot_info (
    slot TEXT PRIMARY KEY CHECK (slot IN ('live', 'staging')),
    taken_at TEXT NOT NULL, cards INTEGER NOT NULL, cursor TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE staff_verifier (
    staff TEXT PRIMARY KEY, role TEXT NOT NULL, verifier TEXT NOT NULL, remembered_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE staff_failure (
    staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_failed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE open_sale (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), sale TEXT NOT NULL);
"""

_SNAPSHOT_IN_SLOTS = """
-- The list of the form before is dropped and fetched again: only answers of the backend make one.
DROP TABLE snapshot_card; DROP TABLE snapshot_staging; DROP TABLE snapshot_info;

-- Two tables that take turns (`snapshot_list` says which is in force). Status and form are places in the
-- tuples of snapshot_page.py, `benefits` is the number of a list in `snapshot_benefits`.
CREATE TABLE snapshot_a (
    key BLOB PRIMARY KEY,
    status INTEGER NOT NULL, form INTEGER NOT NULL, benefits INTEGER NOT NULL, member_ref TEXT
) WITHOUT ROWID;
CREATE TABLE snapshot_b (
    key BLOB PRIMARY KEY,
    status INTEGER NOT NULL, form INTEGER NOT NULL, benefits INTEGER NOT NULL, member_ref TEXT
) WITHOUT ROWID;
CREATE TABLE snapshot_benefits (
    slot TEXT NOT NULL, number INTEGER NOT NULL, benefits TEXT NOT NULL,
    PRIMARY KEY (slot, number), UNIQUE (slot, benefits)
) WITHOUT ROWID;
CREATE TABLE snapshot_list (
    slot TEXT PRIMARY KEY CHECK (slot IN ('a', 'b')),
    state TEXT NOT NULL DEFAULT 'empty' CHECK (state IN ('empty', 'building', 'copying', 'live', 'leaving')),
    taken_at TEXT, cards INTEGER NOT NULL DEFAULT 0, cursor TEXT,
    marred INTEGER NOT NULL DEFAULT 0 -- rows were removed since it was written
) WITHOUT ROWID;
CREATE UNIQUE INDEX snapshot_one_of_each ON snapshot_list (state)
    WHERE state IN ('building', 'copying', 'live');
INSERT INTO snapshot_list (slot) VALUES ('a'), ('b');
"""

_BODIES_THAT_LEAVE = """
-- `answered_at` is the backend's time of the receipt. Of what was answered under the form before, only the
-- newest receipt of all is known: such a body leaves late rather than early.
ALTER TABLE entry ADD COLUMN sealed BLOB;
ALTER TABLE entry ADD COLUMN answered_at TEXT;
UPDATE entry SET answered_at = (SELECT last_acknowledged_at FROM delivery WHERE register = entry.register)
    WHERE state <> 'waiting';
-- None of these holds an entry that was just recorded: a record touches no page of them.
CREATE INDEX entry_to_seal ON entry (register, answered_at) WHERE state = 'acknowledged' AND body IS NOT NULL;
CREATE INDEX entry_sealed ON entry (register, answered_at) WHERE sealed IS NOT NULL;
CREATE INDEX entry_left_behind ON entry (entry_id) WHERE live = 0;
"""

_FEWER_PAGES_PER_RECORD = """
-- A new entry waits, so it is in one index by state and none by time: each would be one page more to encrypt,
-- write and sync while a customer stands there. It goes into the one by time with its answer.
DROP INDEX entry_waiting;
DROP INDEX entry_by_time;
CREATE INDEX entry_waiting ON entry (register, position, kind) WHERE state = 'waiting' AND live = 1;
CREATE INDEX entry_by_time ON entry (register, kind, occurred_at) WHERE state <> 'waiting' AND live = 1;
"""

_STAFF_AS_THE_BACKEND_KNOWS_THEM = """
-- Whom the backend does not know by this stamp any more, nobody lets in by the verifier: those without one
-- sign in with the backend first.
ALTER TABLE staff_verifier ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
-- A wait goes by the clock that nobody sets: its milliseconds at the last failure, and in which run of it.
ALTER TABLE staff_failure ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_failure ADD COLUMN monotonic_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_failure ADD COLUMN boot TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_failure DROP COLUMN last_failed_at;
"""

STEPS: tuple[str, ...] = (
    _JOURNAL_AND_ALL,
    _SNAPSHOT_IN_SLOTS + _BODIES_THAT_LEAVE,
    _FEWER_PAGES_PER_RECORD,
    _STAFF_AS_THE_BACKEND_KNOWS_THEM,
)


def version_of(connection: apsw.Connection) -> int:
    """The number of the last step that this file took; 0 for a new one."""
    return int(connection.pragma("user_version"))


def refuse_newer(connection: apsw.Connection, path: Path, steps: Sequence[str] = STEPS) -> None:
    """Raise `StoreNewerError` for a file that a newer program wrote (F10). Reads only."""
    version = version_of(connection)
    if version > len(steps):
        raise StoreNewerError(f"form {version}, this program knows {len(steps)}", path)


def migrate(connection: apsw.Connection, path: Path, steps: Sequence[str] = STEPS) -> None:
    """Bring the file to the newest form: all steps or none (F09).

    An older file is copied first, to `<name>.v<old form>`, still encrypted. Raises `StoreMigrationError`
    after rolling back, and `DiskFullError` where there is no room for the copy or the steps.
    """
    version = version_of(connection)
    if version == len(steps):
        return
    if version > 0:
        _copy_first(connection, path, path.with_name(f"{path.name}.v{version}"))
    try:
        with connection:
            for step in steps[version:]:
                connection.execute(step)
            connection.pragma("user_version", len(steps))
    except apsw.SQLError as error:
        raise StoreMigrationError(f"from form {version} to {len(steps)}: {error}", path) from error
    except apsw.Error as error:
        raise as_cache_error(error, path) from error


def _copy_first(connection: apsw.Connection, path: Path, copy: Path) -> None:
    """A whole copy under its final name, or none."""
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    try:
        copy_whole(path, copy)
    except OSError as error:
        meaning = as_disk_error(error, path)
        if isinstance(meaning, DiskFullError):
            raise meaning from error
        raise StoreMigrationError(f"no copy could be made: {error.strerror}", path) from error


def remove_old_copies(path: Path, now: datetime) -> None:
    """Remove the copies from before a migration that are older than 30 days: they hold the cards and bodies
    of their time. For a file that opened well.
    """
    for copy in path.parent.glob(f"{glob.escape(path.name)}.v*"):
        if _OF_A_FORM.fullmatch(copy.name.removeprefix(path.name)):
            _remove_if_old(copy, now)


_COPY_IS_KEPT_FOR = timedelta(days=30)
_OF_A_FORM = re.compile(r"\.v[0-9]+")


def _remove_if_old(copy: Path, now: datetime) -> None:
    try:
        made_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        if now - made_at > _COPY_IS_KEPT_FOR:
            copy.unlink()
    except OSError as error:
        # The till starts all the same; the next start tries again.
        _log.warning("an old copy was not removed: %s", error.strerror)
