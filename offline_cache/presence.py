"""Whether the file that is written to, and its log, still stand under their names (F06).

On POSIX a file that was deleted or replaced is written to as if nothing had been, and gone when the till
ends; Windows lets nobody delete or rename a file that SQLite has open. Asked before each commit, while a
customer stands there, so it is one question where it can be: POSIX has each name that is made, removed or
renamed move the time of its folder, so under the same folder with the same time stand the same files.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from offline_cache.beside import LOG, beside

SETTLED_NS = 5_000_000_000
"""A folder's time tells of changes after it once it is this old: no file system counts in longer steps than
two seconds (FAT), and two changes within one step look like one.
"""
_Identity = tuple[int, int]


class Presence:
    """Of one file while a connection has it open."""

    def __init__(self, path: Path) -> None:
        self._folder = os.fspath(path.parent)
        self._names = (os.fspath(path), os.fspath(beside(path, LOG)))
        self._file: _Identity | None = None
        self._log: _Identity | None = None
        self._settled: tuple[int, int, int] | None = None

    def begins(self) -> None:
        """The file was opened just now; its log may not be there yet."""
        self._file, self._log, self._settled = _identity(self._names[0]), None, None

    @property
    def knows_log(self) -> bool:
        """Whether `log_is_there` was told."""
        return self._log is not None

    def log_is_there(self) -> None:
        """A commit was written, and so there is a log."""
        self._log, self._settled = _identity(self._names[1]), None

    def gone(self) -> str | None:
        """What was deleted or replaced; None for nothing."""
        try:
            folder = os.stat(self._folder)  # noqa: PTH116  # a `Path` takes twice as long
        except OSError:
            return "the file"
        seen = (folder.st_dev, folder.st_ino, folder.st_mtime_ns)
        if seen == self._settled:
            return None
        # The folder's time was read first: what changes from here on moves it once more.
        gone = self._gone_by_name()
        if gone is None and self._log is not None and time.time_ns() - folder.st_mtime_ns > SETTLED_NS:
            self._settled = seen
        return gone

    def _gone_by_name(self) -> str | None:
        file, log = self._names
        if self._file is None or _identity(file) != self._file:
            return "the file"
        return "the log" if self._log is not None and _identity(log) != self._log else None


def _identity(name: str) -> _Identity | None:
    """Which file stands under this name."""
    try:
        found = os.stat(name)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino
