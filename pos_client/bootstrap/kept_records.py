"""The till's files on the disk while nobody has them open: known again, kept aside, removed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from offline_cache.beside import files_of
from offline_cache.errors import StoreKeyError, StoreMissingError
from offline_cache.process_lock import ProcessLock
from offline_cache.sealed_key import read_sealed_key
from offline_cache.store import Store
from pos_client.bootstrap.folders import DataFolder
from pos_client.domain.errors import SecretStoreError, StoreError
from pos_client.domain.installation import Installation
from pos_client.services.ports import SecretStore


class RecordsOnDisk:
    """The records of a till that comes back (`KeptRecords`)."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._sealed = read_sealed_key(folder.database)

    @property
    def register(self) -> str | None:
        """Whose records they are, by what stands openly beside them; None where nothing says."""
        if self._sealed is not None:
            return self._sealed.register
        installation = self._folder.installation()
        return None if installation is None else installation.register_id

    @property
    def sealed_key(self) -> bytes | None:
        """The key of the file, sealed for the backend; None where it was never sealed."""
        return None if self._sealed is None else self._sealed.sealed

    def must_open(self, key: bytes) -> None:
        """Raise the `CacheError` that says why this key does not open them."""
        Store.open(self._folder.database, key).close()


def records_open(folder: DataFolder, keyring: SecretStore, installation: Installation) -> bool:
    """Whether file and key are here and fit each other.

    Raises:
        SecretStoreError: the keyring does not say. A passphrase that nobody gave is one that nobody knows.
        CacheError: the file does not open for another reason, which keeping it aside does not mend.
    """
    try:
        secrets = keyring.load(installation.secret_name)
    except SecretStoreError as error:
        if error.code not in ("keyring-entry-damaged", "passphrase-file-damaged", "passphrase-needed"):
            raise
        return False
    if secrets is None:
        return False
    try:
        Store.open_for_reading(folder.database, secrets.database_key).close()
    except (StoreMissingError, StoreKeyError):
        return False
    return True


def keep_aside(folder: DataFolder, now: datetime) -> Path:
    """Move what this installation kept into a folder of its own inside the data folder, and leave the data
    folder as before a first start. Nothing is deleted.

    Raises:
        CacheError: `till-already-open`.
        StoreError: `records-not-moved`: what was moved already is in the folder that it names.
    """
    aside = folder.path / f"aside-{now:%Y%m%dT%H%M%SZ}"
    lock = ProcessLock(folder.database)
    try:
        aside.mkdir(mode=0o700)
        # The record of the installation goes last: until then the next start still knows that there is one.
        for path in (*files_of(folder.database), folder.secrets, folder.record):
            if path.exists():
                path.rename(aside / path.name)
    except OSError as error:
        raise StoreError("records-not-moved", f"{type(error).__name__}: {aside.name}") from error
    finally:
        lock.release()
    return aside


@contextmanager
def lost_file_s_rest_aside(folder: DataFolder, now: datetime) -> Iterator[None]:
    """What is left of a file that is gone, or that never held a fact, in a folder of its own, so that none of
    it is taken for a new file's: a log may have records in it. When the block fails it is back in its place.

    Raises:
        StoreError: `records-not-moved`.
    """
    aside = folder.path / f"aside-{now:%Y%m%dT%H%M%SZ}"
    moved: list[Path] = []
    try:
        for path in files_of(folder.database):
            if _DAMAGED not in path.name:
                aside.mkdir(mode=0o700, exist_ok=True)
                path.rename(aside / path.name)
                moved.append(path)
    except OSError as error:
        raise StoreError("records-not-moved", f"{type(error).__name__}: {aside.name}") from error
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for path in moved:
                (aside / path.name).rename(path)
            aside.rmdir()
        raise


def remove_files(folder: DataFolder) -> None:
    """Delete this installation's data. What was kept aside of a damaged file stays: it may hold what nobody
    else has. The caller holds the process lock, and nothing waits.

    A removal that was cut short is known by the other name of the database, and goes on when it is asked for
    again; so that file goes last, by `end_removal`.

    Raises:
        StoreError: `records-not-removed`.
    """
    try:
        if folder.database.exists():
            folder.database.replace(_removed(folder))
        for path in (*files_of(folder.database), folder.devices):
            if _DAMAGED not in path.name and path != _removed(folder):
                path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError("records-not-removed", type(error).__name__) from error


def end_removal(folder: DataFolder) -> None:
    """Nobody knows of this installation any more.

    Raises:
        StoreError: `records-not-removed`.
    """
    try:
        folder.record.unlink(missing_ok=True)
        _removed(folder).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError("records-not-removed", type(error).__name__) from error
    for log in folder.path.glob(f"{folder.log.name}*"):
        with suppress(OSError):  # another window may have it open; there is nothing personal in it
            log.unlink()


def removal_was_begun(folder: DataFolder) -> bool:
    """Whether a removal was decided and cut short."""
    return _removed(folder).exists() and not folder.database.exists()


def _removed(folder: DataFolder) -> Path:
    return folder.database.with_name(folder.database.name + ".removed")


_DAMAGED = ".damaged-"
