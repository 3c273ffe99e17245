"""A till's file for tests: facts, receipts, and a store with its journal."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import apsw

from offline_cache.chain import Json
from offline_cache.connection import open_writer
from offline_cache.journal import Journal
from offline_cache.journal_rows import StoredEntry
from offline_cache.store import Store

KEY = bytes(range(32))
REGISTER = "till-1"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = {"monotonic_ms": 81_000, "boot": "b1", "offset_ms": -40, "trusted": True}


def new_id() -> str:
    """UUIDv7, as every entry's."""
    return str(uuid.UUID(int=uuid.uuid4().int & ~(0xF << 76) | 0x7 << 76))


@dataclass(frozen=True)
class Made:
    """A fact for the journal."""

    entry_id: str = field(default_factory=new_id)
    kind: str = "purchase_recorded"
    occurred_at: datetime = NOON
    body: Json = field(default_factory=lambda: purchase_body(4599))
    personal: Json | None = None


@dataclass(frozen=True)
class Receipt:
    """What a backend says of an entry."""

    epoch: int
    seq: int
    entry_id: str
    outcome: str = "accepted"
    reason: str | None = None
    first_outcome: str | None = None
    stored_at: datetime | None = NOON


def purchase_body(amount_minor: int) -> dict[str, object]:
    return {
        "place": "p1",
        "total": {"amount_minor": amount_minor, "currency": "EUR"},
        "total_entry": "keyed",
    }


def purchase(amount_minor: int = 4599, member: str | None = None) -> Made:
    return Made(body=purchase_body(amount_minor), personal={"member_ref": member} if member else None)


def receipt_for(entry: StoredEntry, outcome: str = "accepted", **more: object) -> Receipt:
    plain = Receipt(entry.epoch, entry.seq, entry.entry_id, outcome)
    return replace(plain, **more)  # type: ignore[arg-type]


def clock_evidence() -> Mapping[str, object]:
    return CLOCK


def journal_of(store: Store, register: str = REGISTER) -> Journal:
    return store.open_journal(
        register=register,
        zone="Europe/Tallinn",
        key_id="0123456789abcdef",
        instance="4b4d8f6e-3f0a-4d53-8f5d-0f2f5b9b9a11",
        clock_evidence=clock_evidence,
    )


def new_store(path: Path) -> Store:
    return Store.open(path, KEY, create=True, wall_clock=lambda: NOON)


def ids_of(entries: tuple[StoredEntry, ...]) -> list[str]:
    return [entry.entry_id for entry in entries]


def alter(path: Path, sql: str, bindings: tuple[apsw.SQLiteValue, ...] = ()) -> None:
    """What somebody with the key and a database tool could do."""
    connection = open_writer(path, KEY)
    try:
        connection.execute(sql, bindings)
    finally:
        connection.close()
