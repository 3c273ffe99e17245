"""A till becomes known to its backend."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from pos_client.domain.ids import RandomBytes
from pos_client.domain.installation import Installation, TillSecrets
from pos_client.services.ports import EnrolmentDesk, SecretStore

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Enrol:
    """Keys are made here and never leave but into the keyring.

    `desk` gives the way to a backend at an address; `public_key` turns a signing key into its public half, in
    hex; `make_ready` makes the till's own file.
    """

    secrets: SecretStore
    desk: Callable[[str], EnrolmentDesk]
    public_key: Callable[[bytes], str]
    make_ready: Callable[[TillSecrets], None]
    random_bytes: RandomBytes

    def __call__(self, url: str, code: str) -> tuple[Installation, TillSecrets]:
        """Enrol by the one-time code. Keyring and disk are tried first: a code must not be spent on a till
        that cannot keep anything.

        Raises:
            InputError: `url-invalid`, `url-not-secure`.
            SecretStoreError: nothing was sent.
            RefusedError: `enrolment-code-unknown`, `enrolment-code-used`, `enrolment-code-expired`,
                `too-many-tries`.
            UnreachableError: no answer came; the code may be spent, then the next try hears
                `enrolment-code-used`.
        """
        desk = self.desk(url)
        instance = str(uuid.UUID(bytes=self.random_bytes(16), version=4))
        keys = TillSecrets(self.random_bytes(KEY_BYTES), self.random_bytes(KEY_BYTES))
        name = f"till/{instance}"
        self.secrets.save(name, keys)
        try:
            self.make_ready(keys)
            enrolled = desk.enrol(code.strip(), self.public_key(keys.signing_key), instance)
        except BaseException:
            self.secrets.forget(name)
            raise
        whole = replace(keys, token=enrolled.token)
        self.secrets.save(name, whole)
        return Installation(url, instance, name, enrolled.register_id), whole
