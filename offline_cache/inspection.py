"""The look at a file before anything may write to it: right key, not newer, not damaged.

Reads only (F06, F07, F10).
"""

from __future__ import annotations

import hashlib
import logging
import math
import os
import time
from collections.abc import Sequence
from pathlib import Path

import apsw

from offline_cache.beside import DOUBT, LOG, beside, forget_doubt, leave_doubt, sync_folder
from offline_cache.connection import open_reader
from offline_cache.errors import StoreDamagedError, StoreKeyError, StoreMissingError
from offline_cache.journal_rows import COLUMNS
from offline_cache.schema import STEPS, refuse_newer, version_of
from offline_cache.small_file import read_small, write_small
from offline_cache.verify import verify_rows

_log = logging.getLogger(__name__)

CHECK_BUDGET_S = 1.0
WHOLE_UP_TO_BYTES = 4 * 1024 * 1024
"""A file up to this is checked whole at every start."""
TAIL = 100
"""So many of the newest entries are verified at every start: a fault hits first what was written last."""
_STEPS_BETWEEN_LOOKS = 2_000


def create_file(path: Path, key: bytes) -> None:
    """An empty file for a first start, which only its owner may read, and the mark of its key beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_small(_key_mark(path), key_mark(key))
    write_private(path, b"")
    sync_folder(path)


def key_mark(key: bytes) -> bytes:
    """Tells a wrong key from a damaged first page, and nothing else: a key is 32 random bytes, so its hash
    says nothing.
    """
    return hashlib.sha256(b"offline_cache key mark" + key).hexdigest()[:16].encode()


def inspect(
    path: Path, key: bytes, *, may_be_new: bool, steps: Sequence[str] = STEPS, vfs: str | None = None
) -> None:
    """Raise what is wrong with the file; leave every byte of it as it is."""
    if not path.exists():
        raise StoreMissingError("the file is gone", path)
    if path.stat().st_size == 0:
        if not may_be_new:
            raise StoreDamagedError("the file is empty", path)
        return
    whole = _must_be_read_whole(path)
    try:
        connection = open_reader(path, key, vfs)
    except apsw.NotADBError as error:
        raise _wrong_key_or_damage(path, key) from error
    try:
        refuse_newer(connection, path, steps)
        if _has_tables(connection, path, may_be_new=may_be_new):
            today = version_of(connection) == len(steps)
            _check_pages(connection, path, whole=whole or not today)
            if today:
                _check_tail(connection, path)
    finally:
        connection.close()


def _must_be_read_whole(path: Path) -> bool:
    """A small file always; a large one when the till did not end in order (its log is there), or when
    it met damage. So a start does not take longer for a backlog of weeks.
    """
    log = beside(path, LOG)
    unclean = log.exists() and log.stat().st_size > 0
    return unclean or path.stat().st_size <= WHOLE_UP_TO_BYTES or beside(path, DOUBT).exists()


def _has_tables(connection: apsw.Connection, path: Path, *, may_be_new: bool) -> bool:
    there = version_of(connection) > 0
    if not there and not may_be_new:
        raise StoreDamagedError("the file has no tables", path)
    return there


def _check_pages(connection: apsw.Connection, path: Path, *, whole: bool) -> None:
    """Read every page, for as long as the budget allows (a till that met damage takes the time it needs); of
    a file that need not be read whole, those of the small tables only.

    A file that should be read whole and was not leaves a doubt, so the next start reads it to its end. The
    rest is held by the seal on each page, when it is read, and by `Journal.verify`.
    """
    deadline = math.inf if beside(path, DOUBT).exists() else time.monotonic() + CHECK_BUDGET_S
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    try:
        for (table,) in connection.execute(_TABLES if whole else _SMALL_TABLES).fetchall():
            found = connection.execute(f"PRAGMA quick_check('{table}')").fetchall()
            if found != [("ok",)]:
                raise StoreDamagedError(str(found[0][0]), path)
        if whole:
            forget_doubt(path)
    except apsw.InterruptError:
        if whole:
            leave_doubt(path)
    finally:
        connection.set_progress_handler(None)


# What cannot be fetched again comes first, should the budget run out.
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name LIKE 'snapshot%'"
_SMALL_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'entry' AND name NOT LIKE 'snapshot%'"
)


def _check_tail(connection: apsw.Connection, path: Path) -> None:
    """Hold the newest entries against their chain. Their pages must read; a row that somebody altered is left
    to the journal, which leaves it behind and declares it.
    """
    newest = connection.execute(_NEWEST, (TAIL,)).fetchall()
    report = verify_rows(reversed(newest), from_the_start=False)
    if report.first_bad is not None:
        bad = report.first_bad
        _log.warning("%s: epoch %s, seq %s: %s", path.name, bad.epoch, bad.seq, bad.why)


_NEWEST = (
    f"SELECT {COLUMNS} FROM entry"  # noqa: S608  # names of columns
    " WHERE +register = (SELECT register FROM entry ORDER BY position DESC LIMIT 1)"
    " ORDER BY position DESC LIMIT ?"
)


def _wrong_key_or_damage(path: Path, key: bytes) -> StoreKeyError | StoreDamagedError:
    if key_fits(path, key):
        return StoreDamagedError("the first page does not read, though the key is right", path)
    return StoreKeyError("the key does not fit the file", path)


def key_fits(path: Path, key: bytes) -> bool:
    """Whether this is the key that the file was made with, by the mark beside it."""
    try:
        return read_small(_key_mark(path)) == key_mark(key)
    except OSError:
        # Without a mark that reads nobody can tell, and a key that may be wrong mends nothing.
        return False


def _key_mark(path: Path) -> Path:
    return beside(path, ".key-mark")


def write_private(path: Path, content: bytes) -> None:
    """A file on the disk that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
