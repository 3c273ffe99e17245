"""Ending a membership, and erasing a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from reference_backend.card_changes import forget_cards, touch_member
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import CONSENTS
from reference_backend.consents.service import Said, say
from reference_backend.erasure import bookings, links
from reference_backend.erasure.links import Link
from reference_backend.erasure.traces import forget_traces
from reference_backend.tables import (
    STANDING,
    cards,
    erasures,
    member_links,
    member_sessions,
    members,
    memberships,
)


def end_membership(connection: Connection, terms: Terms, member_id: str, at: str) -> bool:
    """End a membership with this merchant; return whether there was one (N24, J44).

    The tills are told, the consents end with it, benefits held open are let go. With a person's last
    membership of the pool the card ends, and the way to the own pages. What was bought stays as it is until
    its time is over, or until the person is erased. Call it in a write transaction.
    """
    merchant_id = terms.merchant.id
    here = (
        memberships.c.merchant_id == merchant_id,
        memberships.c.member_id == member_id,
        STANDING,
    )
    if connection.execute(update(memberships).where(*here).values(ended_at=at)).rowcount == 0:
        return False
    for purpose in CONSENTS:
        say(connection, merchant_id, member_id, purpose, False, Said(at, at, "ending"))
    links.drop_open_holds(connection, merchant_id, member_id)
    touch_member(connection, terms, member_id)
    if not _is_member_anywhere(connection, member_id):
        _end_cards(connection, member_id)
        _close_own_pages(connection, member_id)
    return True


def erase_member(connection: Connection, member_id: str, at: str, why: str) -> bool:
    """Erase a person from everything but sums and counts; return whether there was anything to erase.

    Purchases stay, tied to nobody; so do the bookings' sums. `erasures` remembers the id, which means nobody
    from then on, so that a copy from before can be put right (`erase_again`). Call it in a write transaction.
    """
    person = connection.execute(
        select(members).where(members.c.id == member_id, members.c.erased_at.is_(None))
    ).one_or_none()
    if person is None:
        return False
    codes = list(connection.scalars(select(cards.c.code).where(cards.c.member_id == member_id)).all())
    for link in _links_of(connection, member_id):
        forget_cards(connection, link.merchant_id, codes)
        forget_purchases(connection, link)
    forget_traces(connection, person, codes)
    _end_memberships(connection, member_id, at)
    _end_cards(connection, member_id)
    connection.execute(update(cards).where(cards.c.member_id == member_id).values(member_id=None))
    _close_own_pages(connection, member_id)
    _empty(connection, member_id, at)
    connection.execute(insert(erasures).values(member_id=member_id, pool=person.pool, erased_at=at, why=why))
    return True


@dataclass(frozen=True)
class Tombstone:
    """That somebody was erased, and when and why; never who."""

    member_id: str
    pool: str
    erased_at: str
    why: str


def tombstones(connection: Connection) -> list[Tombstone]:
    """Return who was erased, in that order: to be kept where a copy of the database is kept."""
    columns = (erasures.c[name] for name in Tombstone.__dataclass_fields__)
    return [Tombstone(*row) for row in connection.execute(select(*columns).order_by(erasures.c.id))]


def erase_again(connection: Connection, erased: Iterable[Tombstone]) -> int:
    """Erase those who stand again in a copy from before; return how many they were."""
    return sum(erase_member(connection, one.member_id, one.erased_at, one.why) for one in erased)


def forget_purchases(connection: Connection, link: Link, *, uses_count: bool = False) -> None:
    """Untie all that was bought under a membership, with its bookings.

    With `uses_count` the person has still used what was single (N11); else that is forgotten too.
    """
    bought = [entry_id for entry_id, _ in links.linked(connection, link)]
    links.untie(connection, link, bought, None, uses_count=uses_count)
    if uses_count:
        links.keep_uses_alone(connection, link)
    else:
        links.forget_uses(connection, link.merchant_id, link.member_id)
    bookings.give_up_all(connection, link.merchant_id, link.member_ref)


def link_of(connection: Connection, merchant_id: str, member_id: str) -> Link | None:
    """Return what ties a person to purchases with a merchant, of an ended membership too."""
    found = (one for one in _links_of(connection, member_id) if one.merchant_id == merchant_id)
    return next(found, None)


def _links_of(connection: Connection, member_id: str) -> list[Link]:
    columns = (memberships.c.merchant_id, memberships.c.member_id, memberships.c.member_ref)
    query = select(*columns).where(memberships.c.member_id == member_id)
    return [Link(*row) for row in connection.execute(query.order_by(memberships.c.merchant_id))]


def _is_member_anywhere(connection: Connection, member_id: str) -> bool:
    """A person belongs to one pool, so all of the person's memberships are of it."""
    query = select(memberships.c.member_ref).where(memberships.c.member_id == member_id, STANDING)
    return connection.execute(query.limit(1)).first() is not None


def _end_memberships(connection: Connection, member_id: str, at: str) -> None:
    """A membership's row stays without a person: a sale that comes late is dated against its end (N24)."""
    mine = memberships.c.member_id == member_id
    connection.execute(update(memberships).where(mine, STANDING).values(ended_at=at))
    connection.execute(
        update(memberships).where(mine).values(attested_at=None, attested_by=None, seen_month=None)
    )


def _end_cards(connection: Connection, member_id: str) -> None:
    mine = (cards.c.member_id == member_id, cards.c.status == "active")
    connection.execute(update(cards).where(*mine).values(status="cancelled"))


def _close_own_pages(connection: Connection, member_id: str) -> None:
    for table in (member_links, member_sessions):
        connection.execute(delete(table).where(table.c.member_id == member_id))


def _empty(connection: Connection, member_id: str, at: str) -> None:
    nothing = {"first_name": "", "last_name": "", "email": "", "language": "", "account": "none"}
    none = ("email_key", "phone", "password_hash", "password_form", "address_proved_at", "birth_month")
    emptied = {
        **nothing,
        **dict.fromkeys((*none, "birth_day")),
        "kind": "natural",
        "reachable": False,
        "erased_at": at,
    }
    connection.execute(update(members).where(members.c.id == member_id).values(**emptied))
