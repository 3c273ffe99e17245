"""Purchases and reversals."""

from reference_backend.benefits import repository as benefits
from reference_backend.benefits.service import business_day
from reference_backend.clock import from_wire
from reference_backend.journal.bodies import MemberPart, PurchaseRecorded, PurchaseReversed
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.purchases import repository as purchases
from reference_backend.purchases.bonus import bonus_of
from reference_backend.purchases.repository import Purchase
from reference_backend.snapshot.changes import touch_member


def purchase_recorded(arrival: Arrival) -> Decision:
    """Book a purchase: time, place, total and keys (N13), with its member only where that is allowed."""
    body = arrival.body
    assert isinstance(body, PurchaseRecorded)
    _check(arrival, body)
    member_ref, flags = _member_link(arrival)
    purchase = Purchase(
        merchant_id=arrival.merchant_id,
        entry_id=arrival.header.entry_id,
        occurred_at=arrival.header.occurred_at,
        place=body.place,
        amount_minor=body.total.amount_minor,
        currency=body.total.currency,
        member_ref=member_ref,
    )
    arrival.books.purchases.add(purchase)
    if member_ref is not None:
        _earn(arrival, purchase, member_ref)
    return Decision(flags=flags, keeps_personal=member_ref is not None)


def purchase_reversed(arrival: Arrival) -> Decision:
    """Take a purchase back as a fact of its own (X07): its bonus and its benefits with it."""
    body, books = arrival.body, arrival.books
    assert isinstance(body, PurchaseReversed)
    if not books.purchases.exists(body.purchase):
        if books.entries.is_set_aside(body.purchase):
            raise SetAside("purchase-set-aside")
        return Decision("held", "purchase-not-here-yet", waits_for=body.purchase)
    if books.purchases.is_reversed(body.purchase):
        raise SetAside("already-reversed")
    header = arrival.header
    books.purchases.reverse(body.purchase, header.entry_id, header.occurred_at, body.reason)
    if books.purchases.has_earned(body.purchase) or books.uses.has_given(body.purchase):
        return _given_back(arrival, body.purchase)
    return Decision()


def _given_back(arrival: Arrival, purchase: str) -> Decision:
    """Book back the bonus of a reversed purchase, and free the benefits that it had used."""
    merchant_id, terms, now = arrival.merchant_id, arrival.terms, arrival.now
    with arrival.directly() as connection:
        purchases.reverse_bonus(connection, merchant_id, purchase, arrival.header.entry_id, now)
        for member_id in benefits.release_uses(connection, merchant_id, purchase, now):
            touch_member(connection, terms, member_id)
        kept = (terms.benefit(one) for one in benefits.stays_used(connection, merchant_id, purchase))
        unknown_member = any(one is not None and one.single_use for one in kept)
    return Decision(flags=("benefit-stays-used",) if unknown_member else ())


def _check(arrival: Arrival, body: PurchaseRecorded) -> None:
    if body.place != arrival.register.place:
        raise SetAside("place-mismatch")  # N15
    limit = arrival.terms.programme.total.limit_minor
    if not 0 < body.total.amount_minor <= limit or body.total.currency != arrival.register.currency:
        raise SetAside("total-not-valid")  # N16
    if arrival.books.purchases.exists(arrival.header.entry_id):
        raise SetAside("entry-id-known")


def _member_link(arrival: Arrival) -> tuple[str | None, tuple[str, ...]]:
    """Return the reference that the purchase may be tied to, and flags for the manager."""
    if arrival.personal is None:
        return None, ()
    assert isinstance(arrival.personal, MemberPart)
    membership = arrival.books.members.by_reference(arrival.personal.member_ref)
    if membership is None:
        return None, ("member-unknown",)
    occurred_at = arrival.header.occurred_at
    if membership.ended_at is not None:
        # N24: what was bought before the end counts, but no longer for anybody.
        if occurred_at >= membership.ended_at:
            raise SetAside("membership-ended")
        return None, ("membership-ended-since",)
    if not arrival.books.members.may_link(membership, occurred_at, arrival.now):
        return None, ()
    return membership.member_ref, ()


def _earn(arrival: Arrival, purchase: Purchase, member_ref: str) -> None:
    today = business_day(from_wire(purchase.occurred_at), arrival.register.zone)
    for benefit_id, amount_minor in bonus_of(arrival.terms, purchase.amount_minor, today):
        arrival.books.purchases.book_bonus(purchase, benefit_id, member_ref, amount_minor, arrival.now)
