"""A bonus that a member used in a purchase (N07, N12). It is held first, so it needs the connection (A4)."""

import uuid

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.configuration.model import Benefit
from reference_backend.journal.bodies import BenefitUsed
from reference_backend.journal.decision import Arrival, SetAside
from reference_backend.journal.effects.capturing import captured, own_hold
from reference_backend.ledger import repository as ledger
from reference_backend.ledger.repository import Booking
from reference_backend.members.repository import Membership


def redeem(
    arrival: Arrival,
    connection: Connection,
    body: BenefitUsed,
    benefit: Benefit,
    membership: Membership,
    *,
    linked: bool,
) -> tuple[str, ...]:
    """Book what was held off the member's bonus, and return what the manager should know.

    SetAside without a hold of its own that no purchase used before, and for more than the purchase's total.
    A hold that lapsed meanwhile counts: the customer has had it. If that overdraws the bonus, it is flagged.
    """
    merchant_id = arrival.merchant_id
    amount, flags = _captured_amount(arrival, connection, body, membership)
    booking = Booking(
        merchant_id=merchant_id,
        entry_id=body.purchase,
        benefit=benefit.id,
        account="bonus",
        member_ref=membership.member_ref,
        amount_minor=-amount,
        currency=arrival.register.currency,
        booked_at=arrival.now,
    )
    repository.add_use(connection, merchant_id, arrival.header.entry_id, body.purchase, benefit.id, None)
    ledger.add(connection, [booking if linked else _without_purchase(booking)])
    if not linked:
        repository.forget_hold(connection, body.hold or "")
    left = ledger.balance(connection, merchant_id, membership.member_ref, booking.currency)
    return (*flags, "balance-negative") if left < 0 else flags


def _captured_amount(
    arrival: Arrival, connection: Connection, body: BenefitUsed, membership: Membership
) -> tuple[int, tuple[str, ...]]:
    if arrival.terms.programme.capabilities.redemption == "none":
        raise SetAside("capability-absent")
    if body.hold is None:
        raise SetAside("hold-missing")
    hold = own_hold(arrival, connection, body, membership)
    booked = ledger.of_entry(connection, arrival.merchant_id, body.purchase)
    if hold.state == "captured" or any(one.benefit == body.benefit for one in booked):
        raise SetAside("benefit-used-twice")
    total = arrival.books.purchases.total(body.purchase)
    redeemed = -sum(one.amount_minor for one in booked if one.amount_minor < 0)
    if hold.amount_minor is None or total is None or redeemed + hold.amount_minor > total:
        raise SetAside("hold-not-valid")
    return hold.amount_minor, captured(arrival, connection, hold)


def _without_purchase(booking: Booking) -> Booking:
    """A booking that nothing ties to the purchase (J23): neither its id nor its hour."""
    day = booking.booked_at[:10]
    return Booking(**{**vars(booking), "entry_id": str(uuid.uuid4()), "booked_at": f"{day}T00:00:00.000Z"})
