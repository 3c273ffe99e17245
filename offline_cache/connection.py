"""Opening the encrypted file: cipher, key, durability, and what is asserted before anything is trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw

from offline_cache.errors import (
    StoreClosedError,
    StoreFailedError,
    StoreReadOnlyError,
    as_cache_error,
    met_while_running,
)

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose a commit when the write-ahead log is reset (fixed in 3.51.3)."""
KEY_BYTES = 32
BUSY_TIMEOUT_MS = 2_000
READER_CACHE_KIB = 2_000
"""SQLite's own measure."""
LOOKUP_CACHE_KIB = 32_000
"""For the connection that looks cards up (one, as long as one thread asks): most of a million cards. It is
filled by what is read, and emptied by SQLite whenever something was written meanwhile.
"""


def check_engine() -> None:
    """Raise `StoreFailedError` where the loaded SQLite is too old or has no encryption."""
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < OLDEST_SQLITE:
        raise StoreFailedError(f"SQLite {apsw.sqlite_lib_version()} is too old")
    if not getattr(apsw, "mc_version", None):
        raise StoreFailedError("this SQLite has no encryption")


def open_writer(path: Path, key: bytes, vfs: str | None = None) -> apsw.Connection:
    """The writing connection of an existing file, durable at each commit.

    `vfs` names another way to the disk than SQLite's own, one below the encryption.
    Raises `apsw.Error`, `StoreReadOnlyError`.
    """
    connection = _keyed(str(path), key, apsw.SQLITE_OPEN_READWRITE, vfs)
    try:
        _set_up_writer(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path, key: bytes, vfs: str | None = None) -> apsw.Connection:
    """A connection that cannot write."""
    try:
        connection = _keyed(str(path), key, apsw.SQLITE_OPEN_READONLY, vfs)
    except apsw.CantOpenError:
        if not path.exists() or path.with_name(f"{path.name}-wal").exists():
            raise
        # A closed file on a disk that may not be written: SQLite's own shared-memory file cannot be made
        # there.
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = _keyed(f"{path.absolute().as_uri()}?immutable=1", key, flags, vfs)
    connection.pragma("query_only", True)
    return connection


def open_for_salvage(path: Path, key: bytes, vfs: str | None = None) -> apsw.Connection:
    """A connection to a copy of a damaged file, also where the file is shorter than it says."""
    return _keyed(str(path), key, apsw.SQLITE_OPEN_READWRITE, vfs, whole=False)


def _set_up_writer(connection: apsw.Connection, path: Path) -> None:
    if connection.readonly("main"):
        # SQLite falls back to reading in silence where the file may not be written.
        raise StoreReadOnlyError("the file may not be written", path)
    if connection.pragma("journal_mode", "wal") != "wal":
        raise StoreReadOnlyError("no write-ahead log can be kept beside the file", path)
    # FULL: the log is synced at each commit, so "recorded" survives a power cut.
    connection.pragma("synchronous", "FULL")
    # macOS: fsync alone does not reach the platter there. Without effect elsewhere.
    connection.pragma("fullfsync", True)
    connection.pragma("secure_delete", True)
    connection.pragma("foreign_keys", True)


def _keyed(name: str, key: bytes, flags: int, vfs: str | None, *, whole: bool = True) -> apsw.Connection:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    # SQLite3 Multiple Ciphers puts its own layer over the one that is named behind this prefix.
    connection = apsw.Connection(name, flags=flags, vfs=f"multipleciphers-{vfs}" if vfs else None)
    try:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        connection.pragma("cipher", "chacha20")
        # The hex form is a raw key: the key is random already, a passphrase's slow derivation would add
        # nothing.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Sorting and staging must not spill plain text into a temporary file.
        connection.pragma("temp_store", "MEMORY")
        if not whole:
            # With this set SQLite takes the length that the file has for the one that it should have.
            connection.pragma("writable_schema", True)
        connection.pragma("schema_version")
    except BaseException:
        connection.close()
        raise
    return connection


class Readers:
    """Reading connections, lent out one per caller at a time; safe from any thread.

    `cache_kib` is the most that each keeps of the file in memory.
    """

    def __init__(
        self, path: Path, key: bytes, vfs: str | None = None, cache_kib: int = READER_CACHE_KIB
    ) -> None:
        self._path = path
        self._key = key
        self._vfs = vfs
        self._cache_kib = cache_kib
        self._idle: list[apsw.Connection] = []
        self._beside: list[Readers] = []
        self._closed = False

    def beside(self, cache_kib: int) -> Readers:
        """Others of the same file, with a cache of another size; closed with these."""
        others = Readers(self._path, self._key, self._vfs, cache_kib)
        self._beside.append(others)
        return others

    def rows(self, sql: str, bindings: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of one statement. Raises the `CacheError` that the failure means."""
        if self._closed:
            raise StoreClosedError(path=self._path)
        try:
            connection = self._take()
        except apsw.Error as error:
            raise as_cache_error(error, self._path) from error
        try:
            found = connection.execute(sql, bindings).fetchall()
        except apsw.Error as error:
            connection.close()
            raise met_while_running(error, self._path) from error
        self._idle.append(connection)
        return found

    def close(self) -> None:
        """Close the idle ones. The caller has seen to it that none is lent out."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        for others in self._beside:
            others.close()

    def _take(self) -> apsw.Connection:
        # list.pop and list.append are atomic, so a connection is never lent to two threads.
        try:
            return self._idle.pop()
        except IndexError:
            connection = open_reader(self._path, self._key, self._vfs)
            # SQLite takes a negative number as KiB, a positive one as pages.
            connection.pragma("cache_size", -self._cache_kib)
            return connection
