"""Pages of the snapshot: the whole, or what came since a cursor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from reference_backend.backend import Backend
from reference_backend.benefits.service import business_day
from reference_backend.clock import to_wire
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.members.repository import PURCHASE_LINKING
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.snapshot.changes import last_change
from reference_backend.snapshot.schemas import SnapshotCard, SnapshotPage
from reference_backend.tables import benefit_uses, cards, consent_events, memberships, snapshot_rows


@dataclass(frozen=True)
class _View:
    """What a page needs of its members, read at once rather than card by card."""

    terms: Terms
    benefits: list[Benefit]
    consenting: set[str]
    used: set[tuple[str, str]]

    def benefits_of(self, member_id: str) -> list[str]:
        """Return the benefits of a member that a till may know of offline."""
        return [
            one.id
            for one in self.benefits
            if (one.audience != "consent" or member_id in self.consenting)
            and (member_id, one.id) not in self.used
        ]

    def is_linked(self, member_id: str) -> bool:
        """Say whether this member's purchases are tied to the person."""
        linking = self.terms.programme.capabilities.purchase_linking
        return linking == "always" or (linking == "consent" and member_id in self.consenting)


def page(backend: Backend, register: Register, cursor: str | None, limit: int) -> SnapshotPage:
    """Return the page after the cursor; Problem `cursor-expired` for one that this database did not give."""
    now = backend.clock.now()
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        after = _position(backend, connection, cursor)
        rows = _rows(connection, terms, after, limit + 1)
        shown = rows[:limit]
        view = _view(connection, terms, now, register.zone, [row.member_id for row in shown if row.member_id])
    last = shown[-1].change if shown else after
    return SnapshotPage(
        cursor=f"{backend.incarnation}.{last}",
        more=len(rows) > limit,
        taken_at=to_wire(now),
        cards=[_card(row, view) for row in shown if row.member_id is not None],
        # Who starts from nothing has nothing to take away.
        gone=[row.key for row in shown if row.member_id is None and cursor is not None],
    )


def _position(backend: Backend, connection: Connection, cursor: str | None) -> int:
    if cursor is None:
        return 0
    incarnation, _, position = cursor.rpartition(".")
    if incarnation != backend.incarnation or not (position.isascii() and position.isdigit()):
        raise Problem("cursor-expired")
    after = int(position[:18])
    if after > last_change(connection):
        # This database was put back from a copy: the numbers behind the copy are given out a second time.
        raise Problem("cursor-expired")
    return after


def _rows(connection: Connection, terms: Terms, after: int, limit: int) -> list[Row[Any]]:
    in_pool = and_(cards.c.pool == terms.pool, cards.c.code == snapshot_rows.c.code)
    of_member = and_(
        memberships.c.member_id == cards.c.member_id, memberships.c.merchant_id == terms.merchant.id
    )
    query: Select[Any] = (
        select(
            snapshot_rows.c.change,
            snapshot_rows.c.key,
            cards.c.status,
            cards.c.form,
            cards.c.member_id,
            memberships.c.member_ref,
        )
        .select_from(snapshot_rows.outerjoin(cards, in_pool).outerjoin(memberships, of_member))
        .where(snapshot_rows.c.merchant_id == terms.merchant.id, snapshot_rows.c.change > after)
        .order_by(snapshot_rows.c.change)
        .limit(limit)
    )
    return list(connection.execute(query).all())


def _view(connection: Connection, terms: Terms, now: datetime, zone: str, member_ids: list[str]) -> _View:
    today = business_day(now, zone)
    # A birthday benefit would tell the birthday.
    listed = [
        one
        for one in terms.merchant.benefits
        if one.audience != "birthday"
        and (one.valid_from is None or one.valid_from <= today)
        and (one.valid_to is None or today <= one.valid_to)
    ]
    used = select(benefit_uses.c.member_id, benefit_uses.c.benefit).where(
        benefit_uses.c.merchant_id == terms.merchant.id,
        benefit_uses.c.member_id.in_(member_ids),
        benefit_uses.c.released_at.is_(None),
        benefit_uses.c.period == "once",
    )
    return _View(
        terms,
        listed,
        _consenting(connection, terms, to_wire(now), member_ids),
        {(row.member_id, row.benefit) for row in connection.execute(used)},
    )


def _consenting(connection: Connection, terms: Terms, now: str, member_ids: list[str]) -> set[str]:
    events = (
        select(consent_events.c.member_id, consent_events.c.given)
        .where(
            consent_events.c.merchant_id == terms.merchant.id,
            consent_events.c.purpose == PURCHASE_LINKING,
            consent_events.c.member_id.in_(member_ids),
            consent_events.c.effective_at <= now,
        )
        .order_by(consent_events.c.effective_at, consent_events.c.id)
    )
    last_word = {row.member_id: row.given for row in connection.execute(events)}
    return {member_id for member_id, given in last_word.items() if given}


def _card(row: Row[Any], view: _View) -> SnapshotCard:
    is_active = row.status == "active"
    return SnapshotCard(
        key=row.key,
        status=row.status,
        form=row.form,
        member_ref=row.member_ref if is_active and view.is_linked(row.member_id) else None,
        benefits=view.benefits_of(row.member_id) if is_active else [],
    )
