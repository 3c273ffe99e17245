"""A computer becomes a till, or becomes the till again that it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from offline_cache.beside import beside
from offline_cache.chain import HeadSigner
from offline_cache.errors import meaning_of_errors
from offline_cache.inspection import key_fits
from offline_cache.process_lock import ProcessLock
from offline_cache.sealed_key import read_sealed_key
from offline_cache.small_file import is_plain, read_small, write_small
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_records import (
    RecordsOnDisk,
    end_removal,
    lost_file_s_rest_aside,
    removal_was_begun,
)
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import RefusedError, SecretStoreError, StoreError
from pos_client.domain.installation import Installation, Place, TillSecrets
from pos_client.domain.trust import PUBLIC, Trust
from pos_client.services.admission import Admission
from pos_client.services.enrol import Enrol, EnrolAgain

Client = Callable[[str, str | None], BackendClient]
"""A backend at an address, with a token or without one."""


class Enrolling:
    """Decides by what is there: nothing, a till, or the records of a till without their key."""

    def __init__(
        self,
        folder: DataFolder,
        outside: Surroundings,
        client: Client,
        trust: Trust = PUBLIC,
        *,
        new_passphrase: bool = False,
    ) -> None:
        """`trust` is what `client` goes by; it is kept with the installation. `new_passphrase`: the keys get
        a new place, and the old one need not answer.
        """
        self._new_passphrase = new_passphrase
        self._trust = trust
        self._folder = folder
        self._outside = outside
        self._client = client

    def __call__(self, url: str, admission: Admission, *, again: bool) -> tuple[Installation, TillSecrets]:
        """Enrol. `again` also where nothing is lost: this till gets new tokens, and keeps its records. One
        that its backend revoked needs no such word.

        Raises:
            RefusedError: `already-enrolled` without `again`; as `Enrol` and `EnrolAgain`.
            StoreError: `database-missing` without `again`: the till is known here and its file is gone. With
                it the till begins a new file, by a code for the same till.
            CacheError: `till-already-open`; the file does not open.
        """
        database = self._folder.database
        with meaning_of_errors(database):
            database.parent.mkdir(parents=True, exist_ok=True)
        # Held until the till is known: who enrols at the same time must find what was made here, and would
        # take it away as his own when his enrolment fails.
        lock = ProcessLock(database.with_name(f"{database.name}.enrolling"))
        try:
            self._forget_what_a_kill_left()
            return self._enrolled(url, admission, again=again)
        finally:
            lock.release()

    def _enrolled(self, url: str, admission: Admission, *, again: bool) -> tuple[Installation, TillSecrets]:
        before = self._folder.installation()
        again |= before is not None and before.locked_out is not None
        kept = None if before is None else self._kept(before)
        there = self._folder.database.exists() and not self._never_used(kept)
        if before is not None and not there and (not again or removal_was_begun(self._folder)):
            raise StoreError("database-missing")
        if kept is not None and not again:
            raise RefusedError("already-enrolled")
        # The way back to a file that is lost, should it be found: its key, here or sealed for the backend.
        needed = not there and read_sealed_key(self._folder.database) is None
        installation, secrets = (
            self._come_back(url, admission, kept) if there else self._begin(url, admission, before)
        )
        places = self._outside.places
        kept_in = Place.KEYRING if places is None else places.place
        made = replace(installation, trust=self._trust, kept_in=kept_in), secrets
        self._folder.remember(made[0])
        self._unfinished.unlink(missing_ok=True)
        self._begun.unlink(missing_ok=True)
        if before is not None and not needed:
            self._outside.secrets.forget(before.secret_name)
        return made

    @property
    def _unfinished(self) -> Path:
        """Stands beside a file that was made and that no installation is known to have yet."""
        return beside(self._folder.database, ".unfinished")

    @property
    def _begun(self) -> Path:
        """Has the name of what an enrolment that has not ended yet put into the keyring."""
        return self._folder.path / "enrolling-as"

    def _begin_as(self, name: str) -> None:
        with meaning_of_errors(self._folder.database):
            write_small(self._begun, name.encode())

    def _forget_what_a_kill_left(self) -> None:
        """Somebody may wait for minutes to be let in, and switch the computer off."""
        try:
            name = read_small(self._begun).decode(errors="replace")
        except OSError:
            return
        installation = self._folder.installation()
        if installation is None or installation.secret_name != name:
            with suppress(SecretStoreError):  # the enrolment that begins now says what is wrong with it
                self._outside.secrets.forget(name)
        self._begun.unlink(missing_ok=True)

    def _never_used(self, kept: TillSecrets | None) -> bool:
        """Whether the file was made by an enrolment that was killed: nobody has opened it since."""
        database = self._folder.database
        if not is_plain(self._unfinished) or read_sealed_key(database) is not None:
            return False
        return kept is None or not key_fits(database, kept.database_key)

    def _kept(self, installation: Installation) -> TillSecrets | None:
        """What the old place still has. An entry that no longer reads is a lost one, and so is one in a place
        that does not answer any more, where a new place was chosen.
        """
        try:
            return self._outside.secrets.load(installation.secret_name)
        except SecretStoreError as error:
            if error.code not in _LOST and not (self._new_passphrase and error.code in _LEFT_BEHIND):
                raise
            return None

    def _come_back(
        self, url: str, admission: Admission, kept: TillSecrets | None
    ) -> tuple[Installation, TillSecrets]:
        records = RecordsOnDisk(self._folder)
        # Before the code is spent: nobody else has them open, and a key that is still there fits.
        ProcessLock(self._folder.database).release()
        if kept is not None:
            records.must_open(kept.database_key)
        enrol = EnrolAgain(
            self._outside.secrets,
            self._client,
            _public_key,
            records,
            self._outside.random_bytes,
            self._begin_as,
        )
        with self._nothing_begun_when_it_fails():
            return enrol(url, admission, None if kept is None else kept.database_key)

    @contextmanager
    def _nothing_begun_when_it_fails(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            with suppress(OSError):
                self._begun.unlink()
            raise

    def _begin(
        self, url: str, admission: Admission, before: Installation | None
    ) -> tuple[Installation, TillSecrets]:
        if before is None:
            # A removal whose last step was cut off must not be taken for one of the till that begins here.
            end_removal(self._folder)
            if not is_plain(self._unfinished):
                return self._made_new(url, admission, None)
        # A till that runs without its file, or in it, is told apart before anything is moved.
        ProcessLock(self._folder.database).release()
        with lost_file_s_rest_aside(self._folder, self._outside.clock.now()):
            return self._made_new(url, admission, None if before is None else before.register_id)

    def _made_new(
        self, url: str, admission: Admission, register: str | None
    ) -> tuple[Installation, TillSecrets]:
        enrol = Enrol(
            secrets=self._outside.secrets,
            desk=lambda address: self._client(address, None),
            public_key=_public_key,
            make_ready=self._make_file,
            random_bytes=self._outside.random_bytes,
            begin=self._begin_as,
        )
        try:
            with self._nothing_begun_when_it_fails():
                return enrol(url, admission, register)
        except BaseException:
            # Made just now, and it never held a fact. The lock stays, and so does what an installation
            # before this one may have left.
            for ending in ("", "-wal", "-shm", ".key-mark", ".head", ".reserve", ".unfinished"):
                with suppress(OSError):
                    Path(f"{self._folder.database}{ending}").unlink()
            raise

    def _make_file(self, secrets: TillSecrets) -> None:
        write_small(self._unfinished, b"")
        Store.open(self._folder.database, secrets.database_key, create=True).close()


_LOST = frozenset({"keyring-entry-damaged", "passphrase-file-damaged"})
_LEFT_BEHIND = frozenset({"keyring-missing", "keyring-backend-refused", "passphrase-needed"})


def _public_key(signing_key: bytes) -> str:
    return HeadSigner(signing_key).public_key_hex
