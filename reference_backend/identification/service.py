"""Identification: what a shown code gives at this register's merchant."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.benefits.service import available
from reference_backend.cards import guessing
from reference_backend.cards.channel import check_shown
from reference_backend.cards.repository import Card, by_code
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.identification.schemas import IdentificationAnswer
from reference_backend.members.linking import may_link
from reference_backend.members.repository import Membership, by_member
from reference_backend.members.use import is_news
from reference_backend.registers.access import Register


def _nobody_notes(_membership: Membership) -> None:
    return None


def identify(
    backend: Backend,
    register: Register,
    code: str,
    note_use: Callable[[Membership], None] = _nobody_notes,
) -> IdentificationAnswer:
    """Say what a code gives here; every code that is no member's of this merchant gets one body (N06).

    Problem `plastic-in-store-only` for the code of a plastic card at a register of the web (J34),
    `too-many-tries` where too many codes that mean nobody were asked for.
    `note_use` is called with a membership whose first use of the month this is.
    """
    answer = _looked_up(backend, register, code, note_use)
    if answer.verdict == "not_a_member":
        guessing.missed(backend, register, code)
    return answer


def _looked_up(
    backend: Backend, register: Register, code: str, note_use: Callable[[Membership], None]
) -> IdentificationAnswer:
    now = backend.clock.now()
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        check_shown(register, terms, code)
        guessing.may_ask(connection, register, now)
        card = by_code(connection, terms.pool, code)
        # The same look-ups for a stranger and for another merchant's member: the time says nothing either.
        member_id = card.member_id if card and card.member_id else ""
        membership = by_member(connection, terms.merchant.id, member_id)
        if card is None or membership is None or membership.ended_at is not None:
            return _answer(now, "not_a_member", "unknown")
        if card.status != "active":
            return _answer(now, "card_not_valid", card.form, hint="info-desk")
        if is_news(membership, to_wire(now)):
            note_use(membership)
        return _member(connection, terms, register, card, membership, now)


def _member(
    connection: Connection,
    terms: Terms,
    register: Register,
    card: Card,
    membership: Membership,
    now: datetime,
) -> IdentificationAnswer:
    benefits = available(connection, terms, membership, now, register.zone)
    linked = may_link(connection, terms, membership, to_wire(now), to_wire(now))
    return _answer(
        now,
        "eligible" if benefits else "member_without_benefit",
        card.form,
        member_ref=membership.member_ref if linked else None,
        card_price=any(benefit.kind == "card_price" for benefit in benefits),
        benefits=[benefit.id for benefit in benefits],
    )


def _answer(now: datetime, verdict: str, form: str, **more: object) -> IdentificationAnswer:
    nothing: dict[str, object] = {"member_ref": None, "card_price": False, "benefits": [], "hint": None}
    return IdentificationAnswer.model_validate(
        {"verdict": verdict, "form": form, "as_of": to_wire(now), **nothing, **more}
    )
