"""What is too old to keep, by each programme's own times (Q10). Running it twice does nothing more."""

import calendar
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final

from sqlalchemy import Column, ColumnElement, Connection, and_, delete, exists, func, or_, select, update

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.benefits.repository import holds_over
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.erasure import bookings, links, stored_entries
from reference_backend.erasure.bookings import Settling, carry_over
from reference_backend.erasure.links import Link
from reference_backend.erasure.parts import Kind, Rows, counted, removed
from reference_backend.erasure.service import erase_member
from reference_backend.erasure.traces import forget_attachments
from reference_backend.tables import (
    attachments,
    holds,
    join_drafts,
    ledger_bookings,
    member_links,
    member_sessions,
    members,
    memberships,
    merchants,
    messages,
    purchases,
    staff_sessions,
)
from reference_backend.tables import tries as wrong_tries

WHY = "unused"
"""The reason in `erasures`."""
WAITS_DAYS: Final = 90
"""How much longer what waits is kept: a till that was away longer than its refresh token is good is enrolled
anew, so what has not come by then is not expected."""
FEW: Final = 10
"""At once of what is heavy: whoever is erased is looked for in every stored entry, a picture is megabytes."""


@dataclass(frozen=True)
class Removed:
    """How much was too old: of a merchant, or of a pool of members."""

    where: str
    what: str
    count: int


def months_before(moment: datetime, months: int) -> datetime:
    """Return the same day so many calendar months before, or the last of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def apply_retention(backend: Backend, *, only_say: bool = False) -> list[Removed]:
    """Remove what is too old at every merchant, a part at a time; return what there was.

    It may be ended at any moment and run again. With `only_say` it is counted and left, each kind by itself:
    a message to somebody who would be erased is counted among the messages too.
    """
    done: Counter[tuple[str, str]] = Counter()
    for kind in _kinds(backend):
        if kind.told or not only_say:
            count = (counted if only_say else removed)(backend.database, kind)
            done[kind.where, kind.what] += count if kind.told else 0
    return [Removed(where, what, count) for (where, what), count in done.items() if count]


def _kinds(backend: Backend) -> Iterator[Kind]:
    now = backend.clock.now()
    with backend.database.read() as connection:
        ids = connection.scalars(select(merchants.c.id).order_by(merchants.c.id)).all()
        everybody = [terms_of(connection, one, backend.programmes) for one in ids]
    for pool, terms in {one.pool: one for one in everybody}.items():
        yield _unused(pool, terms, now)
        yield _sent(pool, _of_no_merchant(pool), terms, now)
    for terms in everybody:
        yield from _Keeping(terms, now, backend).kinds()
    yield from _over(now)


def _over(now: datetime) -> Iterator[Kind]:
    """What has an end of its own. A link to end a newsletter has none."""
    for what, table in (("links", member_links), ("sessions", member_sessions), ("sessions", staff_sessions)):
        (key,) = table.primary_key.columns
        ended = select(key).where(table.c.expires_at <= to_wire(now))
        yield Kind("everywhere", what, (key,), ended, _deleting(key))
    subject = wrong_tries.c.subject
    yield Kind("everywhere", "wrong tries", (subject,), tries.no_longer_counting(now), _deleting(subject))


def _deleting(key: Column[str]) -> Callable[[Connection, Rows], int]:
    def remove(connection: Connection, found: Rows) -> int:
        gone = delete(key.table).where(key.in_([row[0] for row in found]))
        return connection.execute(gone).rowcount

    return remove


def _unused(pool: str, terms: Terms, now: datetime) -> Kind:
    since = to_wire(months_before(now, terms.programme.retention.inactive_member_months))[:7]
    last_use = func.coalesce(memberships.c.seen_month, func.substr(memberships.c.joined_at, 1, 7))
    mine = memberships.c.member_id == members.c.id
    unused = select(members.c.id).where(
        members.c.pool == pool,
        members.c.erased_at.is_(None),
        exists().where(mine),
        ~exists().where(and_(mine, last_use >= since)),
    )

    def erase(connection: Connection, found: Rows) -> int:
        return sum(erase_member(connection, row.id, to_wire(now), WHY) for row in found)

    return Kind(pool, "unused members", (members.c.id,), unused, erase, FEW)


def _of_no_merchant(pool: str) -> ColumnElement[bool]:
    """Most messages are about the person and not about one merchant; some name no person either."""
    here = select(members.c.id).where(members.c.pool == pool)
    whose = messages.c.member_id
    return and_(messages.c.merchant_id.is_(None), or_(whose.is_(None), whose.in_(here)))


def _sent(where: str, whose: ColumnElement[bool], terms: Terms, now: datetime) -> Kind:
    """Forget what was sent to whom; that it was sent stays, so that it is not sent again (N04)."""
    before = to_wire(now - timedelta(days=terms.programme.retention.messages_days))
    older = select(messages.c.id).where(whose, messages.c.sent_at < before, messages.c.address != "")

    def forget(connection: Connection, found: Rows) -> int:
        these = messages.c.id.in_([row.id for row in found])
        nothing = {"address": "", "subject": "", "body": "", "picture": None}
        return connection.execute(update(messages).where(these).values(**nothing)).rowcount

    return Kind(where, "sent messages", (messages.c.id,), older, forget)


@dataclass(frozen=True)
class _Keeping:
    """One merchant's times."""

    terms: Terms
    now: datetime
    backend: Backend

    @property
    def _merchant_id(self) -> str:
        return self.terms.merchant.id

    def kinds(self) -> Iterator[Kind]:
        """Return what this merchant keeps too long, in the order in which it goes."""
        times = self.terms.programme.retention
        months, days = self._months, self._days
        yield self._links(months(times.linked_purchases_months))
        yield self._bookings(months(times.linked_purchases_months))
        in_vain = days(times.journal_bodies_days + WAITS_DAYS)
        yield self._bodies(days(times.journal_bodies_days), in_vain)
        yield self._holds(days(times.journal_bodies_days), in_vain)
        yield self._pictures(months(times.paper_copies_months))
        yield self._drafts(days(times.drafts_days))
        yield _sent(self._merchant_id, messages.c.merchant_id == self._merchant_id, self.terms, self.now)

    def _months(self, months: int) -> str:
        return to_wire(months_before(self.now, months))

    def _days(self, days: int) -> str:
        return to_wire(self.now - timedelta(days=days))

    @property
    def _settling(self) -> Settling:
        """A balance stays, without saying what it came from."""
        return Settling(carry_over, self.backend.secrets.identifier, to_wire(self.now))

    def _links(self, before: str) -> Kind:
        """Untie purchases from their members; in the order of the index by member."""
        key = (purchases.c.member_ref, purchases.c.occurred_at, purchases.c.entry_id)
        whose = (
            memberships.c.merchant_id == purchases.c.merchant_id,
            memberships.c.member_ref == purchases.c.member_ref,
        )
        older = (
            select(*key, memberships.c.member_id)
            .join_from(purchases, memberships, and_(*whose))
            .where(
                purchases.c.merchant_id == self._merchant_id,
                purchases.c.member_ref.is_not(None),
                or_(purchases.c.occurred_at < before, stored_entries.came_before(self._merchant_id, before)),
            )
        )
        return Kind(self._merchant_id, "links to purchases", key, older, self._untie)

    def _untie(self, connection: Connection, found: Rows) -> int:
        by_member = itemgetter(0, 3)
        for (member_ref, member_id), rows in groupby(sorted(found, key=by_member), by_member):
            link = Link(self._merchant_id, member_id, member_ref)
            bought = [row.entry_id for row in rows]
            links.untie(connection, link, bought, self._settling, uses_count=True)
        return len(found)

    def _bookings(self, before: str) -> Kind:
        """What was booked so long ago, such as by a reversal; most went with its purchase already."""
        older = bookings.members_with_older(self._merchant_id, before)

        def settle(connection: Connection, found: Rows) -> int:
            for row in found:
                bookings.settle_older(connection, self._merchant_id, row.member_ref, before, self._settling)
            return len(found)

        key = (ledger_bookings.c.member_ref,)
        return Kind(self._merchant_id, "bookings", key, older, settle, FEW, told=False)

    def _holds(self, before: str, in_vain: str) -> Kind:
        """Each names a member beside a sale. One past its time may still be used by a till that is away."""
        over = holds_over(self._merchant_id, before, in_vain)
        return Kind(self._merchant_id, "holds", (holds.c.id,), over, _deleting(holds.c.id))

    def _bodies(self, before: str, in_vain: str) -> Kind:
        older = stored_entries.older(self._merchant_id, before, in_vain)
        return Kind(
            self._merchant_id, "bodies of entries", stored_entries.KEY, older, stored_entries.forget_older
        )

    def _pictures(self, before: str) -> Kind:
        older = select(attachments.c.id, attachments.c.entry_id).where(
            attachments.c.merchant_id == self._merchant_id, attachments.c.begun_at < before
        )

        def forget(connection: Connection, found: Rows) -> int:
            return forget_attachments(connection, self._merchant_id, [row.entry_id for row in found])

        return Kind(self._merchant_id, "pictures of papers", (attachments.c.id,), older, forget, FEW)

    def _drafts(self, before: str) -> Kind:
        older = select(join_drafts.c.id).where(
            join_drafts.c.merchant_id == self._merchant_id,
            join_drafts.c.member_id.is_(None),
            join_drafts.c.created_at < before,
        )
        key = join_drafts.c.id
        return Kind(self._merchant_id, "unfinished applications", (key,), older, _deleting(key))
