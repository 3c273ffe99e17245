"""This copy of the program on this machine: what it knows openly and what it keeps secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pos_client.domain.trust import PUBLIC, Trust


class Place(StrEnum):
    """Where an installation's secrets lie."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105  # the name of a place


@dataclass(frozen=True, slots=True)
class Installation:
    """What may lie in a plain file. `kept_in` is where the rest is, `secret_name` under which name.

    `instance` is a UUID made at enrolment; two copies of one till differ in nothing else. `trust` is whom the
    till believes to be the backend at `url`. `locked_out` is how many entries waited when the backend revoked
    this till; None for one that may work. It lies openly: whoever finds the till may know that it is locked.
    """

    url: str
    instance: str
    secret_name: str
    register_id: str
    trust: Trust = PUBLIC
    kept_in: Place = Place.KEYRING
    locked_out: int | None = None

    def __post_init__(self) -> None:
        """Read from a file it is a plain text. Raises ValueError for a place that is none."""
        object.__setattr__(self, "kept_in", Place(self.kept_in))


@dataclass(frozen=True, slots=True)
class TillSecrets:
    """What only the operating system's keyring may hold, or a file that a manager's passphrase opens.

    `database_key` and `signing_key` (raw Ed25519) have 32 bytes each; `refresh_token` is what the register
    asks the backend for its next tokens with.
    """

    database_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
