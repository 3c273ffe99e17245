"""What the writer does to the journal, each function inside one transaction.

The chain's head is read there, never kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

import apsw

from offline_cache.chain import (
    SALT_BYTES,
    Json,
    canonical,
    canonical_text,
    link,
    parse_wire_time,
    salted_digest,
    wire_time,
)
from offline_cache.errors import EntryError
from offline_cache.head_mark import Mark
from offline_cache.header_text import HeaderText, header_text
from offline_cache.journal_rows import (
    NAMED_IN_HEADER,
    Head,
    Row,
    Rows,
    StoredEntry,
    UnreadableHeaderError,
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


class Part(NamedTuple):
    """A body or personal part: what it says, its canonical text, and the salt of its digest."""

    content: Json
    text: str
    salt: bytes


class PreparedEntry(NamedTuple):
    """An entry that is known to be writable: only its place in the chain is open.

    Made on the caller's thread, so that what cannot be serialised never reaches the writer (F28), and once,
    so that a repeated commit writes the same salts and digests. `text` is that of its header, `facts`.
    """

    facts: dict[str, Any]
    text: HeaderText
    body: Part
    personal: Part | None


def prepare(
    new: NewEntry, identity: Identity, clock: Mapping[str, object], random_bytes: Callable[[int], bytes]
) -> PreparedEntry:
    """Serialise, salt and digest. Raises `EntryError`."""
    body, body_digest = _part(new.body, random_bytes)
    personal, personal_digest = (None, None) if new.personal is None else _part(new.personal, random_bytes)
    facts = {
        "v": 1,
        "register": identity.register,
        "entry_id": str(new.entry_id),
        "kind": str(new.kind),
        "occurred_at": wire_time(new.occurred_at),
        "zone": identity.zone,
        "clock": dict(clock),
        "key_id": identity.key_id,
        "body_digest": body_digest,
        "personal_digest": personal_digest,
    }
    return PreparedEntry(facts, header_text(facts), body, personal)


def _part(content: Json, random_bytes: Callable[[int], bytes]) -> tuple[Part, str]:
    text, encoded = canonical_text(content)
    salt = random_bytes(SALT_BYTES)
    return Part(content, text, salt), salted_digest(salt, encoded)


class Appended(tuple[StoredEntry, ...]):
    """The entries that were appended or were there; `mark` is the journal's head behind them, None where
    none is new. Whoever wrote the head knows it, and nobody needs to look it up again.
    """

    mark: Mark | None = None


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
) -> Appended:
    """Append to the newest epoch what is not there yet; an entry that is there is handed back as it is.

    Raises `EntryError` when an id already names another fact, or one that does not read any more.
    """
    head = head_of(rows_on(connection), register)
    if head is None:
        raise EntryError("the journal has no epoch yet")
    epoch, seq, digest = head
    stored: list[StoredEntry] = []
    position: int | None = None
    for entry in prepared:
        written = _written(connection, _INSERT_NEW, (epoch, seq + 1, digest), entry)
        if written is None:
            stored.append(_same(_there(connection, entry), entry))
        else:
            seq, digest = seq + 1, written
            stored.append(_as_stored(epoch, seq, digest, entry))
            position = connection.last_insert_rowid()
    if closes_open_sale:
        connection.execute("DELETE FROM open_sale")
    appended = Appended(stored)
    if position is not None:
        appended.mark = Mark(register, epoch, seq, position, digest)
    return appended


def _there(connection: apsw.Connection, entry: PreparedEntry) -> StoredEntry:
    try:
        (there,) = select(rows_on(connection), "entry_id = ? AND live = 1", (entry.facts["entry_id"],))
    except UnreadableHeaderError as gone:
        # Nothing tells any more whether it is the same fact; the damaged one is left for a person (F28).
        raise EntryError("this id names an entry whose header does not read") from gone
    return there


def _same(stored: StoredEntry, entry: PreparedEntry) -> StoredEntry:
    body = json.loads(entry.body.text)
    if stored.wire["absent"] in BODY_LEFT:
        # Sealed or erased with its salt: nothing here can tell what it said, and nobody else has its id.
        body = None
    if (stored.register, stored.kind, stored.body) != (entry.facts["register"], entry.facts["kind"], body):
        raise EntryError("this id already names another fact")
    return stored


def insert(connection: apsw.Connection, place: Head, entry: PreparedEntry) -> None:
    """Write a new entry. `place` is its own, except that `place.hash` is the hash of the entry before."""
    _written(connection, _INSERT, place, entry)


def _written(
    connection: apsw.Connection, sql: str, place: tuple[int, int, bytes], entry: PreparedEntry
) -> bytes | None:
    """Its hash; None where nothing was written, because its id is there."""
    facts, header, body, personal = entry
    epoch, seq, previous = place
    text = header.at(epoch, seq)
    digest = link(previous, text)
    names = (
        facts["register"],
        epoch,
        seq,
        facts["entry_id"],
        facts["kind"],
        facts["occurred_at"],
    )
    of_person = (None, None) if personal is None else (personal.text, personal.salt)
    connection.execute(sql, (*names, text.decode(), digest, body.text, body.salt, *of_person))
    return digest if connection.changes() else None


def insert_row(connection: apsw.Connection, header: Mapping[str, Any], previous: bytes, parts: Row) -> bytes:
    """Write a row behind the entry whose hash is `previous`; gives its own.

    `parts` are body, salt, personal, salt, why absent,
    the seal, and when it was answered first.
    """
    text = canonical(header)
    digest = link(previous, text)
    place = tuple(header[name] for name in NAMED_IN_HEADER)
    connection.execute(_INSERT_AGAIN, (*place, text.decode(), digest, *parts))
    return digest


BODY_LEFT = frozenset({"sealed", "erased"})
_INSERT = (
    "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash,"
    " body, body_salt, personal, personal_salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_AGAIN = (
    "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash,"
    " body, body_salt, personal, personal_salt, absent, sealed, answered_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# Asking first whether the id is there would look into the index by id twice.
_INSERT_NEW = f"{_INSERT} ON CONFLICT (entry_id) WHERE live = 1 DO NOTHING"


def _as_stored(epoch: int, seq: int, digest: bytes, entry: PreparedEntry) -> StoredEntry:
    """The entry as it would be read back: that took longer than writing it."""
    facts, _, body, personal = entry
    content, salt = (None, None) if personal is None else (personal.content, personal.salt.hex())
    wire = {
        "header": {**facts, "epoch": epoch, "seq": seq},
        "body": body.content,
        "body_salt": body.salt.hex(),
        "personal": content,
        "personal_salt": salt,
        "absent": None,
    }
    at = facts["occurred_at"]
    names = (facts["register"], epoch, seq, facts["entry_id"], facts["kind"], parse_wire_time(at))
    return StoredEntry(*names, digest.hex(), "waiting", None, body.content, content, wire)
