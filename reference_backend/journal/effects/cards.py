"""Plastic cards handed out at a till (J17)."""

from sqlalchemy import Connection, insert

from reference_backend.cards import repository as cards
from reference_backend.cards.repository import Card
from reference_backend.journal.bodies import CardIssued, CardPart
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.members.repository import Membership, by_reference
from reference_backend.snapshot.changes import touch_member
from reference_backend.tables import fees


def card_issued(arrival: Arrival) -> Decision:
    """Bind a blank card to its holder, end the old plastic ones and book the fee: all of it or nothing."""
    body, part = arrival.body, arrival.personal
    assert isinstance(body, CardIssued)
    if not arrival.terms.programme.capabilities.plastic_cards:
        raise SetAside("capability-absent")
    if not isinstance(part, CardPart):
        raise SetAside("personal-absent")
    _check_fee(arrival, body)
    with arrival.directly() as connection:
        holder = _holder(arrival, connection, part.holder)
        blank = _blank(arrival, connection, part.card)
        cards.end_plastic_cards(connection, arrival.terms.pool, holder.member_id)
        cards.bind(connection, blank, holder.member_id)
        _book_fee(arrival, connection, body)
        touch_member(connection, arrival.terms, holder.member_id)
    return Decision()


def _check_fee(arrival: Arrival, body: CardIssued) -> None:
    # J16: a till that was offline asks the fee it last heard of, so every version that ever held is right.
    listed = arrival.terms.fee(body.issue, body.fee_version)
    asked = (body.fee.amount_minor, body.fee.currency)
    if listed is None or asked != (listed.amount_minor, listed.currency):
        raise SetAside("fee-not-valid")


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


def _book_fee(arrival: Arrival, connection: Connection, body: CardIssued) -> None:
    connection.execute(
        insert(fees).values(
            merchant_id=arrival.merchant_id,
            entry_id=arrival.header.entry_id,
            issue=body.issue,
            amount_minor=body.fee.amount_minor,
            currency=body.fee.currency,
            version=body.fee_version,
            payment=body.payment,
        )
    )
