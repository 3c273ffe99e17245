"""Memberships and consents, always seen from one merchant (N06)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from reference_backend.tables import cards, consent_events, members, memberships

PURCHASE_LINKING = "purchase-linking"


@dataclass(frozen=True)
class Membership:
    """A person's membership with one merchant."""

    member_id: str
    member_ref: str
    ended_at: str | None
    birth_month: int | None
    birth_day: int | None


def _query(merchant_id: str) -> Select[Any]:
    return (
        select(
            memberships.c.member_id,
            memberships.c.member_ref,
            memberships.c.ended_at,
            members.c.birth_month,
            members.c.birth_day,
        )
        .join(members, members.c.id == memberships.c.member_id)
        .where(memberships.c.merchant_id == merchant_id)
    )


def _one(connection: Connection, query: Select[Any]) -> Membership | None:
    found = connection.execute(query).mappings().one_or_none()
    return Membership(**found) if found else None


def by_member(connection: Connection, merchant_id: str, member_id: str) -> Membership | None:
    """Return this merchant's membership of a person."""
    query = _query(merchant_id).where(memberships.c.member_id == member_id)
    return _one(connection, query)


def by_reference(connection: Connection, merchant_id: str, pool: str, reference: str) -> Membership | None:
    """Return the membership that a `member_ref` or a `card:` code means at this merchant, ended ones too."""
    query = _query(merchant_id)
    if reference.startswith("card:"):
        code = reference.removeprefix("card:")
        query = query.join(cards, cards.c.member_id == memberships.c.member_id)
        query = query.where(cards.c.pool == pool, cards.c.code == code)
    else:
        query = query.where(memberships.c.member_ref == reference)
    return _one(connection, query)


def record_consent(
    connection: Connection, merchant_id: str, member_id: str, purpose: str, given: bool, effective_at: str
) -> None:
    """Add to the consent log; the present state is always derived from it."""
    connection.execute(
        insert(consent_events).values(
            merchant_id=merchant_id,
            member_id=member_id,
            purpose=purpose,
            given=given,
            effective_at=effective_at,
        )
    )


def consents_to(connection: Connection, merchant_id: str, member_id: str, purpose: str, at: str) -> bool:
    """Say whether the consent held at that moment."""
    query = (
        select(consent_events.c.given)
        .where(
            consent_events.c.merchant_id == merchant_id,
            consent_events.c.member_id == member_id,
            consent_events.c.purpose == purpose,
            consent_events.c.effective_at <= at,
        )
        .order_by(consent_events.c.effective_at.desc(), consent_events.c.id.desc())
        .limit(1)
    )
    return bool(connection.scalar(query))
