"""Purchases, reversals and bonus bookings, all walled by merchant (N07)."""

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


def add(connection: Connection, purchase: Purchase) -> None:
    """Write a purchase."""
    connection.execute(insert(purchases).values(**vars(purchase)))


def exists(connection: Connection, merchant_id: str, entry_id: str) -> bool:
    """Say whether this merchant has that purchase."""
    query = select(purchases.c.entry_id).where(
        purchases.c.merchant_id == merchant_id, purchases.c.entry_id == entry_id
    )
    return connection.execute(query).first() is not None


def is_reversed(connection: Connection, merchant_id: str, entry_id: str) -> bool:
    """Say whether a purchase was taken back."""
    query = select(reversals.c.entry_id).where(
        reversals.c.merchant_id == merchant_id, reversals.c.purchase == entry_id
    )
    return connection.execute(query).first() is not None


def reverse(
    connection: Connection, merchant_id: str, purchase: str, entry_id: str, occurred_at: str, reason: str
) -> None:
    """Write a reversal; the purchase itself is never edited."""
    connection.execute(
        insert(reversals).values(
            merchant_id=merchant_id,
            purchase=purchase,
            entry_id=entry_id,
            occurred_at=occurred_at,
            reason=reason,
        )
    )


def book_bonus(
    connection: Connection,
    purchase: Purchase,
    entry_id: str,
    benefit: str,
    member_ref: str,
    amount_minor: int,
    now: str,
) -> None:
    """Add a booking to the member's account with this merchant."""
    connection.execute(
        insert(bonus_bookings).values(
            merchant_id=purchase.merchant_id,
            entry_id=entry_id,
            benefit=benefit,
            member_ref=member_ref,
            amount_minor=amount_minor,
            currency=purchase.currency,
            booked_at=now,
        )
    )


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
