"""Purchases and reversals."""

from reference_backend.journal.bodies import MemberPart, PurchaseRecorded, PurchaseReversed
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.effects.shown_cards import counts, ended_card
from reference_backend.journal.effects.undoing import book_back, give_back, until_here
from reference_backend.ledger.earning import earned
from reference_backend.purchases.repository import Purchase


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
    """Take a purchase back as a fact of its own (X07): its bonus and its benefits with it.

    Nobody takes back another till's sale (A4); where a till says that somebody did, it happened all the same.
    """
    body, books, header = arrival.body, arrival.books, arrival.header
    assert isinstance(body, PurchaseReversed)
    if not books.purchases.exists(body.purchase):
        return until_here(arrival, body.purchase)
    if books.purchases.is_reversed(body.purchase):
        raise SetAside("already-reversed")
    books.purchases.reverse(body.purchase, header.entry_id, header.occurred_at, body.reason)
    flags = () if _is_own(arrival, body.purchase) else ("not-own-sale",)
    if not books.uses.has_given(body.purchase):
        return Decision(flags=(*flags, *book_back(arrival, body.purchase, header.entry_id)))
    with arrival.directly() as connection:
        return Decision(flags=(*flags, *give_back(arrival, connection, body.purchase, header.entry_id)))


def _is_own(arrival: Arrival, purchase: str) -> bool:
    """Whether the till that takes a sale back is the one that made it."""
    # A reversal of another register is here because a purchase of this one woke it.
    is_here = arrival.header.register_id == arrival.register.id
    return is_here and arrival.books.purchases.is_own(purchase)


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
    reference = arrival.personal.member_ref
    if not counts(arrival, reference):
        return None, ("plastic-on-the-web",)  # J34
    membership = arrival.books.members.by_reference(reference)
    if membership is None:
        return None, ("member-unknown",)
    occurred_at = arrival.header.occurred_at
    if membership.ended_at is not None:
        # N24: what was bought before the end counts, but no longer for anybody.
        if occurred_at >= membership.ended_at:
            raise SetAside("membership-ended")
        return None, ("membership-ended-since",)
    arrival.books.members.note_use(membership, occurred_at, arrival.now)
    flags = ended_card(membership)
    if not arrival.books.members.may_link(membership, occurred_at, arrival.now):
        return None, flags
    return membership.member_ref, flags


def _earn(arrival: Arrival, purchase: Purchase, member_ref: str) -> None:
    today = arrival.local.date()
    for one in earned(arrival.terms, purchase.amount_minor, purchase.currency, today):
        arrival.books.ledger.earn(purchase.entry_id, member_ref, one, arrival.now)
