"""Purchases, reversals and bonus bookings, all walled by merchant (N07)."""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import Column, Connection, bindparam, func, insert, select

from reference_backend.many import AboutMany
from reference_backend.tables import ledger_bookings, purchases, reversals


@dataclass(frozen=True)
class Purchase:
    """Time, place, total and keys (N13)."""

    merchant_id: str
    entry_id: str
    occurred_at: str
    place: str
    amount_minor: int
    currency: str
    member_ref: str | None


def _those_of(column: "Column[str]", *, new: bool = False) -> AboutMany:
    merchant = column.table.c.merchant_id == bindparam("merchant")
    return AboutMany(select(column).where(merchant), new=new)


_STORED = _those_of(purchases.c.entry_id)
_STORED_ALREADY = _those_of(purchases.c.entry_id, new=True)
_REVERSED = _those_of(reversals.c.purchase)
_EARNERS = _those_of(ledger_bookings.c.entry_id)
_EARNED = select(ledger_bookings).where(
    ledger_bookings.c.merchant_id == bindparam("merchant"), ledger_bookings.c.entry_id == bindparam("of")
)


def among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the ids under which this merchant has a purchase."""
    return _among(connection, _STORED, merchant_id, entry_ids)


def already_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return the same for ids of purchases that come now, and so are hardly ever stored."""
    return _among(connection, _STORED_ALREADY, merchant_id, entry_ids)


def reversed_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the purchases that were taken back."""
    return _among(connection, _REVERSED, merchant_id, entry_ids)


def earners_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the purchases that earned a bonus."""
    return _among(connection, _EARNERS, merchant_id, entry_ids)


def _among(connection: Connection, question: AboutMany, merchant_id: str, ids: Set[str]) -> set[str]:
    return {one for (one,) in question.ask(connection, ids, merchant=merchant_id)}


def reverse_bonus(connection: Connection, merchant_id: str, purchase: str, entry_id: str, now: str) -> None:
    """Book back, line by line, what a purchase earned."""
    for row in connection.execute(_EARNED, {"merchant": merchant_id, "of": purchase}).mappings().all():
        back = {**row, "entry_id": entry_id, "amount_minor": -row["amount_minor"], "booked_at": now}
        connection.execute(insert(ledger_bookings).values(**back))


def bonus_balance(connection: Connection, merchant_id: str, member_ref: str) -> int:
    """Return a member's bonus with this merchant in minor units."""
    query = select(func.coalesce(func.sum(ledger_bookings.c.amount_minor), 0)).where(
        ledger_bookings.c.merchant_id == merchant_id, ledger_bookings.c.member_ref == member_ref
    )
    return int(connection.scalar(query) or 0)
