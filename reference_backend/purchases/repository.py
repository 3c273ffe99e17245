"""Purchases, reversals and bonus bookings, all walled by merchant (N07)."""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from reference_backend.tables import bonus_bookings, purchases, reversals


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


def among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the ids under which this merchant has a purchase."""
    if not entry_ids:
        return set()
    query = select(purchases.c.entry_id).where(
        purchases.c.merchant_id == merchant_id, purchases.c.entry_id.in_(entry_ids)
    )
    return set(connection.scalars(query))


def reversed_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the purchases that were taken back."""
    if not entry_ids:
        return set()
    query = select(reversals.c.purchase).where(
        reversals.c.merchant_id == merchant_id, reversals.c.purchase.in_(entry_ids)
    )
    return set(connection.scalars(query))


def earners_among(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> set[str]:
    """Return those of the purchases that earned a bonus."""
    if not entry_ids:
        return set()
    query = select(bonus_bookings.c.entry_id).where(
        bonus_bookings.c.merchant_id == merchant_id, bonus_bookings.c.entry_id.in_(entry_ids)
    )
    return set(connection.scalars(query))


def reverse_bonus(connection: Connection, merchant_id: str, purchase: str, entry_id: str, now: str) -> None:
    """Book back, line by line, what a purchase earned."""
    query = select(bonus_bookings).where(
        bonus_bookings.c.merchant_id == merchant_id, bonus_bookings.c.entry_id == purchase
    )
    for row in connection.execute(query).mappings().all():
        back = {**row, "entry_id": entry_id, "amount_minor": -row["amount_minor"], "booked_at": now}
        connection.execute(insert(bonus_bookings).values(**back))


def bonus_balance(connection: Connection, merchant_id: str, member_ref: str) -> int:
    """Return a member's bonus with this merchant in minor units."""
    query = select(func.coalesce(func.sum(bonus_bookings.c.amount_minor), 0)).where(
        bonus_bookings.c.merchant_id == merchant_id, bonus_bookings.c.member_ref == member_ref
    )
    return int(connection.scalar(query) or 0)
