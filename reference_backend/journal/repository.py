"""The stored chains and their entries."""

import json
from collections.abc import Set
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, insert, select, update

from reference_backend.chain import FIRST_PREVIOUS
from reference_backend.journal.decision import Decision
from reference_backend.many import AboutMany
from reference_backend.tables import entries, epochs, register_keys, registers, stores


@dataclass(frozen=True)
class FirstStored:
    """An entry as it came first, and what was said of it then. `fact` is its kind and its two digests."""

    entry_id: str
    fact: tuple[str, str, str | None]
    outcome: Literal["accepted", "held", "set_aside"]
    reason: str | None
    stored_at: str
    day: str


_FIRST = (
    entries.c.entry_id,
    entries.c.header,
    entries.c.first_outcome,
    entries.c.first_reason,
    entries.c.stored_at,
    entries.c.day,
)

# Made once: every batch asks them, and to build a statement costs more than to run it.
_NEWEST = select(registers.c.epoch).where(registers.c.id == bindparam("register")).with_for_update()
_THIS_EPOCH = and_(epochs.c.register_id == bindparam("register"), epochs.c.epoch == bindparam("number"))
_EPOCH = select(epochs.c.epoch, epochs.c.instance, epochs.c.stored_seq, epochs.c.stored_hash).where(
    _THIS_EPOCH
)
_ADVANCE = (
    update(epochs)
    .where(_THIS_EPOCH)
    .values(stored_seq=bindparam("stored_seq"), stored_hash=bindparam("stored_hash"))
)
_HASHES = select(entries.c.seq, entries.c.hash).where(
    entries.c.register_id == bindparam("register"),
    entries.c.epoch == bindparam("number"),
    entries.c.seq.between(bindparam("first"), bindparam("last")),
)
_BY_ID = AboutMany(
    select(*_FIRST, entries.c.epoch, entries.c.seq).where(entries.c.register_id == bindparam("register")),
    new=True,
)
_AWAITED = AboutMany(
    select(entries.c.waits_for).where(
        entries.c.merchant_id == bindparam("merchant"), entries.c.outcome == "held"
    ),
    new=True,
)
_PUBLIC_KEYS = select(register_keys.c.key_id, register_keys.c.public_key).where(
    register_keys.c.register_id == bindparam("register")
)


@dataclass(frozen=True)
class Epoch:
    """One epoch of a register's journal, as far as it is stored."""

    number: int
    instance: str
    stored_seq: int
    stored_hash: str


def newest_epoch(connection: Connection, register_id: str) -> int:
    """Return the register's newest epoch, 0 when there is none; PostgreSQL locks the row until commit."""
    return int(connection.scalar(_NEWEST, {"register": register_id}) or 0)


def epoch(connection: Connection, register_id: str, number: int) -> Epoch | None:
    """Return an epoch."""
    row = connection.execute(_EPOCH, {"register": register_id, "number": number}).one_or_none()
    return Epoch(*row) if row else None


def open_epoch(connection: Connection, register_id: str, number: int, instance: str, now: str) -> Epoch:
    """Begin an epoch; the caller has compared it with the newest under the lock."""
    opened = Epoch(number, instance, 0, FIRST_PREVIOUS.hex())
    connection.execute(
        insert(epochs).values(
            register_id=register_id,
            epoch=number,
            instance=instance,
            stored_seq=0,
            stored_hash=opened.stored_hash,
            opened_at=now,
        )
    )
    connection.execute(update(registers).where(registers.c.id == register_id).values(epoch=number))
    return opened


def advance(connection: Connection, register_id: str, number: int, seq: int, link: str) -> None:
    """Move the end of an epoch."""
    here = {"register": register_id, "number": number}
    connection.execute(_ADVANCE, {**here, "stored_seq": seq, "stored_hash": link})


def hashes(connection: Connection, register_id: str, number: int, first: int, last: int) -> dict[int, str]:
    """Return the stored hashes of a stretch, with the zeros that stand before the first."""
    here = {"register": register_id, "number": number, "first": first, "last": last}
    return {0: FIRST_PREVIOUS.hex(), **{row.seq: row.hash for row in connection.execute(_HASHES, here)}}


def public_keys(connection: Connection, register_id: str) -> dict[str, bytes]:
    """Return every key that the register ever had, by its id."""
    rows = connection.execute(_PUBLIC_KEYS, {"register": register_id})
    return {row.key_id: bytes(row.public_key) for row in rows}


def stored_at_places(
    connection: Connection, register_id: str, number: int, first: int, last: int
) -> dict[int, FirstStored]:
    """Return what was said of the entries of a stretch, by their seq."""
    here = (
        entries.c.register_id == register_id,
        entries.c.epoch == number,
        entries.c.seq.between(first, last),
    )
    rows = connection.execute(select(entries.c.seq, *_FIRST).where(*here))
    return {seq: _first(*row) for seq, *row in rows}


def first_stored(connection: Connection, register_id: str, entry_ids: Set[str]) -> dict[str, FirstStored]:
    """Return the first entry that this register stored under each id; one it does not know is left out."""
    rows = _BY_ID.ask(connection, entry_ids, register=register_id)
    newest_first = sorted(rows, key=itemgetter(-2, -1), reverse=True)
    return {entry_id: _first(entry_id, *said) for entry_id, *said, _epoch, _seq in newest_first}


def _first(
    entry_id: str, header: str, outcome: Any, reason: str | None, stored_at: str, day: str
) -> FirstStored:
    said = json.loads(header)
    fact = (said["kind"], said["body_digest"], said["personal_digest"])
    return FirstStored(entry_id, fact, outcome, reason, stored_at, day)


def awaited(connection: Connection, merchant_id: str, purchases: Set[str]) -> set[str]:
    """Return those of the purchases that entries of this merchant are held for."""
    return {purchase for (purchase,) in _AWAITED.ask(connection, purchases, merchant=merchant_id)}


def was_set_aside(connection: Connection, merchant_id: str, entry_id: str) -> bool:
    """Say whether a purchase of this merchant lies set aside under that id."""
    query = select(entries.c.seq).where(
        *_of_merchant(merchant_id, entry_id),
        entries.c.kind == "purchase_recorded",
        entries.c.outcome == "set_aside",
    )
    return connection.execute(query.limit(1)).first() is not None


def stored_at(connection: Connection, merchant_id: str, entry_id: str) -> str | None:
    """Return when an entry of this merchant first came, None when there is none under that id."""
    query = select(entries.c.stored_at).where(*_of_merchant(merchant_id, entry_id))
    return connection.scalar(query.order_by(entries.c.stored_at).limit(1))


def _of_merchant(merchant_id: str, entry_id: str) -> tuple[ColumnElement[bool], ...]:
    # By register, because that is how the ids are indexed.
    tills = select(registers.c.id).join(stores, stores.c.id == registers.c.store_id)
    here = entries.c.register_id.in_(tills.where(stores.c.merchant_id == merchant_id))
    return here, entries.c.entry_id == entry_id


def waiting_for(connection: Connection, merchant_id: str, entry_id: str) -> list[Row[Any]]:
    """Return the entries of a merchant that are held until this one arrives."""
    query = (
        select(entries)
        .where(
            entries.c.merchant_id == merchant_id,
            entries.c.waits_for == entry_id,
            entries.c.outcome == "held",
        )
        .order_by(entries.c.register_id, entries.c.epoch, entries.c.seq)
    )
    return list(connection.execute(query).all())


def settle(connection: Connection, row: Row[Any], decision: Decision) -> None:
    """Write what became of a held entry; what was answered first stays beside it."""
    told: dict[str, str | None] = {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "flags": ",".join((*filter(None, row.flags.split(",")), *decision.flags)),
        "waits_for": decision.waits_for,
    }
    if not decision.keeps_personal:
        told |= {"personal": None, "personal_salt": None}
    here = (
        entries.c.register_id == row.register_id,
        entries.c.epoch == row.epoch,
        entries.c.seq == row.seq,
    )
    connection.execute(update(entries).where(*here).values(told))
