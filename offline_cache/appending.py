"""What the writer does to the journal, each function inside one transaction.

The chain's head is read there, never kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import apsw

from offline_cache.chain import (
    SALT_BYTES,
    Json,
    canonical,
    link,
    salted_digest,
    wire_time,
)
from offline_cache.errors import EntryError
from offline_cache.journal_rows import (
    Head,
    Row,
    Rows,
    StoredEntry,
    head_of,
    select,
)


class NewEntry(Protocol):
    """A fact before it has its place in the chain."""

    @property
    def entry_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def occurred_at(self) -> datetime: ...
    @property
    def body(self) -> Json: ...
    @property
    def personal(self) -> Json | None: ...


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes this chain."""

    register: str
    zone: str
    key_id: str
    instance: str


@dataclass(frozen=True, slots=True)
class PreparedEntry:
    """An entry that is known to be writable: only its place in the chain is open.

    Made on the caller's thread, so that what cannot be serialised never reaches the writer (F28), and once,
    so that a repeated commit writes the same salts and digests.
    """

    facts: Json
    body: str
    body_salt: bytes
    personal: str | None
    personal_salt: bytes | None


def prepare(
    new: NewEntry, identity: Identity, clock: Mapping[str, object], random_bytes: Callable[[int], bytes]
) -> PreparedEntry:
    """Serialise, salt and digest. Raises `EntryError`."""
    body = canonical(new.body)
    body_salt = random_bytes(SALT_BYTES)
    personal = None if new.personal is None else canonical(new.personal)
    personal_salt = None if personal is None else random_bytes(SALT_BYTES)
    facts = {
        "v": 1,
        "register": identity.register,
        "entry_id": str(new.entry_id),
        "kind": str(new.kind),
        "occurred_at": wire_time(new.occurred_at),
        "zone": identity.zone,
        "clock": dict(clock),
        "key_id": identity.key_id,
        "body_digest": salted_digest(body_salt, body),
        "personal_digest": None
        if personal is None or personal_salt is None
        else salted_digest(personal_salt, personal),
    }
    canonical(facts)
    text = None if personal is None else personal.decode()
    return PreparedEntry(facts, body.decode(), body_salt, text, personal_salt)


def rows_on(connection: apsw.Connection) -> Rows:
    """Questions asked inside the writer's transaction."""

    def rows(sql: str, bindings: tuple[object, ...]) -> Sequence[Row]:
        return connection.execute(sql, bindings).fetchall()

    return rows


def append(
    connection: apsw.Connection,
    register: str,
    prepared: Sequence[PreparedEntry],
    *,
    closes_open_sale: bool = False,
) -> tuple[StoredEntry, ...]:
    """Append to the newest epoch what is not there yet; an entry that is there is handed back as it is.

    Raises `EntryError` when an id already names another fact.
    """
    stored = tuple(_append_one(connection, register, entry) for entry in prepared)
    if closes_open_sale:
        connection.execute("DELETE FROM open_sale")
    return stored


def _append_one(connection: apsw.Connection, register: str, entry: PreparedEntry) -> StoredEntry:
    rows = rows_on(connection)
    there = select(rows, "entry_id = ? AND live = 1", (entry.facts["entry_id"],))
    if there:
        return _same(there[0], entry)
    head = head_of(rows, register)
    if head is None:
        raise EntryError("the journal has no epoch yet")
    place = Head(head.epoch, head.seq + 1, head.hash)
    return insert(connection, place, entry)


def _same(stored: StoredEntry, entry: PreparedEntry) -> StoredEntry:
    asked = (entry.facts["register"], entry.facts["kind"], json.loads(entry.body))
    if (stored.register, stored.kind, stored.body) != asked:
        raise EntryError("this id already names another fact")
    return stored


def insert(connection: apsw.Connection, place: Head, entry: PreparedEntry) -> StoredEntry:
    """Write a new entry. `place` is its own, except that `place.hash` is the hash of the entry before."""
    header = {**entry.facts, "epoch": place.epoch, "seq": place.seq}
    parts = (entry.body, entry.body_salt, entry.personal, entry.personal_salt, None)
    return insert_row(connection, header, place.hash, parts)


def insert_row(
    connection: apsw.Connection, header: Mapping[str, Any], previous: bytes, parts: Row
) -> StoredEntry:
    text = canonical(header)
    place = tuple(header[name] for name in ("register", "epoch", "seq", "entry_id", "kind", "occurred_at"))
    connection.execute(
        "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash,"
        " body, body_salt, personal, personal_salt, absent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*place, text.decode(), link(previous, text), *parts),
    )
    return select(rows_on(connection), "entry_id = ? AND live = 1", (header["entry_id"],))[0]
