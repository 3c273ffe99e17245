"""What a till and its backend tell each other, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pos_client.domain.programme import Configuration

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The journal's head, signed."""

    epoch: int
    seq: int
    hash: str
    signature: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The backend's word on one entry. `outcome` is accepted, held, set_aside or duplicate."""

    epoch: int
    seq: int
    entry_id: str
    outcome: str
    reason: str | None
    first_outcome: str | None
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """The backend lacks what comes before: it expects this one."""

    expected_seq: int


@dataclass(frozen=True, slots=True)
class Forked:
    """The backend has another entry in this place."""

    seq: int
    stored_hash: str | None


@dataclass(frozen=True, slots=True)
class UnknownEpoch:
    """The backend has not seen this epoch open; the last that it knows."""

    last_epoch: int | None


@dataclass(frozen=True, slots=True)
class UploadAnswer:
    """What became of a batch: receipts for its beginning, and why the rest was not looked at."""

    receipts: tuple[Receipt, ...]
    stop: Gap | Forked | UnknownEpoch | None = None


@dataclass(frozen=True, slots=True)
class HelloAnswer:
    """How far the backend is. `incarnation` is its database's id."""

    epoch: int
    stored_seq: int
    stored_hash: str | None
    backend_time: datetime
    incarnation: str | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The configuration, and the document it was read from, to be kept for the next start."""

    configuration: Configuration
    document: Json


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """One page of cards as it came; the cache reads the document itself."""

    document: Json
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a register shows that it is one: `token` in each call, for `lifetime_s` seconds; `refresh_token`
    once, for the next pair.
    """

    token: str = field(repr=False)
    lifetime_s: float
    refresh_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The backend took this till in."""

    register_id: str
    tokens: Tokens

    @property
    def token(self) -> str:
        """The one for calls."""
        return self.tokens.token


@dataclass(frozen=True, slots=True)
class ShownCode:
    """What a till shows while it waits to be let in (RFC 8628, 3.2): `user_code` to people, `device_code` to
    nobody but the backend. It is asked no sooner than every `interval_s` seconds, for `lifetime_s` in all.
    """

    device_code: str = field(repr=False)
    user_code: str
    lifetime_s: float
    interval_s: float


@dataclass(frozen=True, slots=True)
class WaitingTill:
    """A till that shows a code: what a manager sees before letting it in. `was` is which register it says
    that it was.
    """

    client_version: str
    asked_at: datetime
    was: str | None


@dataclass(frozen=True, slots=True)
class RegisterThere:
    """One register of the merchant, as the backend has it."""

    id: str
    name: str
    store_id: str
    store_name: str
    enrolled: bool
    revoked: bool
    last_contact: datetime | None
