"""Memberships and consents, always seen from one merchant (N06)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from reference_backend.consents import purposes
from reference_backend.tables import cards, consent_events, members, memberships

PURCHASE_LINKING = purposes.PURCHASE_LINKING
CARD_REFERENCE = "card:"
Consents = Sequence[tuple[str, bool]]
"""What a member said about one purpose and from when it holds, in the order in which it counts."""


@dataclass(frozen=True)
class Membership:
    """A person's membership with one merchant."""

    member_id: str
    member_ref: str
    ended_at: str | None
    birth_month: int | None
    birth_day: int | None
    seen_month: str | None = None


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
    .add_columns(cards.c.code)
)
_CONSENTS = (
    select(consent_events.c.member_id, consent_events.c.effective_at, consent_events.c.given)
    .where(
        consent_events.c.merchant_id == bindparam("merchant"),
        consent_events.c.member_id.in_(bindparam("members", expanding=True)),
        consent_events.c.purpose == bindparam("purpose"),
    )
    .order_by(consent_events.c.effective_at, consent_events.c.id)
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
    logs = consent_logs(connection, merchant_id, [member_id], purpose)
    return consent_held(logs.get(member_id, ()), at)


def consent_logs(
    connection: Connection, merchant_id: str, member_ids: Iterable[str], purpose: str
) -> dict[str, Consents]:
    """Return what each of these members said about a purpose; one who never did is left out."""
    asked = {"merchant": merchant_id, "members": list(member_ids), "purpose": purpose}
    logs: dict[str, list[tuple[str, bool]]] = {}
    for member_id, effective_at, given in connection.execute(_CONSENTS, asked):
        logs.setdefault(member_id, []).append((effective_at, given))
    return dict(logs)


def consent_held(log: Consents, at: str) -> bool:
    """Say whether a consent held at a moment: the last word until then counts."""
    held = False
    for effective_at, given in log:
        if effective_at <= at:
            held = given
    return held
