"""What the use cases need from outside, as they see it. Adapters match by shape and import nothing here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from pos_client.domain.benefit import Benefit
from pos_client.domain.entry import Fact
from pos_client.domain.exchange import (
    Enrolled,
    Fetched,
    Head,
    HelloAnswer,
    Receipt,
    SnapshotPage,
    UploadAnswer,
)
from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, HoldId, MemberRef, StaffNumber
from pos_client.domain.installation import TillSecrets
from pos_client.domain.programme import Configuration, Programme
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import DayReport

Json = Mapping[str, object]


class Clock(Protocol):
    """The till's own clocks."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""

    def monotonic_s(self) -> float:
        """Seconds that never go back, from an arbitrary start."""


# --- the disk ------------------------------------------------------------------------------------


class StoredEntry(Protocol):
    """A fact with its place in the chain. `wire` is the entry exactly as the contract has it."""

    @property
    def register(self) -> str: ...
    @property
    def epoch(self) -> int: ...
    @property
    def seq(self) -> int: ...
    @property
    def entry_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def occurred_at(self) -> datetime: ...
    @property
    def hash(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def body(self) -> Json | None: ...
    @property
    def personal(self) -> Json | None: ...
    @property
    def wire(self) -> Json: ...


class JournalStatus(Protocol):
    """Head and backlog of the journal."""

    @property
    def epoch(self) -> int: ...
    @property
    def head_seq(self) -> int: ...
    @property
    def head_hash(self) -> str: ...
    @property
    def waiting(self) -> int: ...
    @property
    def oldest_waiting_at(self) -> datetime | None: ...
    @property
    def last_acknowledged_at(self) -> datetime | None: ...
    @property
    def set_aside(self) -> int: ...


class Journal(Protocol):
    """The one write path. Every call blocks its caller only; what `append` returned from is on the disk."""

    def append(
        self, facts: Sequence[Fact], *, closes_open_sale: bool = False, urgent: bool = True
    ) -> tuple[StoredEntry, ...]: ...
    def append_later(self, facts: Sequence[Fact]) -> object: ...
    def flush(self) -> None: ...
    def waiting(self, limit: int = 100) -> tuple[StoredEntry, ...]: ...
    def offer_from(self, epoch: int, seq: int, limit: int) -> tuple[StoredEntry, ...]: ...
    def settle(self, receipts: Sequence[Receipt]) -> None: ...
    def open_epoch(
        self,
        fork_seq: int | None,
        fork_hash: str | None,
        *,
        epoch: int | None = None,
        after: int | None = None,
    ) -> None: ...
    def status(self) -> JournalStatus: ...
    def entries(
        self,
        kinds: Collection[str],
        since: datetime | None = None,
        until: datetime | None = None,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> Iterator[StoredEntry]: ...
    def find(self, entry_id: str) -> StoredEntry | None: ...
    def set_aside(self) -> tuple[StoredEntry, ...]: ...
    def median_total_minor(self, last: int = 100) -> int | None: ...


class Settings(Protocol):
    """Small JSON values that survive a restart."""

    def get(self, key: str) -> object: ...
    def put(self, key: str, value: object) -> None: ...
    def increment(self, key: str) -> int: ...


class SnapshotCard(Protocol):
    """What the snapshot knows of one card."""

    @property
    def status(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def member_ref(self) -> str | None: ...
    @property
    def benefits(self) -> Sequence[str]: ...


class SnapshotInfo(Protocol):
    """How old the snapshot is and where the next page goes on."""

    @property
    def taken_at(self) -> datetime: ...
    @property
    def cards(self) -> int: ...
    @property
    def cursor(self) -> str: ...


class Snapshot(Protocol):
    """The backend's cards as of the last contact, by keyed hash."""

    def lookup(self, key_hex16: str, /) -> SnapshotCard | None: ...
    def info(self) -> SnapshotInfo | None: ...
    def begin_refill(self) -> None: ...
    def apply(self, page: Json, whole: bool) -> None: ...
    def clear(self) -> None: ...
    def tidy(self) -> bool: ...


class StaffVerifier(Protocol):
    """What is kept of somebody who signed in here with the backend."""

    @property
    def role(self) -> str: ...
    @property
    def verifier(self) -> str: ...
    @property
    def remembered_at(self) -> datetime: ...


class StaffVerifiers(Protocol):
    """Who may sign in without the backend, and the wrong tries."""

    def remember(self, staff: str, role: str, verifier: str, at: datetime) -> None: ...
    def find(self, staff: str) -> StaffVerifier | None: ...
    def count_failure(self, staff: str, at: datetime) -> int: ...
    def clear_failures(self, staff: str) -> None: ...


class OpenSale(Protocol):
    """The one unfinished sale, kept so that a crash does not lose it."""

    def keep(self, sale: Json) -> None: ...
    def find(self) -> object: ...
    def forget(self) -> None: ...


class HeadSigner(Protocol):
    """Signs what the journal's head is."""

    def sign_head(self, register: str, epoch: int, seq: int, hash_hex: str, /) -> str: ...


class PinHasher(Protocol):
    """A slow, salted hash of a PIN."""

    def hash(self, pin: str) -> str: ...
    def fits(self, verifier: str, pin: str) -> bool: ...


class SecretStore(Protocol):
    """The operating system's keyring. All raise `SecretStoreError`."""

    def load(self, name: str) -> TillSecrets | None: ...
    def save(self, name: str, secrets: TillSecrets) -> None: ...
    def forget(self, name: str) -> None: ...


# --- the backend ---------------------------------------------------------------------------------


class Backend(Protocol):
    """The merchant's backend.

    All raise `UnreachableError` (no answer; it may have acted), `RefusedError`, `SignInNeededError`.
    """

    def sign_in(self, staff: StaffNumber, pin: str) -> StaffSession: ...
    def identify(self, code: str, symbology: str | None, programme: Programme) -> Identification: ...
    def hold(self, sale: EntryId, benefit: Benefit, member: MemberRef) -> HoldId: ...
    def release(self, hold: HoldId) -> None: ...
    def upload(self, head: Head, entries: Sequence[Json]) -> UploadAnswer: ...
    def hello(self, head: Head, till_time: datetime, waiting: int) -> HelloAnswer: ...
    def configuration(self) -> Fetched: ...
    def snapshot_page(self, cursor: str | None) -> SnapshotPage: ...
    def day_report(self, day: date, session: str) -> DayReport: ...
    def unseal(self, purpose: str, sealed: bytes) -> bytes: ...


class EnrolmentDesk(Protocol):
    """The one call that a till makes before it is known."""

    def enrol(self, code: str, public_key: str, instance: str) -> Enrolled: ...


class ReturnDesk(EnrolmentDesk, Protocol):
    """What a till asks that comes back to its records."""

    def unseal(self, purpose: str, sealed: bytes) -> bytes: ...


class KeptRecords(Protocol):
    """The till's file of which the key is lost: what can be read of it without one."""

    @property
    def register(self) -> str | None: ...
    @property
    def sealed_key(self) -> bytes | None: ...
    def must_open(self, key: bytes) -> None: ...


ConfigurationReader = Callable[[Json], Configuration]
"""Reads a kept configuration document."""
