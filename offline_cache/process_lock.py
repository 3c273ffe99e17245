"""One process per store: a lock of the operating system, held for the life of the process (F08).

The system drops it when the process ends, however it ends, so a lock can never be stale. The lock file
itself stays: removing it would let two processes lock two different files of the same name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from offline_cache.errors import StoreBusyError, as_disk_error

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProcessLock:
    """The lock beside a store, taken on construction.

    Raises `StoreBusyError` at once when somebody has it.
    """

    def __init__(self, store_path: Path) -> None:
        path = store_path.with_name(store_path.name + ".lock")
        try:
            # Not inherited by child processes (PEP 446), so a till's helpers cannot keep it locked.
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise as_disk_error(error, store_path) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreBusyError("another process has it open", store_path) from error

    def release(self) -> None:
        """Let another process have the store. Once only."""
        os.close(self._descriptor)
