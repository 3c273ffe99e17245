"""Making a file ready to be written: looked at first, mended where it must be, brought to today's form.

For the process that holds the lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import apsw

from offline_cache.beside import copy_aside
from offline_cache.connection import open_reader, open_writer
from offline_cache.errors import StoreDamagedError, StoreMissingError, meaning_of_errors
from offline_cache.head_mark import HeadMark, Mark
from offline_cache.inspection import create_file, inspect
from offline_cache.mending import (
    Loss,
    Repair,
    lost_end,
    more_lost,
    note_loss,
    note_repair,
    noted_repair,
)
from offline_cache.salvage import Damage, finish, salvage
from offline_cache.schema import STEPS, migrate, remove_old_copies, version_of
from offline_cache.snapshot import forget_unfinished_refill


def make_ready(
    path: Path,
    key: bytes,
    vfs: str | None,
    *,
    create: bool,
    now: datetime,
    steps: Sequence[str] = STEPS,
) -> Repair | None:
    """What was mended and nobody was told of yet, None where nothing was.

    Raises a `StoreOpenError` or `DiskFullError`; then the file is as it was.
    """
    finish(path)
    _refuse_missing(path, create=create)
    if create and not path.exists():
        create_file(path, key)
    mark = _mark(path, key, vfs)
    try:
        with meaning_of_errors(path):
            inspect(path, key, may_be_new=create, steps=steps, vfs=vfs)
            repair = _opened(path, key, vfs, mark, now, steps)
    except StoreDamagedError as error:
        # Also what the look at a large file had left out, and the first writing met.
        salvage(Damage(path, key, vfs, mark, error.detail), steps, now)
        repair = _opened(path, key, vfs, mark, now, steps)
    if repair is None:
        remove_old_copies(path, now)
    return repair


def _refuse_missing(path: Path, *, create: bool) -> None:
    if not create and not path.exists():
        raise StoreMissingError("the file is gone", path)


def _mark(path: Path, key: bytes, vfs: str | None) -> Mark | None:
    mark = HeadMark(path, key, vfs)
    try:
        return mark.read()
    finally:
        mark.close()


def _opened(
    path: Path, key: bytes, vfs: str | None, mark: Mark | None, now: datetime, steps: Sequence[str]
) -> Repair | None:
    loss = _loss(path, key, vfs, mark)
    # Before anything may write: to open the log for writing is to give up what does not read of it.
    aside = copy_aside(path, now) if loss is not None else None
    connection = open_writer(path, key, vfs)
    try:
        migrate(connection, path, steps)
        if loss is not None and aside is not None:
            with connection:
                lost = more_lost(connection, loss)
                note_loss(connection, loss)
                note_repair(connection, Repair(aside, 0, lost, "the journal ended before its mark"))
        forget_unfinished_refill(connection)
        return noted_repair(connection, path)
    finally:
        connection.close()


def _loss(path: Path, key: bytes, vfs: str | None, mark: Mark | None) -> Loss | None:
    """What the mark knows of and the file does not; None where that was noted before."""
    if mark is None or path.stat().st_size == 0:
        return None
    connection = open_reader(path, key, vfs)
    try:
        if version_of(connection) == 0:
            return None
        loss = lost_end(connection, mark)
        return loss if loss is not None and more_lost(connection, loss) else None
    except apsw.SQLError:
        return None
    finally:
        connection.close()
