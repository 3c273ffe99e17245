"""Who may be sent what: a consent for the channel, one more for other shops' offers, no objection (N17)."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import (
    MARKETING_OBJECTION,
    NEWSLETTER_EMAIL,
    NEWSLETTER_POST,
    NEWSLETTER_SMS,
    OTHER_MERCHANTS,
    Purpose,
)
from reference_backend.consents.service import state
from reference_backend.members.people import Member, by_id
from reference_backend.members.repository import by_member
from reference_backend.tables import STANDING, memberships

BY_CHANNEL: Mapping[str, Purpose] = {
    "mail": NEWSLETTER_EMAIL,
    "sms": NEWSLETTER_SMS,
    "post": NEWSLETTER_POST,
}


class NotPermittedError(Exception):
    """The member did not permit this; nothing was queued."""


def is_permitted(held: Mapping[Purpose, bool], channel: str, *, others_offers: bool = False) -> bool:
    """Say whether what a member said permits a newsletter over a channel (`mail`, `sms` or `post`)."""
    if held[MARKETING_OBJECTION] or (others_offers and not held[OTHER_MERCHANTS]):
        return False
    return held[BY_CHANNEL[channel]]


def may_be_sent(
    connection: Connection, merchant_id: str, member: Member, channel: str, at: str, *, others_offers: bool
) -> bool:
    """Say whether a member of this merchant can and may be sent a newsletter now."""
    membership = by_member(connection, merchant_id, member.id)
    if membership is None or not membership.stands or not _has_way(member, channel):
        return False
    held = state(connection, merchant_id, member.id, at)
    return is_permitted(held, channel, others_offers=others_offers)


def audience(
    connection: Connection, terms: Terms, channel: str, at: str, *, others_offers: bool = False
) -> list[Member]:
    """Return the members whom marketing over this channel may reach: the export that it is made of (N17)."""
    query = select(memberships.c.member_id).where(memberships.c.merchant_id == terms.merchant.id, STANDING)
    people = (by_id(connection, member_id) for member_id in connection.scalars(query).all())
    return [
        one
        for one in people
        if one is not None
        and may_be_sent(connection, terms.merchant.id, one, channel, at, others_offers=others_offers)
    ]


def _has_way(member: Member, channel: str) -> bool:
    if channel == "sms":
        return member.phone is not None
    return channel != "mail" or member.reachable
