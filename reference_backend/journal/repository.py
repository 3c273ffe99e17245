"""The stored chains and their entries."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from reference_backend.chain import FIRST_PREVIOUS
from reference_backend.journal.decision import Decision
from reference_backend.journal.schemas import Entry
from reference_backend.registers.access import Register
from reference_backend.tables import entries, epochs, register_keys, registers


@dataclass(frozen=True)
class Epoch:
    """One epoch of a register's journal, as far as it is stored."""

    number: int
    instance: str
    stored_seq: int
    stored_hash: str


def newest_epoch(connection: Connection, register_id: str) -> int:
    """Return the register's newest epoch, 0 when there is none; PostgreSQL locks the row until commit."""
    query = select(registers.c.epoch).where(registers.c.id == register_id).with_for_update()
    return int(connection.scalar(query) or 0)


def epoch(connection: Connection, register_id: str, number: int) -> Epoch | None:
    """Return an epoch."""
    columns = (epochs.c.epoch, epochs.c.instance, epochs.c.stored_seq, epochs.c.stored_hash)
    query = select(*columns).where(epochs.c.register_id == register_id, epochs.c.epoch == number)
    row = connection.execute(query).one_or_none()
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
    this = and_(epochs.c.register_id == register_id, epochs.c.epoch == number)
    connection.execute(update(epochs).where(this).values(stored_seq=seq, stored_hash=link))


def hashes(connection: Connection, register_id: str, number: int, first: int, last: int) -> dict[int, str]:
    """Return the stored hashes of a stretch, with the zeros that stand before the first."""
    query = select(entries.c.seq, entries.c.hash).where(
        entries.c.register_id == register_id,
        entries.c.epoch == number,
        entries.c.seq.between(first, last),
    )
    return {0: FIRST_PREVIOUS.hex(), **{row.seq: row.hash for row in connection.execute(query)}}


def public_keys(connection: Connection, register_id: str) -> dict[str, bytes]:
    """Return every key that the register ever had, by its id."""
    query = select(register_keys.c.key_id, register_keys.c.public_key)
    rows = connection.execute(query.where(register_keys.c.register_id == register_id))
    return {row.key_id: bytes(row.public_key) for row in rows}


def by_place(connection: Connection, register_id: str, number: int, seq: int) -> Row[Any]:
    """Return the stored entry at a place in the chain."""
    here = (entries.c.register_id == register_id, entries.c.epoch == number, entries.c.seq == seq)
    return connection.execute(select(entries).where(*here)).one()


def by_entry_id(connection: Connection, register_id: str, entry_id: str) -> Row[Any] | None:
    """Return the first entry that this register stored under an id."""
    query = (
        select(entries)
        .where(entries.c.register_id == register_id, entries.c.entry_id == entry_id)
        .order_by(entries.c.epoch, entries.c.seq)
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def store(
    connection: Connection,
    register: Register,
    entry: Entry,
    link: str,
    day: str,
    decision: Decision,
    now: str,
) -> None:
    """Write an entry with what became of it."""
    header = entry.header
    connection.execute(
        insert(entries).values(
            register_id=register.id,
            epoch=header.epoch,
            seq=header.seq,
            entry_id=header.entry_id,
            merchant_id=register.merchant_id,
            kind=header.kind,
            day=day,
            hash=link,
            header=json.dumps(header.document()),
            body=_text(entry.body),
            body_salt=entry.body_salt,
            personal=_text(entry.personal),
            personal_salt=entry.personal_salt,
            with_card=header.personal_digest is not None,
            absent=entry.absent,
            outcome=decision.outcome,
            reason=decision.reason,
            first_outcome=decision.outcome,
            first_reason=decision.reason,
            flags=",".join(decision.flags),
            waits_for=decision.waits_for,
            stored_at=now,
        )
    )


def store_repeat(
    connection: Connection, register: Register, entry: Entry, link: str, first: Row[Any], now: str
) -> None:
    """Write that an entry came again in a new epoch: its place in the chain, but not its body once more."""
    bare = entry.model_copy(
        update={"body": None, "body_salt": None, "personal": None, "personal_salt": None, "absent": None}
    )
    store(connection, register, bare, link, first.day, Decision(), now)
    here = (
        entries.c.register_id == register.id,
        entries.c.epoch == entry.header.epoch,
        entries.c.seq == entry.header.seq,
    )
    connection.execute(
        update(entries)
        .where(*here)
        .values(
            outcome="duplicate",
            reason=first.first_reason,
            first_outcome=first.first_outcome,
            first_reason=first.first_reason,
            stored_at=first.stored_at,
        )
    )


def waiting_for(connection: Connection, merchant_id: str, entry_id: str) -> list[Row[Any]]:
    """Return the entries of a merchant that are held until this one arrives."""
    query = select(entries).where(
        entries.c.merchant_id == merchant_id, entries.c.waits_for == entry_id, entries.c.outcome == "held"
    )
    return list(connection.execute(query).all())


def settle(connection: Connection, row: Row[Any], outcome: str, reason: str | None) -> None:
    """Write what became of a held entry; what was answered first stays beside it."""
    here = (
        entries.c.register_id == row.register_id,
        entries.c.epoch == row.epoch,
        entries.c.seq == row.seq,
    )
    connection.execute(update(entries).where(*here).values(outcome=outcome, reason=reason, waits_for=None))


def was_set_aside(connection: Connection, merchant_id: str, entry_id: str) -> bool:
    """Say whether a purchase of this merchant lies set aside under that id."""
    query = select(entries.c.seq).where(
        entries.c.merchant_id == merchant_id,
        entries.c.entry_id == entry_id,
        entries.c.kind == "purchase_recorded",
        entries.c.outcome == "set_aside",
    )
    return connection.execute(query.limit(1)).first() is not None


def _text(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value)
