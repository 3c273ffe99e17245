"""What can go wrong with the till's own file.

    CacheError                      every one carries a stable `code`
    ├── StoreOpenError              the store cannot be opened; the file stays as it is
    │   ├── StoreMissingError       database-missing    the file of a known installation is gone
    │   ├── StoreBusyError          till-already-open   another process has it
    │   ├── StoreKeyError           database-key-wrong  the key does not fit the file
    │   ├── StoreNewerError         database-newer      written by a newer program
    │   ├── StoreDamagedError       database-damaged    does not read, or its chain does not verify
    │   │   └── DamageMetError      database-damage-met while the till ran: the next start mends it
    │   ├── StoreReadOnlyError      database-read-only  may not be written
    │   └── StoreMigrationError     database-migration-failed  rolled back; the copy made before is kept
    ├── StoreWriteError             nothing was written
    │   ├── DiskFullError           disk-full
    │   └── StoreFailedError        database-failed     the disk or SQLite refuses
    ├── StoreUncertainError         record-uncertain    perhaps written: append the same ids again
    ├── StoreClosedError            store-closed        used after close
    └── EntryError                  entry-not-usable    this one cannot be written; others are not touched

The one place where what `apsw` raises is turned into these is `as_cache_error`.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from offline_cache.beside import leave_doubt

_FULL_BELOW_BYTES = 256 * 1024


class CacheError(Exception):
    """Root. `detail` is for support and never personal; `path` is the file that it is about, if one is."""

    code = "cache-failed"

    def __init__(self, detail: str = "", path: Path | None = None) -> None:
        named = f"{detail} ({path.name})" if path is not None and detail else detail
        super().__init__(f"{self.code}: {named}" if named else self.code)
        self.detail = detail
        self.path = path


class StoreOpenError(CacheError):
    """The store cannot be opened. The file was left as it is."""


class StoreMissingError(StoreOpenError):
    """The file of a known installation is not there (F06)."""

    code = "database-missing"


class StoreBusyError(StoreOpenError):
    """Another process has this store open (F08)."""

    code = "till-already-open"


class StoreKeyError(StoreOpenError):
    """The key does not fit the file."""

    code = "database-key-wrong"


class StoreNewerError(StoreOpenError):
    """The file was written by a newer program (F10)."""

    code = "database-newer"


class StoreDamagedError(StoreOpenError):
    """The file does not read, or its chain does not verify (F07)."""

    code = "database-damaged"


class DamageMetError(StoreDamagedError):
    """A page did not read while the till ran: the next start reads every page, and mends what it can."""

    code = "database-damage-met"


class StoreReadOnlyError(StoreOpenError):
    """The file or its folder may not be written (F06), or the store was opened for reading."""

    code = "database-read-only"


class StoreMigrationError(StoreOpenError):
    """The file could not be brought to this program's form; it is as before, and a copy stands beside it
    (F09).
    """

    code = "database-migration-failed"


class StoreWriteError(CacheError):
    """Nothing was written; what was there before is safe."""


class DiskFullError(StoreWriteError):
    """No room on the disk (F04). Works again when there is room."""

    code = "disk-full"


class StoreFailedError(StoreWriteError):
    """The disk or SQLite refused for another reason (F05)."""

    code = "database-failed"


class StoreUncertainError(CacheError):
    """A commit failed and the store could not be asked whether it landed (F05).

    Appending the same entries again, with the same ids, is always right: what landed is found and not
    repeated.
    """

    code = "record-uncertain"


class StoreClosedError(CacheError):
    """The store was closed."""

    code = "store-closed"


class EntryError(CacheError):
    """This entry cannot be written as it is: not canonical JSON, or its id already names another fact."""

    code = "entry-not-usable"


def as_cache_error(error: apsw.Error, path: Path) -> CacheError:
    """What an SQLite error means for the till."""
    if isinstance(error, apsw.SQLError) and isinstance(error.__context__, apsw.Error):
        # SQLite rolled back by itself, so the rollback that follows fails, and hides why.
        error = error.__context__
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, (apsw.FullError, apsw.IOError, apsw.CantOpenError)) and (
        isinstance(error, apsw.FullError) or _is_full(path)
    ):
        # On a full disk the write-ahead log says FULL, but its shared-memory file says IOERR or CANTOPEN.
        return DiskFullError(detail, path)
    if isinstance(error, apsw.CantOpenError):
        return StoreReadOnlyError(detail, path) if path.exists() else StoreMissingError(detail, path)
    for kind, meaning in _MEANINGS.items():
        if isinstance(error, kind):
            return meaning(detail, path)
    return StoreFailedError(detail, path)


def met_while_running(error: apsw.Error, path: Path) -> CacheError:
    """The same of a file that opened. Damage is looked for by the next start, which reads a large file whole
    for nothing less.
    """
    meaning = as_cache_error(error, path)
    if not isinstance(meaning, StoreDamagedError):
        return meaning
    leave_doubt(path)
    return DamageMetError(meaning.detail, path)


def as_disk_error(error: OSError, path: Path) -> CacheError:
    """What a refusal of the system means for the till."""
    detail = f"{type(error).__name__}: {error.strerror}"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DiskFullError(detail, path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreReadOnlyError(detail, path)
    return StoreFailedError(detail, path)


@contextmanager
def meaning_of_errors(path: Path) -> Iterator[None]:
    """What SQLite and the system say, in the till's words."""
    try:
        yield
    except apsw.Error as error:
        raise as_cache_error(error, path) from error
    except OSError as error:
        raise as_disk_error(error, path) from error


_MEANINGS: dict[type[apsw.Error], type[CacheError]] = {
    apsw.ReadOnlyError: StoreReadOnlyError,
    apsw.PermissionsError: StoreReadOnlyError,
    apsw.CorruptError: StoreDamagedError,
    apsw.NotADBError: StoreDamagedError,
    apsw.BusyError: StoreBusyError,
    apsw.LockedError: StoreBusyError,
}


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _FULL_BELOW_BYTES
    except OSError:
        return False
