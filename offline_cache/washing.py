"""Bringing what was removed out of the write-ahead log as well."""

from __future__ import annotations

from pathlib import Path

import apsw

from offline_cache.connection import open_writer
from offline_cache.errors import as_cache_error


def wash(path: Path, key: bytes, vfs: str | None = None) -> bool:
    """Copy the log into the file and cut it to nothing, so that no older page is left in it.

    Removed rows are overwritten in the file at once (`secure_delete`), but the log keeps the pages as they
    were before until it begins anew. Done on a connection of its own: the copying goes on beside the writer,
    and only the cut at the end needs it to stand still. Nobody is waited for: False when somebody was
    reading or writing just then, and the caller tries again later. Raises the `CacheError` that a failure
    means.
    """
    try:
        connection = open_writer(path, key, vfs)
        try:
            connection.set_busy_timeout(0)
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        finally:
            connection.close()
    except apsw.BusyError:
        return False
    except apsw.Error as error:
        raise as_cache_error(error, path) from error
    return True
