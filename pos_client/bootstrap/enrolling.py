"""A computer becomes a till, or becomes the till again that it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from offline_cache.chain import HeadSigner
from offline_cache.errors import meaning_of_errors
from offline_cache.process_lock import ProcessLock
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_records import RecordsOnDisk, end_removal
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import RefusedError, SecretStoreError, StoreError
from pos_client.domain.installation import Installation, TillSecrets
from pos_client.services.enrol import Enrol, EnrolAgain

Client = Callable[[str, str | None], BackendClient]
"""A backend at an address, with a token or without one."""


class Enrolling:
    """Decides by what is there: nothing, a till, or the records of a till without their key."""

    def __init__(self, folder: DataFolder, outside: Surroundings, client: Client) -> None:
        self._folder = folder
        self._outside = outside
        self._client = client

    def __call__(self, url: str, code: str, *, again: bool) -> tuple[Installation, TillSecrets]:
        """Enrol. `again` also where nothing is lost: this till gets a new token, and keeps its records.

        Raises:
            RefusedError: `already-enrolled` without `again`; as `Enrol` and `EnrolAgain`.
            StoreError: `database-missing`: the till is known here and its file is gone.
            CacheError: `till-already-open`; the file does not open.
        """
        database = self._folder.database
        with meaning_of_errors(database):
            database.parent.mkdir(parents=True, exist_ok=True)
        # Held until the till is known: who enrols at the same time must find what was made here, and would
        # take it away as his own when his enrolment fails.
        lock = ProcessLock(database.with_name(f"{database.name}.enrolling"))
        try:
            return self._enrolled(url, code, again=again)
        finally:
            lock.release()

    def _enrolled(self, url: str, code: str, *, again: bool) -> tuple[Installation, TillSecrets]:
        before = self._folder.installation()
        kept = None if before is None else self._kept(before)
        if kept is not None and not again:
            raise RefusedError("already-enrolled")
        if self._folder.database.exists():
            made = self._come_back(url, code, kept)
        elif before is not None:
            raise StoreError("database-missing")
        else:
            made = self._begin(url, code)
        self._folder.remember(made[0])
        if before is not None:
            self._outside.secrets.forget(before.secret_name)
        return made

    def _kept(self, installation: Installation) -> TillSecrets | None:
        """What the keyring still has. An entry that no longer reads is a lost one."""
        try:
            return self._outside.secrets.load(installation.secret_name)
        except SecretStoreError as error:
            if error.code != "keyring-entry-damaged":
                raise
            return None

    def _come_back(self, url: str, code: str, kept: TillSecrets | None) -> tuple[Installation, TillSecrets]:
        records = RecordsOnDisk(self._folder)
        # Before the code is spent: nobody else has them open, and a key that is still there fits.
        ProcessLock(self._folder.database).release()
        if kept is not None:
            records.must_open(kept.database_key)
        enrol = EnrolAgain(
            self._outside.secrets, self._client, _public_key, records, self._outside.random_bytes
        )
        return enrol(url, code, None if kept is None else kept.database_key)

    def _begin(self, url: str, code: str) -> tuple[Installation, TillSecrets]:
        # A removal whose last step was cut off must not be taken for one of the till that begins here.
        end_removal(self._folder)
        enrol = Enrol(
            secrets=self._outside.secrets,
            desk=lambda address: self._client(address, None),
            public_key=_public_key,
            make_ready=self._make_file,
            random_bytes=self._outside.random_bytes,
        )
        try:
            return enrol(url, code)
        except BaseException:
            # Made just now, and it never held a fact. The lock stays, and so does what an installation
            # before this one may have left.
            for ending in ("", "-wal", "-shm", ".key-mark", ".head", ".reserve"):
                with suppress(OSError):
                    Path(f"{self._folder.database}{ending}").unlink()
            raise

    def _make_file(self, secrets: TillSecrets) -> None:
        Store.open(self._folder.database, secrets.database_key, create=True).close()


def _public_key(signing_key: bytes) -> str:
    return HeadSigner(signing_key).public_key_hex
