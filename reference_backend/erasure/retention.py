"""What is too old to keep, by each programme's own times (Q10). Running it twice does nothing more."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, or_, select, update

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.erasure import bookings, links, stored_entries
from reference_backend.erasure.bookings import Settling, carry_over
from reference_backend.erasure.links import Link
from reference_backend.erasure.service import erase_member
from reference_backend.erasure.traces import forget_attachments
from reference_backend.tables import (
    applications,
    attachments,
    member_links,
    member_sessions,
    members,
    memberships,
    merchants,
    messages,
    purchases,
    staff_sessions,
)

WHY = "unused"
"""The reason in `erasures`."""


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
    """Remove what is too old at every merchant, in one transaction; return what there was.

    With `only_say` the same is done and undone, so that what is said is what would happen.
    """
    now = backend.clock.now()
    with backend.database.write() as connection:
        trial = connection.begin_nested()
        removed = [one for one in _all(connection, backend, now) if one.count]
        if only_say:
            trial.rollback()
        else:
            trial.commit()
    return removed


def _all(connection: Connection, backend: Backend, now: datetime) -> Iterator[Removed]:
    query = select(merchants.c.id).order_by(merchants.c.id)
    everybody = [terms_of(connection, one, backend.programmes) for one in connection.scalars(query).all()]
    for pool, terms in {one.pool: one for one in everybody}.items():
        yield Removed(pool, "unused members", _erase_unused(connection, pool, terms, now))
        yield Removed(pool, "sent messages", _forget_words(connection, _of_no_merchant(pool), terms, now))
    for terms in everybody:
        keeping = _Keeping(connection, terms, now, backend)
        yield from keeping.removed()
    yield from _over(connection, now)


def _over(connection: Connection, now: datetime) -> Iterator[Removed]:
    """What has an end of its own. A link to end a newsletter has none."""
    for what, table in (("links", member_links), ("sessions", member_sessions), ("sessions", staff_sessions)):
        ended = delete(table).where(table.c.expires_at <= to_wire(now))
        yield Removed("everywhere", what, connection.execute(ended).rowcount)
    yield Removed("everywhere", "wrong tries", tries.forget_old(connection, now))


def _erase_unused(connection: Connection, pool: str, terms: Terms, now: datetime) -> int:
    since = to_wire(months_before(now, terms.programme.retention.inactive_member_months))[:7]
    last_use = func.coalesce(memberships.c.seen_month, func.substr(memberships.c.joined_at, 1, 7))
    mine = memberships.c.member_id == members.c.id
    unused = select(members.c.id).where(
        members.c.pool == pool,
        members.c.erased_at.is_(None),
        exists().where(mine),
        ~exists().where(and_(mine, last_use >= since)),
    )
    found = connection.scalars(unused).all()
    return sum(erase_member(connection, member_id, to_wire(now), WHY) for member_id in found)


def _of_no_merchant(pool: str) -> ColumnElement[bool]:
    """Most messages are about the person and not about one merchant; some name no person either."""
    here = select(members.c.id).where(members.c.pool == pool)
    whose = messages.c.member_id
    return and_(messages.c.merchant_id.is_(None), or_(whose.is_(None), whose.in_(here)))


def _forget_words(connection: Connection, whose: ColumnElement[bool], terms: Terms, now: datetime) -> int:
    """Forget what was sent to whom; that it was sent stays, so that it is not sent again (N04)."""
    before = to_wire(now - timedelta(days=terms.programme.retention.messages_days))
    older = (whose, messages.c.sent_at < before, messages.c.address != "")
    nothing = {"address": "", "subject": "", "body": "", "picture": None}
    return connection.execute(update(messages).where(*older).values(**nothing)).rowcount


@dataclass(frozen=True)
class _Keeping:
    """One merchant's times."""

    connection: Connection
    terms: Terms
    now: datetime
    backend: Backend

    def removed(self) -> Iterator[Removed]:
        """Remove, and say what there was."""
        times = self.terms.programme.retention
        months, days = self._months, self._days
        for what, count in (
            ("links to purchases", self._untie(months(times.linked_purchases_months))),
            ("bodies of entries", self._bodies(days(times.journal_bodies_days))),
            ("pictures of papers", self._pictures(months(times.paper_copies_months))),
            ("unfinished applications", self._drafts(days(times.drafts_days))),
            ("sent messages", self._messages()),
        ):
            yield Removed(self.terms.merchant.id, what, count)

    def _months(self, months: int) -> str:
        return to_wire(months_before(self.now, months))

    def _days(self, days: int) -> str:
        return to_wire(self.now - timedelta(days=days))

    def _untie(self, before: str) -> int:
        """Untie purchases from their members; a balance stays, without saying what it came from."""
        connection, merchant_id = self.connection, self.terms.merchant.id
        settling = Settling(carry_over, self.backend.secrets.identifier, to_wire(self.now))
        count = 0
        for link in self._linked(before):
            bought = [entry_id for entry_id, _ in links.linked(connection, link, before=before)]
            links.untie(connection, link, bought, settling, uses_count=True)
            count += len(bought)
        for member_ref in bookings.members_with_older(connection, merchant_id, before):
            bookings.settle_older(connection, merchant_id, member_ref, before, settling)
        return count

    def _linked(self, before: str) -> list[Link]:
        merchant_id = self.terms.merchant.id
        older = select(purchases.c.member_ref).where(
            purchases.c.merchant_id == merchant_id,
            purchases.c.member_ref.is_not(None),
            purchases.c.occurred_at < before,
        )
        query = select(memberships.c.member_id, memberships.c.member_ref).where(
            memberships.c.merchant_id == merchant_id, memberships.c.member_ref.in_(older)
        )
        return [Link(merchant_id, *row) for row in self.connection.execute(query)]

    def _bodies(self, before: str) -> int:
        return stored_entries.forget_older(self.connection, self.terms.merchant.id, before)

    def _pictures(self, before: str) -> int:
        query = select(attachments.c.entry_id).where(
            attachments.c.merchant_id == self.terms.merchant.id, attachments.c.begun_at < before
        )
        found = self.connection.scalars(query).all()
        return forget_attachments(self.connection, self.terms.merchant.id, found)

    def _drafts(self, before: str) -> int:
        older = (
            applications.c.merchant_id == self.terms.merchant.id,
            applications.c.member_id.is_(None),
            applications.c.created_at < before,
        )
        return self.connection.execute(delete(applications).where(*older)).rowcount

    def _messages(self) -> int:
        mine = messages.c.merchant_id == self.terms.merchant.id
        return _forget_words(self.connection, mine, self.terms, self.now)
