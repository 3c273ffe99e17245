"""A new epoch: what diverged is appended there again, what cannot be is declared as a hole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import apsw

from offline_cache.appending import Identity, PreparedEntry, append, insert, insert_row, rows_on
from offline_cache.chain import BEFORE_THE_FIRST, EPOCH_OPENED, HOLE_DECLARED, Json, canonical
from offline_cache.errors import EntryError
from offline_cache.journal_rows import Head, Row, head_of, names_its_row, readable_part, select_rows


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


@dataclass(frozen=True, slots=True)
class Hole:
    """Places whose entries are gone for good: `from_seq` to `to_seq` of `epoch`, both included.

    The backend sets the declaration aside, so that its manager hears of it.
    """

    epoch: int
    from_seq: int
    to_seq: int
    reason: Literal["unreadable-header", "journal-lost"]

    def body(self) -> Json:
        """Of a `hole_declared`."""
        return {
            "epoch": self.epoch,
            "from_seq": self.from_seq,
            "to_seq": self.to_seq,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class NewEpoch:
    """An epoch to be opened after `previous` and `newest`; `fork` is where an older one is left for it."""

    opening: PreparedEntry
    newest: Head | None
    previous: int
    fork: Fork | None = None


_FARTHEST = 100_000
"""Epochs ahead of this journal that are believed. At 2^53 no entry can be written any more, and a backend
takes no epoch more than a million beyond its newest: no answer may bring a journal near either.
"""

MakeOwn = Callable[[str, Json], PreparedEntry]
"""Makes an entry of the journal's own, from its kind and body."""


def open_epoch(connection: apsw.Connection, identity: Identity, new: NewEpoch, make_own: MakeOwn) -> None:
    """Begin the epoch, append there again what the fork leaves behind (the rest of its epoch, and the epochs
    beyond the previous one, which the backend does not have), and declare what cannot be.

    Nothing happens when an epoch was opened since `newest` was read: a repeated commit, or somebody asked for
    the same at the same time.
    """
    head = head_of(rows_on(connection), identity.register)
    if (head and head.epoch) != (new.newest and new.newest.epoch):
        return
    own = new.newest.epoch if new.newest else 0
    if new.previous - own > _FARTHEST:
        raise EntryError("the backend names an epoch beyond all reason")
    insert(connection, Head(max(own, new.previous) + 1, 1, BEFORE_THE_FIRST), new.opening)
    holes: list[Hole] = []
    for epoch, from_seq in _left_behind(connection, identity.register, new):
        holes += append_again(connection, identity, epoch, from_seq)
    if holes:
        append(connection, identity.register, [make_own(HOLE_DECLARED, hole.body()) for hole in holes])


def _left_behind(connection: apsw.Connection, register: str, new: NewEpoch) -> Sequence[tuple[int, int]]:
    """The places that the new epoch takes over: an epoch, and the seq from which on."""
    if new.fork is None:
        return ()
    newest = new.newest.epoch if new.newest else 0
    found = rows_on(connection)(
        "SELECT DISTINCT epoch FROM entry WHERE register = ? AND epoch > ? AND epoch <= ?",
        (register, new.previous, newest),
    )
    return sorted(({int(epoch): 1 for (epoch,) in found} | {new.fork.epoch: new.fork.seq}).items())


def append_again(connection: apsw.Connection, identity: Identity, epoch: int, from_seq: int) -> list[Hole]:
    """Put what diverged behind the newest head, with the same ids, salts and digests; leave the old behind.

    A part that no longer reads goes on as its digest. An entry whose header is gone cannot go on: it stays
    where it is, marked, and is given back as a hole. The opening of an epoch that is left from its beginning
    says nothing any more: offered on, it would fork again for ever.
    """
    diverged = select_rows(
        rows_on(connection),
        "register = ? AND epoch = ? AND seq >= ? AND live = 1 AND kind <> ? ORDER BY seq",
        (identity.register, epoch, from_seq, EPOCH_OPENED),
    )
    connection.execute(_LEAVE_OPENING, (identity.register, epoch, from_seq, EPOCH_OPENED))
    gone: list[int] = []
    for row in diverged:
        place = (identity.register, epoch, row[2])
        header = _readable_header(row[6])
        if header is None or not names_its_row(header, row):
            connection.execute(_DECLARED, (HEADER_GONE, *place))
            gone.append(row[2])
            continue
        connection.execute(_LEAVE, place)
        _insert_again(connection, identity, header, row)
    return _holes(epoch, gone)


def _holes(epoch: int, gone: Iterable[int]) -> list[Hole]:
    """Places side by side are one hole."""
    holes: list[Hole] = []
    for seq in gone:
        if holes and holes[-1].to_seq == seq - 1:
            holes[-1] = replace(holes[-1], to_seq=seq)
        else:
            holes.append(Hole(epoch, seq, seq, HEADER_GONE))
    return holes


HEADER_GONE: Literal["unreadable-header"] = "unreadable-header"
_DECLARED = (
    "UPDATE entry SET state = 'set_aside', reason = ?, live = 0 WHERE register = ? AND epoch = ? AND seq = ?"
)
_LEAVE = "UPDATE entry SET live = 0 WHERE register = ? AND epoch = ? AND seq = ?"
_LEAVE_OPENING = "UPDATE entry SET live = 0 WHERE register = ? AND epoch = ? AND seq >= ? AND kind = ?"


def _readable_header(text: bytes) -> dict[str, Any] | None:
    try:
        header = json.loads(text)
        canonical(header)
    except (ValueError, TypeError, EntryError):
        return None
    return header if isinstance(header, dict) and header.keys() >= HEADER_MEMBERS else None


HEADER_MEMBERS = {"register", "entry_id", "kind", "occurred_at", "body_digest", "personal_digest"}


def _insert_again(connection: apsw.Connection, identity: Identity, header: dict[str, Any], row: Row) -> None:
    head = head_of(rows_on(connection), identity.register)
    if head is None:
        raise EntryError("the journal has no epoch yet")
    body, body_salt, personal, personal_salt, absent = row[8:13]
    body_text = body if readable_part(body, body_salt, header["body_digest"]) else None
    personal_text = personal if readable_part(personal, personal_salt, header["personal_digest"]) else None
    ((answered_at,),) = connection.execute(_ANSWERED_AT, (identity.register, *row[1:3]))
    lost = body_text != body or personal_text != personal
    header |= {"epoch": head.epoch, "seq": head.seq + 1, "key_id": identity.key_id}
    parts = (
        _text(body_text),
        body_salt,
        _text(personal_text),
        personal_salt,
        "unreadable" if lost else absent,
        row[15],
        answered_at,
    )
    insert_row(connection, header, head.hash, parts)


_ANSWERED_AT = "SELECT answered_at FROM entry WHERE register = ? AND epoch = ? AND seq = ?"


def _text(part: bytes | None) -> str | None:
    return None if part is None else part.decode()
