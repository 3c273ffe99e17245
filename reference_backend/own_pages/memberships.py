"""The shops that a member joined, each with its terms; never asked from a till."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reference_backend.configuration.model import Programme
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.members.people import Member
from reference_backend.problems import Problem
from reference_backend.tables import STANDING, memberships, merchants

Programmes = Mapping[str, Programme]


@dataclass(frozen=True)
class Joined:
    """A membership that stands."""

    terms: Terms
    member_ref: str
    joined_at: str


def memberships_of(connection: Connection, programmes: dict[str, Programme], member_id: str) -> list[Joined]:
    """Return a member's standing memberships, by the merchants' ids."""
    query = (
        select(memberships.c.merchant_id, memberships.c.member_ref, memberships.c.joined_at)
        .where(memberships.c.member_id == member_id, STANDING)
        .order_by(memberships.c.merchant_id)
    )
    rows = connection.execute(query).all()
    return [Joined(terms_of(connection, row.merchant_id, programmes), row[1], row[2]) for row in rows]


def membership_at(
    connection: Connection, programmes: dict[str, Programme], member_id: str, merchant_id: str
) -> Joined:
    """Return a member's standing membership with one merchant; Problem `membership-unknown`."""
    for joined in memberships_of(connection, programmes, member_id):
        if joined.terms.merchant.id == merchant_id:
            return joined
    raise Problem("membership-unknown")


def terms_at(connection: Connection, programmes: dict[str, Programme], merchant_id: str) -> Terms:
    """Return a merchant's terms; Problem `merchant-unknown`."""
    known = select(merchants.c.id).where(merchants.c.id == merchant_id)
    if connection.scalar(known) is None:
        raise Problem("merchant-unknown")
    return terms_of(connection, merchant_id, programmes)


def pool_and_programme(
    connection: Connection, programmes: dict[str, Programme], name: str
) -> tuple[str, Programme]:
    """Return the pool and the programme that a merchant's or a shared programme's id means.

    Problem `merchant-unknown`.
    """
    programme = programmes.get(name)
    if programme is not None and programme.cards_shared:
        return name, programme
    terms = terms_at(connection, programmes, name)
    return terms.pool, terms.programme


def programme_of(connection: Connection, programmes: dict[str, Programme], member: Member) -> Programme:
    """Return the programme of the pool that a member is in."""
    return pool_and_programme(connection, programmes, member.pool)[1]
