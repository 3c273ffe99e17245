"""A till becomes known to its backend."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import RandomBytes
from pos_client.domain.installation import Installation, TillSecrets
from pos_client.services.admission import Admission, Candidate
from pos_client.services.ports import EnrolmentDesk, KeptRecords, ReturnDesk, SecretStore

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Enrol:
    """Keys are made here and never leave but into the keyring.

    `desk` gives the way to a backend at an address; `public_key` turns a signing key into its public half, in
    hex; `make_ready` makes the till's own file. `begin` hears the name under which the keyring gets something
    before it does, so that what a kill leaves there can be found.
    """

    secrets: SecretStore
    desk: Callable[[str], EnrolmentDesk]
    public_key: Callable[[bytes], str]
    make_ready: Callable[[TillSecrets], None]
    random_bytes: RandomBytes
    begin: Callable[[str], None] = lambda _: None

    def __call__(
        self, url: str, admission: Admission, register: str | None = None
    ) -> tuple[Installation, TillSecrets]:
        """Enrol; `register` where it must be this till.

        Keyring and disk are tried first: a code must not be spent on a till that cannot keep anything.

        Raises:
            InputError: `url-invalid`, `url-not-secure`.
            SecretStoreError: nothing was sent.
            RefusedError: `enrolment-code-unknown`, `enrolment-code-used`, `enrolment-code-expired`,
                `too-many-tries`; `code-of-another-till`: it is not spent; `enrolled-as-another-till`; as
                `ByShownCode`.
            UnreachableError: no answer came; the code may be spent, then the next try hears
                `enrolment-code-used`.
        """
        desk = self.desk(url)
        instance, name = _new_instance(self.random_bytes)
        keys = TillSecrets(self.random_bytes(KEY_BYTES), self.random_bytes(KEY_BYTES))
        self.begin(name)
        self.secrets.save(name, keys)
        try:
            self.make_ready(keys)
            enrolled = admission(desk, Candidate(self.public_key(keys.signing_key), instance, register))
            if register not in (None, enrolled.register_id):
                raise RefusedError("enrolled-as-another-till", enrolled.register_id)
        except BaseException:
            self.secrets.forget(name)
            raise
        whole = replace(keys, refresh_token=enrolled.tokens.refresh_token)
        self.secrets.save(name, whole)
        return Installation(url, instance, name, enrolled.register_id), whole


@dataclass(frozen=True, slots=True)
class EnrolAgain:
    """A till that has its records comes back to its backend: its keyring was lost, or the backend does not
    know it any more. It gets a new signing key, a new instance and new tokens; the journal goes on.

    `desk` gives the way to a backend at an address, with a token or without one. `begin` as in `Enrol`.
    """

    secrets: SecretStore
    desk: Callable[[str, str | None], ReturnDesk]
    public_key: Callable[[bytes], str]
    records: KeptRecords
    random_bytes: RandomBytes
    begin: Callable[[str], None] = lambda _: None

    def __call__(
        self, url: str, admission: Admission, database_key: bytes | None = None
    ) -> tuple[Installation, TillSecrets]:
        """Enrol as the same till. Without `database_key` the backend opens the one that was sealed
        for it. Whatever fails, the records stay as they are.

        Raises:
            InputError: `url-invalid`, `url-not-secure`.
            SecretStoreError: nothing was sent.
            RefusedError: `sealed-key-missing`: nothing was sent. As `Enrol`. `code-of-another-till`: it is
                not spent. `not-sealed-for-this`: this backend cannot open the records.
            CacheError: the key does not open the records.
            UnreachableError: no answer came; the code may be spent.
        """
        register, sealed = self.records.register, self.records.sealed_key
        if register is None or (sealed is None and database_key is None):
            raise RefusedError("sealed-key-missing")
        desk = self.desk(url, None)
        instance, name = _new_instance(self.random_bytes)
        signing_key = self.random_bytes(KEY_BYTES)
        self.begin(name)
        # Tried first with a key that opens nothing: a code must not be spent where none can be kept.
        self.secrets.save(name, TillSecrets(self.random_bytes(KEY_BYTES), signing_key))
        try:
            enrolled = admission(desk, Candidate(self.public_key(signing_key), instance, register))
            if enrolled.register_id != register:  # by a backend that did not heed which till this was
                raise RefusedError("enrolled-as-another-till", enrolled.register_id)
            key = database_key or self.desk(url, enrolled.token).unseal("database-key", sealed or b"")
            if len(key) != KEY_BYTES:
                raise RefusedError("not-sealed-for-this", "a key of another length")
            self.records.must_open(key)
            whole = TillSecrets(key, signing_key, enrolled.tokens.refresh_token)
            self.secrets.save(name, whole)
        except BaseException:
            self.secrets.forget(name)
            raise
        return Installation(url, instance, name, register), whole


def _new_instance(random_bytes: RandomBytes) -> tuple[str, str]:
    """A new installation's id, and its name in the keyring."""
    instance = str(uuid.UUID(bytes=random_bytes(16), version=4))
    return instance, f"till/{instance}"
