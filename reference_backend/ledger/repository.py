"""Bookings, all walled by merchant (N07). Nothing here changes or removes one.

A booking's `entry_id` names the purchase that it belongs to, or the reversal that booked it back: so a
purchase earns and redeems each benefit once, and its reversal finds all of it.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, insert, select

from reference_backend.ledger.earning import Earning
from reference_backend.many import AboutMany
from reference_backend.tables import ledger_bookings


@dataclass(frozen=True)
class Booking:
    """One line of a member's account with a merchant: negative what was redeemed or booked back."""

    merchant_id: str
    entry_id: str
    benefit: str
    account: str
    member_ref: str
    amount_minor: int
    currency: str
    booked_at: str


# Made once: to build a statement costs more than to run it.
_COLUMNS = tuple(ledger_bookings.c[name] for name in Booking.__dataclass_fields__)
_HERE = ledger_bookings.c.merchant_id == bindparam("merchant")
_OF_ENTRIES = AboutMany(select(ledger_bookings.c.entry_id, *_COLUMNS).where(_HERE))
_OF_ENTRY = select(*_COLUMNS).where(_HERE, ledger_bookings.c.entry_id == bindparam("of"))
_BALANCE = select(func.coalesce(func.sum(ledger_bookings.c.amount_minor), 0)).where(
    _HERE,
    ledger_bookings.c.member_ref == bindparam("member"),
    ledger_bookings.c.currency == bindparam("currency"),
)


def earning_of(merchant_id: str, purchase: str, member_ref: str, earning: Earning, now: str) -> Booking:
    """Return the booking of what a purchase earned."""
    amount, currency = earning.amount, earning.currency
    return Booking(merchant_id, purchase, earning.benefit, earning.account, member_ref, amount, currency, now)


def add(connection: Connection, bookings: Iterable[Booking]) -> None:
    """Write bookings. IntegrityError when one of them was written before."""
    rows = [vars(one) for one in bookings]
    if rows:
        connection.execute(insert(ledger_bookings), rows)


def of_entries(connection: Connection, merchant_id: str, entry_ids: Set[str]) -> dict[str, list[Booking]]:
    """Return what was booked for each of these purchases, or by each of these reversals."""
    found: dict[str, list[Booking]] = {one: [] for one in entry_ids}
    for entry_id, *booking in _OF_ENTRIES.ask(connection, entry_ids, merchant=merchant_id):
        found[entry_id].append(Booking(*booking))
    return found


def of_entry(connection: Connection, merchant_id: str, entry_id: str) -> list[Booking]:
    """Return what was booked for a purchase, or by a reversal."""
    rows = connection.execute(_OF_ENTRY, {"merchant": merchant_id, "of": entry_id})
    return [Booking(*row) for row in rows]


def book_back(
    connection: Connection, merchant_id: str, purchase: str, reversal: str, now: str
) -> list[Booking]:
    """Book back, line by line, what a purchase earned and redeemed; return the new bookings.

    What this reversal booked back before stays: an entry of the purchase may come after its reversal.
    """
    done = {one.benefit for one in of_entry(connection, merchant_id, reversal)}
    stored = of_entry(connection, merchant_id, purchase)
    back = taken_back((one for one in stored if one.benefit not in done), reversal, now)
    add(connection, back)
    return back


def taken_back(bookings: Iterable[Booking], reversal: str, now: str) -> list[Booking]:
    """Return the bookings by which a reversal takes these back."""
    return [
        replace(one, entry_id=reversal, amount_minor=-one.amount_minor, booked_at=now) for one in bookings
    ]


def balance(connection: Connection, merchant_id: str, member_ref: str, currency: str) -> int:
    """Return a member's sum with this merchant: in minor units of the currency, or of `PTS` in points.

    Below zero when what was redeemed was booked back afterwards.
    """
    asked = {"merchant": merchant_id, "member": member_ref, "currency": currency}
    return int(connection.scalar(_BALANCE, asked) or 0)
