"""This copy of the program on this machine: what it knows openly and what it keeps secret."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_client.domain.trust import PUBLIC, Trust


@dataclass(frozen=True, slots=True)
class Installation:
    """What may lie in a plain file. `secret_name` is where the keyring holds the rest.

    `instance` is a UUID made at enrolment; two copies of one till differ in nothing else. `trust` is whom the
    till believes to be the backend at `url`.
    """

    url: str
    instance: str
    secret_name: str
    register_id: str
    trust: Trust = PUBLIC


@dataclass(frozen=True, slots=True)
class TillSecrets:
    """What only the operating system's keyring may hold.

    `database_key` and `signing_key` (raw Ed25519) have 32 bytes each; `token` is the register's at the
    backend.
    """

    database_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    token: str | None = field(default=None, repr=False)
