"""How an installation's files leave this computer (`services.safe_exit.Leaving`)."""

from __future__ import annotations

from pathlib import Path

from offline_cache.errors import StoreMissingError
from offline_cache.export import register_of
from offline_cache.process_lock import ProcessLock
from offline_cache.store import Store
from pos_client.bootstrap.closed_till import closed_till
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_records import end_removal, removal_was_begun, remove_files
from pos_client.bootstrap.sealed_file import write_sealed
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import RefusedError
from pos_client.services.safe_exit import Waiting


class Departure:
    """Looks, exports and removes, each time for this process alone. Between looking and removing the till
    could be started; so what was looked at is compared once more, under the lock.
    """

    def __init__(self, folder: DataFolder, outside: Surroundings) -> None:
        self._folder = folder
        self._outside = outside
        self._seen: str | None = None

    def waiting(self) -> Waiting:
        """What the backend has not answered.

        Raises:
            RefusedError: `not-enrolled`.
            SecretStoreError, CacheError: it cannot be opened, and nobody can tell what waits.
        """
        if removal_was_begun(self._folder):
            return Waiting(0, open_sale=False)
        with closed_till(self._folder, self._outside) as till:
            status = till.journal.status()
            self._seen = status.head_hash
            return Waiting(status.waiting, till.store.open_sale.find() is not None)

    def export(self, path: Path) -> None:
        """Raises as `write_sealed`. The export of a removal that was cut short was written before."""
        self._folder.refuse_output(path)
        if removal_was_begun(self._folder):
            self._must_be_exported(path)
            return
        with closed_till(self._folder, self._outside) as till:
            write_sealed(till.journal, till.recovery, path)
            self._seen = till.journal.status().head_hash

    def remove(self) -> None:
        """Files first, then the keys, then nobody knows of this installation.

        Raises:
            RefusedError: `till-changed`: something was recorded since it was looked at.
            CacheError: `till-already-open`.
            StoreError: `records-not-removed`: asked for again it goes on.
        """
        installation = self._folder.installation()
        lock = ProcessLock(self._folder.database)
        try:
            if not removal_was_begun(self._folder):
                self._must_be_as_seen()
            remove_files(self._folder)
            if installation is not None:
                self._outside.secrets.forget(installation.secret_name)
            end_removal(self._folder)
        finally:
            lock.release()

    def _must_be_exported(self, path: Path) -> None:
        installation = self._folder.installation()
        try:
            with path.open("rb") as file:
                register = register_of(file)
        except OSError as error:
            raise StoreMissingError("the file is gone", self._folder.database) from error
        if installation is not None and register != installation.register_id:
            raise StoreMissingError("the file is gone", self._folder.database)

    def _must_be_as_seen(self) -> None:
        installation = self._folder.installation()
        secrets = None if installation is None else self._outside.secrets.load(installation.secret_name)
        if installation is None or secrets is None:
            raise RefusedError("till-changed")
        with Store.open_for_reading(self._folder.database, secrets.database_key) as store:
            journal = store.open_journal(
                register=installation.register_id,
                zone="UTC",
                key_id="",
                instance=installation.instance,
                clock_evidence=dict,
            )
            if journal.status().head_hash != self._seen:
                raise RefusedError("till-changed")
