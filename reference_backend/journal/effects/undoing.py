"""What the reversal of a purchase takes back, whichever of its entries comes first."""

from sqlalchemy import Connection

from reference_backend.benefits import repository as benefits
from reference_backend.card_changes import touch_member
from reference_backend.erasure.bookings import NOBODY
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.ledger import repository as ledger


def until_here(arrival: Arrival, purchase: str) -> Decision:
    """Return the answer to an entry whose purchase is not here: it waits; SetAside when it waits in vain."""
    if arrival.books.entries.is_set_aside(purchase):
        raise SetAside("purchase-set-aside")
    return Decision("held", "purchase-not-here-yet", waits_for=purchase)


def give_back(arrival: Arrival, connection: Connection, purchase: str, reversal: str) -> tuple[str, ...]:
    """Book back what a reversed purchase earned and redeemed, free the benefits that it used; return what the
    manager should know. A second time, it does what is new.
    """
    merchant_id, now = arrival.merchant_id, arrival.now
    booked = ledger.book_back(connection, merchant_id, purchase, reversal, now)
    for member_id in benefits.release_uses(connection, merchant_id, purchase, now):
        touch_member(connection, arrival.terms, member_id)
    overdrawn = {
        one.member_ref
        for one in booked
        if one.member_ref != NOBODY
        and ledger.balance(connection, merchant_id, one.member_ref, one.currency) < 0
    }
    flags = (
        "benefit-stays-used" if _stays_used(arrival, connection, purchase) else None,
        "balance-negative" if overdrawn else None,
    )
    return tuple(flag for flag in flags if flag is not None)


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
