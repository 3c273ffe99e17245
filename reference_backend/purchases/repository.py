"""Purchases and their reversals, all walled by merchant (N07)."""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import Column, Connection, bindparam, exists, select

from reference_backend.many import AboutMany
from reference_backend.tables import entries, purchases, reversals


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


_OWN = exists().where(
    entries.c.register_id == bindparam("register"),
    entries.c.entry_id == purchases.c.entry_id,
    entries.c.kind == "purchase_recorded",
    entries.c.outcome == "accepted",
)
_STORED = AboutMany(
    select(purchases.c.entry_id, _OWN).where(purchases.c.merchant_id == bindparam("merchant"))
)
_STORED_ALREADY = _those_of(purchases.c.entry_id, new=True)
_REVERSED = _those_of(reversals.c.purchase)
_TOTAL = select(purchases.c.amount_minor).where(
    purchases.c.merchant_id == bindparam("merchant"), purchases.c.entry_id == bindparam("of")
)
_REVERSAL = select(reversals.c.entry_id).where(
    reversals.c.merchant_id == bindparam("merchant"), reversals.c.purchase == bindparam("of")
)


def stored_among(
    connection: Connection, merchant_id: str, register_id: str, entry_ids: Set[str]
) -> dict[str, bool]:
    """Return those of the ids under which this merchant has a purchase, and whether this register made it."""
    rows = _STORED.ask(connection, entry_ids, merchant=merchant_id, register=register_id)
    return {entry_id: bool(is_own) for entry_id, is_own in rows}


def already_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those under which it has one, of ids that come now and so are hardly ever stored."""
    return _among(connection, _STORED_ALREADY, merchant_id, entry_ids)


def reversed_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the purchases that were taken back."""
    return _among(connection, _REVERSED, merchant_id, entry_ids)


def _among(connection: Connection, question: AboutMany, merchant_id: str, ids: Set[str]) -> set[str]:
    return {one for (one,) in question.ask(connection, ids, merchant=merchant_id)}


def total_of(connection: Connection, merchant_id: str, purchase: str) -> int | None:
    """Return a purchase's total in minor units, None when this merchant has no such purchase."""
    return connection.scalar(_TOTAL, {"merchant": merchant_id, "of": purchase})


def reversal_of(connection: Connection, merchant_id: str, purchase: str) -> str | None:
    """Return the entry that took a purchase back, None while it stands."""
    return connection.scalar(_REVERSAL, {"merchant": merchant_id, "of": purchase})
