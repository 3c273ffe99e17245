"""Plastic cards handed out at a till, and their fees (J15, J17).

blank in stock ── card_issued ──►  active, its fee booked; the holder's former one lost
               ◄─ fee_refunded ──  payment void: blank again; taken back: out of use
"""

from sqlalchemy import Connection

from reference_backend.card_changes import touch_everywhere
from reference_backend.cards import fees
from reference_backend.cards import repository as cards
from reference_backend.cards.fees import PaidFee
from reference_backend.cards.repository import Card
from reference_backend.journal import repository
from reference_backend.journal.bodies import CardIssued, CardPart, FeeRefunded
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.effects.owed_cards import paid_before
from reference_backend.journal.entry_times import made_at
from reference_backend.journal.staffing import check_in_shop, staff_for
from reference_backend.members.repository import Membership, by_reference
from reference_backend.staff.roles import Action

_ISSUING = {"replacement": Action.REPLACE_CARD, "first": Action.ISSUE_FIRST_CARD}


def card_issued(arrival: Arrival) -> Decision:
    """Bind a blank card to its holder, end the old plastic ones and book the fee: all of it or nothing."""
    body, part = arrival.body, arrival.personal
    assert isinstance(body, CardIssued)
    _check_offered(arrival)
    if not isinstance(part, CardPart):
        raise SetAside("personal-absent")
    fee = _fee_asked(arrival, body)
    with arrival.directly() as connection:
        staff_for(arrival, body.staff, _ISSUING[body.issue])
        holder = _holder(arrival, connection, part.holder)
        if body.instead_of is not None:
            fee = paid_before(arrival, connection, body, holder)
        blank = _blank(arrival, connection, part.card)
        flags = _hand_out(arrival, connection, body.issue, blank, holder)
        fees.book(connection, arrival.merchant_id, arrival.header.entry_id, fee)
        touch_everywhere(connection, arrival.terms.pool, holder.member_id)
    return Decision(flags=flags)


def fee_refunded(arrival: Arrival) -> Decision:
    """Book that a fee was given back, and take its card from the holder: all of it or nothing."""
    body = arrival.body
    assert isinstance(body, FeeRefunded)
    _check_offered(arrival)
    with arrival.directly() as connection:
        fee = fees.paid_for(connection, arrival.merchant_id, body.issue)
        if fee is None:
            raise SetAside("nothing-to-refund")
        # A void payment is undone by whoever may do the act itself, as an own sale is.
        void = body.reason == "payment-void"
        staff_for(arrival, body.staff, _ISSUING[fee.issue] if void else Action.TAKE_CARD_BACK)
        if fees.is_refunded(connection, arrival.merchant_id, body.issue):
            raise SetAside("refunded-before")
        if (body.fee.amount_minor, body.fee.currency) != (fee.amount_minor, fee.currency):
            raise SetAside("fee-not-valid")
        entry_id = arrival.header.entry_id
        fees.refund(connection, arrival.merchant_id, entry_id, body.issue, fee, body.reason)
        _take_back(arrival, connection, body.issue, "blank" if void else "cancelled")
    return Decision()


def _check_offered(arrival: Arrival) -> None:
    if not arrival.terms.programme.capabilities.plastic_cards:
        raise SetAside("capability-absent")
    check_in_shop(arrival)


def _fee_asked(arrival: Arrival, body: CardIssued) -> PaidFee:
    """Return the fee that the till says it took; SetAside when no price list asked for that."""
    asked = PaidFee(body.issue, body.fee.amount_minor, body.fee.currency, body.fee_version, body.payment)
    listed = arrival.terms.fee(body.issue, body.fee_version)
    if listed is None:
        raise SetAside("fee-not-valid")
    # J16: a till that was offline asks the fee it last heard of, so every version that ever held is right;
    # one that was still to come is not, as far as the till knew the day.
    to_come = arrival.header.clock.trusted and arrival.local.date() < listed.valid_from
    due = 0 if body.instead_of is not None else listed.amount_minor
    if to_come or (asked.amount_minor, asked.currency) != (due, listed.currency):
        raise SetAside("fee-not-valid")
    return asked


def _holder(arrival: Arrival, connection: Connection, reference: str) -> Membership:
    holder = by_reference(connection, arrival.merchant_id, arrival.terms.pool, reference)
    if holder is None:
        raise SetAside("holder-unknown")
    if holder.ended_at is not None:
        raise SetAside("membership-ended")
    return holder


def _blank(arrival: Arrival, connection: Connection, code: str) -> Card:
    card = cards.by_code(connection, arrival.terms.pool, code)
    if card is None or card.form != "plastic":
        raise SetAside("card-not-in-stock")
    if card.status != "blank":
        raise SetAside("card-already-bound")
    return card


def _hand_out(
    arrival: Arrival, connection: Connection, issue: str, blank: Card, holder: Membership
) -> tuple[str, ...]:
    """Bind the card, so that the one that was handed out last is the holder's only one; return the flags."""
    pool, entry_id = arrival.terms.pool, arrival.header.entry_id
    former = cards.plastic_of(connection, pool, holder.member_id)
    flags = ("not-the-first",) if issue == "first" and former else ()
    if issue == "replacement" and not former:
        flags = ("nothing-replaced",)
    if any(one.status == "active" and _is_later(arrival, connection, one.bound_by) for one in former):
        # This one came late from a till without a connection: meanwhile it was lost, and replaced.
        cards.bind(connection, blank, holder.member_id, entry_id, "lost")
        return (*flags, "replaced-since")
    cards.end_plastic_cards(connection, pool, holder.member_id)
    cards.bind(connection, blank, holder.member_id, entry_id, "active")
    return flags


def _is_later(arrival: Arrival, connection: Connection, bound_by: str | None) -> bool:
    """Whether a card was handed out after this one: neither later than its entry says, nor than that came."""
    if bound_by is None or made_at(bound_by) <= made_at(arrival.header.entry_id):
        return False
    came = repository.stored_at(connection, arrival.merchant_id, bound_by)
    return came is None or came > made_at(arrival.header.entry_id)


def _take_back(arrival: Arrival, connection: Connection, issue: str, status: str) -> None:
    card = cards.bound_by(connection, arrival.terms.pool, issue)
    if card is None or card.member_id is None:
        return
    # While it is still the holder's: the tills are told of each card of a member.
    touch_everywhere(connection, arrival.terms.pool, card.member_id)
    cards.unbind(connection, card, status)
