"""What the reversal of a purchase takes back, whichever of its entries comes first."""

from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy import Connection

from reference_backend.benefits import repository as benefits
from reference_backend.card_changes import touch_member
from reference_backend.erasure.bookings import NOBODY
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.ledger import repository as ledger
from reference_backend.ledger.repository import Booking


def until_here(arrival: Arrival, purchase: str) -> Decision:
    """Return the answer to an entry whose purchase is not here: it waits; SetAside when it waits in vain."""
    if arrival.books.entries.is_set_aside(purchase):
        raise SetAside("purchase-set-aside")
    return Decision("held", "purchase-not-here-yet", waits_for=purchase)


def book_back(arrival: Arrival, purchase: str, reversal: str) -> tuple[str, ...]:
    """Book back what a reversed purchase earned that used no benefit; return what the manager should know.

    All of it is known to the batch but the balance.
    """
    books = arrival.books
    return _overdrawn(books.ledger.book_back(purchase, reversal, arrival.now), books.ledger.balance)


def give_back(arrival: Arrival, connection: Connection, purchase: str, reversal: str) -> tuple[str, ...]:
    """Book back what a reversed purchase earned and redeemed, free the benefits that it used; return what the
    manager should know. A second time, it does what is new.
    """
    merchant_id, now = arrival.merchant_id, arrival.now
    booked = ledger.book_back(connection, merchant_id, purchase, reversal, now)
    for member_id in benefits.release_uses(connection, merchant_id, purchase, now):
        touch_member(connection, arrival.terms, member_id)
    kept = ("benefit-stays-used",) if _stays_used(arrival, connection, purchase) else ()
    return (*kept, *_overdrawn(booked, partial(ledger.balance, connection, merchant_id)))


def _overdrawn(booked: Iterable[Booking], balance: Callable[[str, str], int]) -> tuple[str, ...]:
    accounts = {(one.member_ref, one.currency) for one in booked if one.member_ref != NOBODY}
    return ("balance-negative",) if any(balance(*account) < 0 for account in accounts) else ()


def _stays_used(arrival: Arrival, connection: Connection, purchase: str) -> bool:
    """Whether a benefit was used of which nobody knows whose it is (J23), so that it cannot be given back."""
    booked = {one.benefit for one in ledger.of_entry(connection, arrival.merchant_id, purchase)}
    names = benefits.stays_used(connection, arrival.merchant_id, purchase)
    kept = (arrival.terms.benefit(one) for one in names)
    return any(
        one.single_use or (one.kind == "bonus_redemption" and one.id not in booked)
        for one in kept
        if one is not None
    )
