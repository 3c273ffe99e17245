"""Pages of the snapshot: the whole in the order of its keys, or what came since a cursor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from reference_backend.backend import Backend
from reference_backend.card_changes import last_change
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.repository import consent_held, consent_logs
from reference_backend.registers.access import Register
from reference_backend.snapshot.cursor import Place, read_cursor, write_cursor
from reference_backend.snapshot.schemas import SnapshotCard, SnapshotPage
from reference_backend.snapshot.window import Window, window_of
from reference_backend.tables import benefit_uses, cards, memberships, snapshot_rows

_BEFORE_ALL_KEYS = ""


@dataclass(frozen=True)
class _View:
    """What a page needs of its members, read at once rather than card by card."""

    terms: Terms
    window: Window
    consenting: set[str]
    used: set[tuple[str, str]]

    def benefits_of(self, member_id: str) -> list[str]:
        """Return the benefits of a member that a till may know of offline."""
        return [
            one.id
            for one in self.window.benefits
            if (one.audience != "consent" or member_id in self.consenting)
            and not (one.single_use and (member_id, one.id) in self.used)
        ]

    def is_linked(self, member_id: str) -> bool:
        """Say whether this member's purchases are tied to the person."""
        linking = self.terms.programme.capabilities.purchase_linking
        return linking == "always" or (linking == "consent" and member_id in self.consenting)


@dataclass(frozen=True)
class _Stretch:
    """The rows of a page, and where the next one begins."""

    rows: list[Row[Any]]
    then: Place
    more: bool


def page(backend: Backend, register: Register, cursor: str | None, limit: int) -> SnapshotPage:
    """Return the page after the cursor; Problem `cursor-expired` for one that this database did not give.

    The whole comes in the order of the keys, which a till builds its list from fastest, and ends with what
    changed while it was fetched.
    """
    now = backend.clock.now()
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        window = window_of(terms, register, now)
        given_by = f"{backend.incarnation}.{window.stamp}"
        newest = last_change(connection)
        if cursor is None:
            place = Place(newest, _BEFORE_ALL_KEYS)
        else:
            place = read_cursor(cursor, given_by, newest)
        stretch = _stretch(connection, terms, place, newest, limit)
        view = _view(connection, terms, window, now, stretch.rows)
    return SnapshotPage(
        cursor=write_cursor(stretch.then, given_by),
        more=stretch.more,
        taken_at=to_wire(now),
        cards=[_card(row, view) for row in stretch.rows if row.member_id is not None],
        # On the way through the whole there is nothing to take away: nobody was told of it before.
        gone=[row.key for row in stretch.rows if row.member_id is None and place.key is None],
    )


def _stretch(connection: Connection, terms: Terms, place: Place, newest: int, limit: int) -> _Stretch:
    if place.key is None:
        rows = list(connection.execute(changes_since(terms, place.change, limit + 1)))
        shown, more = rows[:limit], len(rows) > limit
        return _Stretch(shown, Place(shown[-1].change if shown else place.change), more)
    rows = list(connection.execute(keys_behind(terms, place.key, limit + 1)))
    shown = rows[:limit]
    if len(rows) > limit:
        return _Stretch(shown, Place(place.change, shown[-1].key), more=True)
    return _Stretch(shown, Place(place.change), more=newest > place.change)


def changes_since(terms: Terms, change: int, limit: int) -> Select[Any]:
    """Return the query for the rows that changed, in the order in which they did."""
    return _rows(terms, snapshot_rows.c.change > change, snapshot_rows.c.change, limit)


def keys_behind(terms: Terms, key: str, limit: int) -> Select[Any]:
    """Return the query for the rows of cards, in the order of their keys."""
    behind = and_(snapshot_rows.c.key > key, snapshot_rows.c.code.is_not(None))
    return _rows(terms, behind, snapshot_rows.c.key, limit)


def _rows(terms: Terms, which: ColumnElement[bool], order: ColumnElement[Any], limit: int) -> Select[Any]:
    in_pool = and_(cards.c.pool == terms.pool, cards.c.code == snapshot_rows.c.code)
    of_member = and_(
        memberships.c.member_id == cards.c.member_id, memberships.c.merchant_id == terms.merchant.id
    )
    return (
        select(
            snapshot_rows.c.change,
            snapshot_rows.c.key,
            cards.c.status,
            cards.c.form,
            cards.c.member_id,
            memberships.c.member_ref,
        )
        .select_from(snapshot_rows.outerjoin(cards, in_pool).outerjoin(memberships, of_member))
        .where(snapshot_rows.c.merchant_id == terms.merchant.id, which)
        .order_by(order)
        .limit(limit)
    )


def _view(connection: Connection, terms: Terms, window: Window, now: datetime, rows: list[Row[Any]]) -> _View:
    member_ids = [row.member_id for row in rows if row.member_id]
    used = select(benefit_uses.c.member_id, benefit_uses.c.benefit).where(
        benefit_uses.c.merchant_id == terms.merchant.id,
        benefit_uses.c.member_id.in_(member_ids),
        benefit_uses.c.released_at.is_(None),
        benefit_uses.c.period == "once",
    )
    return _View(
        terms,
        window,
        _consenting(connection, terms, to_wire(now), member_ids),
        {(row.member_id, row.benefit) for row in connection.execute(used)},
    )


def _consenting(connection: Connection, terms: Terms, now: str, member_ids: list[str]) -> set[str]:
    logs = consent_logs(connection, terms.merchant.id, member_ids, PURCHASE_LINKING)
    return {member_id for member_id, log in logs.items() if consent_held(log, now)}


def _card(row: Row[Any], view: _View) -> SnapshotCard:
    is_active = row.status == "active"
    return SnapshotCard(
        key=row.key,
        status=row.status,
        form=row.form,
        member_ref=row.member_ref if is_active and view.is_linked(row.member_id) else None,
        benefits=view.benefits_of(row.member_id) if is_active else [],
    )
