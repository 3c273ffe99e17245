"""Numbering what changed of members' cards, so that a till can ask for what came since."""

import hashlib
import hmac
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from reference_backend.configuration.repository import snapshot_key
from reference_backend.configuration.terms import Terms
from reference_backend.tables import STANDING, cards, counters, memberships, snapshot_rows

COUNTER = "snapshot-change"


def card_key(key: bytes, code: str) -> str:
    """Return what stands in a snapshot for a card code: 8 bytes of HMAC-SHA-256, in hex."""
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()[:16]


def touch_member(connection: Connection, terms: Terms, member_id: str) -> None:
    """Number anew every card of a member, as this merchant's tills see it; gone when the membership ended."""
    _touch(connection, terms.merchant.id, terms.pool, member_id)


def touch_everywhere(connection: Connection, pool: str, member_id: str) -> None:
    """Number anew every card of a member for the tills of every merchant of the pool that it joined."""
    query = select(memberships.c.merchant_id).where(memberships.c.member_id == member_id)
    for merchant_id in sorted(connection.scalars(query).all()):
        _touch(connection, merchant_id, pool, member_id)


def _touch(connection: Connection, merchant_id: str, pool: str, member_id: str) -> None:
    key = snapshot_key(connection, merchant_id)
    active = _is_member(connection, merchant_id, member_id)
    query = select(cards.c.code).where(cards.c.pool == pool, cards.c.member_id == member_id)
    for code in connection.scalars(query).all():
        _write(connection, merchant_id, card_key(key, code), code if active else None)


def forget_cards(connection: Connection, merchant_id: str, codes: Iterable[str]) -> None:
    """Tell this merchant's tills that these cards are gone, and forget their codes here."""
    key = snapshot_key(connection, merchant_id)
    for code in codes:
        _write(connection, merchant_id, card_key(key, code), None)


def _is_member(connection: Connection, merchant_id: str, member_id: str) -> bool:
    query = select(memberships.c.member_ref).where(
        memberships.c.merchant_id == merchant_id,
        memberships.c.member_id == member_id,
        STANDING,
    )
    return connection.execute(query).first() is not None


def _write(connection: Connection, merchant_id: str, key: str, code: str | None) -> None:
    # A row without a code is a tombstone: only the key is left of the card.
    values = {"code": code, "change": _next_change(connection)}
    here = (snapshot_rows.c.merchant_id == merchant_id, snapshot_rows.c.key == key)
    if connection.execute(update(snapshot_rows).where(*here).values(**values)).rowcount == 0:
        connection.execute(insert(snapshot_rows).values(merchant_id=merchant_id, key=key, **values))


def last_change(connection: Connection) -> int:
    """Return the newest number, 0 when nothing changed yet."""
    return int(connection.scalar(select(counters.c.value).where(counters.c.name == COUNTER)) or 0)


def _next_change(connection: Connection) -> int:
    # Written before it is read: on PostgreSQL the row stays locked, so numbers commit in their order.
    here = counters.c.name == COUNTER
    if connection.execute(update(counters).where(here).values(value=counters.c.value + 1)).rowcount == 0:
        connection.execute(insert(counters).values(name=COUNTER, value=1))
    return int(connection.scalar(select(counters.c.value).where(here)) or 0)
