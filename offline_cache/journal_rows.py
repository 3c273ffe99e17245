"""Rows of the journal as entries, and the questions that are asked of them. Reads only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from offline_cache.chain import Json, parse_wire_time, salted_digest

State: TypeAlias = Literal["waiting", "acknowledged", "held", "set_aside"]
Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = Callable[[str, tuple[object, ...]], Sequence[Row]]
"""Runs one statement and gives all its rows: a reader's, or the writer's inside its transaction."""

COLUMNS = (
    # As bytes: text that is no UTF-8 any more must spoil its own row only, not the whole answer (F28).
    "register, epoch, seq, entry_id, kind, occurred_at, CAST(header AS BLOB), hash, "
    "CAST(body AS BLOB), body_salt, CAST(personal AS BLOB), personal_salt, absent, state, reason, "
    "sealed"
)


class StoredEntry(NamedTuple):
    """An entry that is on the disk, with what became of it.

    `body` and `personal` are None where there is none, or where it was erased or cannot be read. `wire` is
    the entry as the wire contract has it. `reason` is the backend's, for an entry that is held or set
    aside.
    """

    register: str
    epoch: int
    seq: int
    entry_id: str
    kind: str
    occurred_at: datetime
    hash: str
    state: State
    reason: str | None
    body: Json | None
    personal: Json | None
    wire: Json


class Head(NamedTuple):
    """The newest entry of a register's chain."""

    epoch: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class JournalStatus:
    """How far the journal and its delivery are (X05). Times are aware UTC; a hash is hex."""

    epoch: int
    head_seq: int
    head_hash: str
    waiting: int
    oldest_waiting_at: datetime | None
    last_acknowledged_at: datetime | None
    set_aside: int


class UnreadableHeaderError(Exception):
    """A row whose header no longer hashes to what its chain says. It cannot be sent, only left behind."""

    def __init__(self, epoch: int, seq: int) -> None:
        super().__init__(f"epoch {epoch}, seq {seq}")
        self.epoch = epoch
        self.seq = seq


def entry_of(row: Row) -> StoredEntry:
    """The entry of a row in the order of `COLUMNS`.

    A body or personal part that does not read, or does not fit its digest, is absent as `unreadable` (F28):
    the header and its digest go on to the backend and nothing behind it waits. Raises
    `UnreadableHeaderError`.
    """
    register, epoch, seq, entry_id, kind, occurred_at, header_text, digest, *parts = row[:12]
    absent, state, reason, sealed = row[12:]
    body_text, body_salt, personal_text, personal_salt = parts
    try:
        header = json.loads(header_text)
        body = readable_part(body_text, body_salt, header["body_digest"])
        personal = readable_part(personal_text, personal_salt, header["personal_digest"])
        moment = parse_wire_time(occurred_at)
        hash_hex = digest.hex()
        if not names_its_row(header, row):
            raise ValueError("the header is another entry's")
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableHeaderError(epoch, seq) from error
    lost = (body_text is not None and body is None) or (personal_text is not None and personal is None)
    wire = {
        "header": header,
        "body": body,
        "body_salt": _salt(body_salt),
        "personal": personal,
        "personal_salt": _salt(personal_salt),
        "absent": "unreadable" if lost else absent,
    }
    if sealed is not None:
        wire["sealed"] = sealed.hex()
    return StoredEntry(
        register, epoch, seq, entry_id, kind, moment, hash_hex, state, reason, body, personal, wire
    )


def names_its_row(header: Json, row: Row) -> bool:
    """Whether a header that reads is this row's own: a disk can give back one block in another's place."""
    return tuple(header.get(name) for name in NAMED_IN_HEADER) == row[: len(NAMED_IN_HEADER)]


NAMED_IN_HEADER = ("register", "epoch", "seq", "entry_id", "kind", "occurred_at")
"""What a row has in columns of its own, in the order of `COLUMNS`."""


def readable_part(text: object, salt: object, digest: object) -> Json | None:
    """A body or personal part, if its bytes still fit the digest in the header."""
    if not isinstance(text, bytes) or not isinstance(salt, bytes) or salted_digest(salt, text) != digest:
        return None
    # What fits its digest is what `canonical` wrote, so it parses.
    return cast(Json, json.loads(text))


def _salt(salt: object) -> str | None:
    return salt.hex() if isinstance(salt, bytes) else None


def head_of(rows: Rows, register: str) -> Head | None:
    """The newest entry, None in an empty journal."""
    newest = rows("SELECT register, epoch, seq, hash FROM entry ORDER BY position DESC LIMIT 1", ())
    if newest and newest[0][0] != register:
        # Another register wrote last. The index by place gives the answer too, but takes four times as long.
        newest = rows(_NEWEST_OF_REGISTER, (register,))
    return Head(*newest[0][1:]) if newest else None


_NEWEST_OF_REGISTER = (
    "SELECT register, epoch, seq, hash FROM entry WHERE register = ? ORDER BY epoch DESC, seq DESC LIMIT 1"
)


def select(rows: Rows, where: str, bindings: tuple[object, ...]) -> tuple[StoredEntry, ...]:
    """Entries by a condition of this package; values are always bound. Raises `UnreadableHeaderError`."""
    return tuple(entry_of(row) for row in select_rows(rows, where, bindings))


def select_rows(rows: Rows, where: str, bindings: tuple[object, ...]) -> Sequence[Row]:
    """The same as rows."""
    return rows(f"SELECT {COLUMNS} FROM entry WHERE {where}", bindings)  # noqa: S608


def readable(rows: Iterable[Row]) -> Iterator[StoredEntry]:
    """The entries of those rows whose header reads."""
    for row in rows:
        try:
            yield entry_of(row)
        except UnreadableHeaderError:
            continue


def wire_of(row: Row) -> Json:
    """An entry for the export, also where only its place is left."""
    try:
        return entry_of(row).wire
    except UnreadableHeaderError:
        return {"header": None, "absent": "unreadable", "epoch": row[1], "seq": row[2], "entry_id": row[3]}


def status_of(rows: Rows, register: str) -> JournalStatus:
    """One look at head, queue and delivery. Raises `LookupError` for a journal without an entry."""
    head = head_of(rows, register)
    if head is None:
        raise LookupError("the journal has no entry yet")
    waits = "register = ? AND state = 'waiting' AND live = 1"
    aside = "register = ? AND state = 'set_aside' AND live = 1"
    oldest = rows(f"SELECT occurred_at FROM entry WHERE {waits} ORDER BY position LIMIT 1", (register,))  # noqa: S608
    last = rows("SELECT last_acknowledged_at FROM delivery WHERE register = ?", (register,))
    return JournalStatus(
        epoch=head.epoch,
        head_seq=head.seq,
        head_hash=head.hash.hex(),
        waiting=_count(rows, waits, register),
        oldest_waiting_at=parse_wire_time(oldest[0][0]) if oldest else None,
        last_acknowledged_at=parse_wire_time(last[0][0]) if last else None,
        set_aside=_count(rows, aside, register),
    )


def _count(rows: Rows, where: str, register: str) -> int:
    return int(rows(f"SELECT count(*) FROM entry WHERE {where}", (register,))[0][0])  # noqa: S608
