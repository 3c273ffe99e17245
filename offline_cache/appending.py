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
    BEFORE_THE_FIRST,
    EPOCH_OPENED,
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
    readable_part,
    select,
    select_rows,
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
    connection: apsw.Connection, register: str, prepared: Sequence[PreparedEntry], *, closes_open_sale: bool
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
    return _insert(connection, place, entry)


def _same(stored: StoredEntry, entry: PreparedEntry) -> StoredEntry:
    asked = (entry.facts["register"], entry.facts["kind"], json.loads(entry.body))
    if (stored.register, stored.kind, stored.body) != asked:
        raise EntryError("this id already names another fact")
    return stored


@dataclass(frozen=True, slots=True)
class Fork:
    """Where an epoch's chain is left: from `seq` of `epoch` on.

    `hash` is what the backend has there, if it has it.
    """

    seq: int
    hash: str | None
    epoch: int


def opening_body(previous_epoch: int, fork: Fork | None, instance: str) -> Json:
    """The body of `epoch_opened`; `previous_epoch` 0 for none."""
    return {
        "previous_epoch": previous_epoch or None,
        "fork_seq": None if fork is None else fork.seq,
        "fork_hash": None if fork is None else fork.hash,
        "instance": instance,
    }


def open_epoch(
    connection: apsw.Connection,
    identity: Identity,
    opening: PreparedEntry,
    newest: Head | None,
    previous: int,
    fork: Fork | None,
) -> None:
    """Begin the epoch after `previous` and `newest`, and append there again what `fork` leaves behind: the
    rest of its epoch, and the epochs beyond `previous`, which the backend does not have.

    Nothing happens when an epoch was opened since `newest` was read: a repeated commit, or somebody asked for
    the same at the same time.
    """
    head = head_of(rows_on(connection), identity.register)
    if (head and head.epoch) != (newest and newest.epoch):
        return
    own = newest.epoch if newest else 0
    _insert(connection, Head(max(own, previous) + 1, 1, BEFORE_THE_FIRST), opening)
    if fork is not None:
        _append_again(connection, identity, fork.epoch, fork.seq)
        for epoch in range(max(fork.epoch, previous) + 1, own + 1):
            _append_again(connection, identity, epoch, 1)


def _append_again(connection: apsw.Connection, identity: Identity, epoch: int, from_seq: int) -> None:
    """Put what diverged behind the newest head, with the same ids, salts and digests; leave the old behind.

    A part that no longer reads goes on as its digest; an entry whose header is gone stays where it is, set
    aside as `unreadable-header`, for a person. The opening of an epoch that is left from its beginning says
    nothing any more: offered on, it would fork again for ever.
    """
    diverged = select_rows(
        rows_on(connection),
        "register = ? AND epoch = ? AND seq >= ? AND live = 1 AND kind <> ? ORDER BY seq",
        (identity.register, epoch, from_seq, EPOCH_OPENED),
    )
    connection.execute(_LEAVE_OPENING, (identity.register, epoch, from_seq, EPOCH_OPENED))
    for row in diverged:
        place = (identity.register, epoch, row[2])
        header = _readable_header(row[6])
        if header is None:
            connection.execute(_SET_ASIDE, (HEADER_GONE, *place))
            continue
        connection.execute(_LEAVE, place)
        _insert_again(connection, identity, header, row)


HEADER_GONE = "unreadable-header"
_SET_ASIDE = "UPDATE entry SET state = 'set_aside', reason = ? WHERE register = ? AND epoch = ? AND seq = ?"
_LEAVE = "UPDATE entry SET live = 0 WHERE register = ? AND epoch = ? AND seq = ?"
_LEAVE_OPENING = "UPDATE entry SET live = 0 WHERE register = ? AND epoch = ? AND seq >= ? AND kind = ?"


def _readable_header(text: bytes) -> dict[str, Any] | None:
    try:
        header = json.loads(text)
        canonical(header)
    except (ValueError, TypeError, EntryError):
        return None
    return header if isinstance(header, dict) and header.keys() >= _HEADER_MEMBERS else None


_HEADER_MEMBERS = {"register", "entry_id", "kind", "occurred_at", "body_digest", "personal_digest"}


def _insert_again(connection: apsw.Connection, identity: Identity, header: dict[str, Any], row: Row) -> None:
    head = head_of(rows_on(connection), identity.register)
    if head is None:
        raise EntryError("the journal has no epoch yet")
    body, body_salt, personal, personal_salt, absent = row[8:13]
    body_text = body if readable_part(body, body_salt, header["body_digest"]) else None
    personal_text = personal if readable_part(personal, personal_salt, header["personal_digest"]) else None
    lost = body_text != body or personal_text != personal
    header |= {"epoch": head.epoch, "seq": head.seq + 1, "key_id": identity.key_id}
    parts = (
        _text(body_text),
        body_salt,
        _text(personal_text),
        personal_salt,
        "unreadable" if lost else absent,
    )
    _insert_row(connection, header, head.hash, parts)


def _text(part: bytes | None) -> str | None:
    return None if part is None else part.decode()


def _insert(connection: apsw.Connection, place: Head, entry: PreparedEntry) -> StoredEntry:
    """`place.hash` is the hash of the entry before."""
    header = {**entry.facts, "epoch": place.epoch, "seq": place.seq}
    parts = (entry.body, entry.body_salt, entry.personal, entry.personal_salt, None)
    return _insert_row(connection, header, place.hash, parts)


def _insert_row(
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
