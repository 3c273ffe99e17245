"""Memberships, always seen from one merchant (N06)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from reference_backend.tables import cards, members, memberships

CARD_REFERENCE = "card:"


@dataclass(frozen=True)
class Membership:
    """A person's membership with one merchant; `card_status` of the card by which it was found, if by one."""

    member_id: str
    member_ref: str
    ended_at: str | None
    birth_month: int | None
    birth_day: int | None
    seen_month: str | None = None
    card_status: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the person is a member today."""
        return self.ended_at is None

    @property
    def by_ended_card(self) -> bool:
        """Whether it was found by a card that is lost, replaced or cancelled: such a one gives nothing."""
        return self.card_status not in (None, "active")


# Made once: to build a statement costs more than to run it.
_MEMBERSHIPS = (
    select(
        memberships.c.member_id,
        memberships.c.member_ref,
        memberships.c.ended_at,
        members.c.birth_month,
        members.c.birth_day,
        memberships.c.seen_month,
    )
    .join(members, members.c.id == memberships.c.member_id)
    .where(memberships.c.merchant_id == bindparam("merchant"))
)
_OF_PERSON = _MEMBERSHIPS.where(memberships.c.member_id == bindparam("member"))
_BY_REFERENCE = _MEMBERSHIPS.where(memberships.c.member_ref.in_(bindparam("references", expanding=True)))
_BY_CARD = (
    _MEMBERSHIPS.join(cards, cards.c.member_id == memberships.c.member_id)
    .where(cards.c.pool == bindparam("pool"), cards.c.code.in_(bindparam("codes", expanding=True)))
    .add_columns(cards.c.status, cards.c.code)
)


def by_member(connection: Connection, merchant_id: str, member_id: str) -> Membership | None:
    """Return this merchant's membership of a person."""
    found = connection.execute(_OF_PERSON, {"merchant": merchant_id, "member": member_id}).one_or_none()
    return Membership(*found) if found else None


def by_reference(connection: Connection, merchant_id: str, pool: str, reference: str) -> Membership | None:
    """Return the membership that a `member_ref` or a `card:` code means at this merchant, ended ones too."""
    return by_references(connection, merchant_id, pool, [reference]).get(reference)


def by_references(
    connection: Connection, merchant_id: str, pool: str, references: Iterable[str]
) -> dict[str, Membership]:
    """Return whom these references mean at this merchant; one that means nobody is left out."""
    codes = {one for one in references if one.startswith(CARD_REFERENCE)}
    found: dict[str, Membership] = {}
    if named := set(references) - codes:
        rows = connection.execute(_BY_REFERENCE, {"merchant": merchant_id, "references": list(named)})
        found |= {row.member_ref: Membership(*row) for row in rows}
    if codes:
        bare = [code.removeprefix(CARD_REFERENCE) for code in codes]
        rows = connection.execute(_BY_CARD, {"merchant": merchant_id, "pool": pool, "codes": bare})
        found |= {CARD_REFERENCE + code: Membership(*member) for *member, code in rows}
    return found
