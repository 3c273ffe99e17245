"""What a member sees of the own data."""

from typing import Literal

from sqlalchemy import Connection, select

from reference_backend.backend import Backend
from reference_backend.cards.picture import picture_of
from reference_backend.cards.repository import virtual_card
from reference_backend.consents.purposes import (
    MARKETING_OBJECTION,
    NAME_DAY,
    NEWSLETTER_EMAIL,
    NEWSLETTER_POST,
    NEWSLETTER_SMS,
    OTHER_MERCHANTS,
    PURCHASE_LINKING,
)
from reference_backend.consents.service import state
from reference_backend.members.people import Member
from reference_backend.own_pages.memberships import Joined, memberships_of
from reference_backend.own_pages.schemas import BirthdayView, CardView, Channels, MembershipView, OwnData
from reference_backend.problems import Problem
from reference_backend.tables import cards
from reference_backend.wire import Named


def own_data(backend: Backend, member: Member) -> OwnData:
    """Return what is known of a member and what the member permitted."""
    with backend.database.read() as connection:
        joined = memberships_of(connection, backend.programmes, member.id)
        return OwnData(
            account=_account(member),
            kind="legal" if member.kind == "legal" else "natural",
            first_name=member.first_name,
            last_name=member.last_name,
            email=member.email,
            reachable=member.reachable,
            phone=member.phone,
            language=member.language,
            birthday=_birthday(member),
            cards=_cards(connection, member),
            memberships=[_membership(connection, member, one, backend.now_text()) for one in joined],
        )


def _account(member: Member) -> Literal["none", "claimed", "unclaimed"]:
    return (
        "claimed" if member.account == "claimed" else "unclaimed" if member.account == "unclaimed" else "none"
    )


def _birthday(member: Member) -> BirthdayView | None:
    if member.birth_month is None or member.birth_day is None:
        return None
    return BirthdayView(month=member.birth_month, day=member.birth_day)


def _cards(connection: Connection, member: Member) -> list[CardView]:
    query = select(cards.c.code, cards.c.form, cards.c.status).where(cards.c.member_id == member.id)
    rows = connection.execute(query.order_by(cards.c.form.desc(), cards.c.code))
    return [CardView(code=row.code, form=row.form, status=row.status) for row in rows]


def _membership(connection: Connection, member: Member, joined: Joined, now: str) -> MembershipView:
    merchant = joined.terms.merchant
    held = state(connection, merchant.id, member.id, now)
    return MembershipView(
        merchant=Named(id=merchant.id, name=merchant.name),
        joined_at=joined.joined_at,
        channels=Channels(
            newsletter_email=held[NEWSLETTER_EMAIL],
            newsletter_sms=held[NEWSLETTER_SMS],
            newsletter_post=held[NEWSLETTER_POST],
            other_merchants=held[OTHER_MERCHANTS],
        ),
        purchase_linking=held[PURCHASE_LINKING],
        name_day=held[NAME_DAY],
        objects=held[MARKETING_OBJECTION],
    )


def card_picture(backend: Backend, member: Member) -> bytes:
    """Return the virtual card as a PNG; Problem `not-found` when the member has none that is valid."""
    with backend.database.read() as connection:
        joined = memberships_of(connection, backend.programmes, member.id)
        code = virtual_card(connection, joined[0].terms.pool, member.id) if joined else None
    if code is None:
        raise Problem("not-found")
    return picture_of(joined[0].terms.programme, code)
