"""Room on the disk that is kept for the sale that is already paid (F04).

A disk fills up without asking. The customer at the till has paid by then, so that one sale must still be
recorded: a file of nothing holds its room, and is given up for the commit that closes the open sale and for
no other. Until it can be made again no new total is frozen.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import apsw

from offline_cache.errors import DiskFullError
from offline_cache.small_file import clear, is_plain

T_co = TypeVar("T_co", covariant=True)

RESERVE_BYTES = 64 * 1024 * 1024
_SHARE_OF_DISK = 16
"""A small disk is not asked for more than this part of it."""
_PIECE = 1024 * 1024
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NeedsReserve(Generic[T_co]):
    """Work that begins something: not without the room to finish it."""

    work: Callable[[apsw.Connection], T_co]

    def __call__(self, connection: apsw.Connection) -> T_co:
        """The work itself."""
        return self.work(connection)


@dataclass(frozen=True, slots=True)
class MayUseReserve(Generic[T_co]):
    """Work that closes what was begun: on a full disk it gets the reserve."""

    work: Callable[[apsw.Connection], T_co]

    def __call__(self, connection: apsw.Connection) -> T_co:
        """The work itself."""
        return self.work(connection)


class Reserve:
    """The file beside the database. `size` 0: none is kept, and there is always room."""

    def __init__(self, database: Path, size: int) -> None:
        """Make it, if there is room."""
        self._database = database
        self._path = database.with_name(f"{database.name}.reserve")
        self._size = min(size, shutil.disk_usage(database.parent).total // _SHARE_OF_DISK) if size else 0
        self.is_held()

    def is_held(self) -> bool:
        """Whether there is room to finish what would be begun now; a reserve that is not whole is made again
        if it can be.
        """
        return self._is_whole() or self._made()

    def admit(self, work: object) -> None:
        """Raise `DiskFullError` for work that begins something while the reserve is not whole."""
        if isinstance(work, NeedsReserve) and not self.is_held():
            raise DiskFullError("the reserve is used up", self._database)

    def lent_to(self, work: object) -> bool:
        """Whether the disk has more room now, because this work may have the reserve."""
        if not isinstance(work, MayUseReserve) or not self._path.exists():
            return False
        _log.warning("the disk is full: the reserve is given up to record the open sale")
        return self._gone()

    def _is_whole(self) -> bool:
        try:
            return not self._size or (is_plain(self._path) and self._path.stat().st_size == self._size)
        except OSError:
            return False

    def _made(self) -> bool:
        """Whole or not at all: half a reserve would take the room that frees the till."""
        try:
            self._clear_the_way()
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                _take(descriptor, self._size)
            finally:
                os.close(descriptor)
        except OSError:
            self._gone()
            return False
        return True

    def _clear_the_way(self) -> None:
        """A larger file would never be whole, and holds room that others need."""
        clear(self._path)
        if self._path.exists() and self._path.stat().st_size > self._size:
            self._path.unlink()

    def _gone(self) -> bool:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the reserve cannot be given up: %s", type(error).__name__)
            return False
        return True


def _take(descriptor: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
        return
    # Windows and macOS have no such call in Python. Random bytes, since a disk that compresses would keep
    # nothing for zeros.
    for done in range(0, size, _PIECE):
        os.write(descriptor, os.urandom(min(_PIECE, size - done)))
    os.fsync(descriptor)
