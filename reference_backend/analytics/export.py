"""Linked purchases for the analyst whom the programme names (N21).

member reference ── HMAC with a key of this export alone, then forgotten ──►  pseudonym

So a person is one pseudonym within an export; nobody can go back from it, nor from one export to the next.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from reference_backend.backend import Backend
from reference_backend.clock import from_wire, local_time
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.repository import consent_logs
from reference_backend.consents.service import objects
from reference_backend.members.linking import link_holds
from reference_backend.tables import STANDING, memberships, purchases, reversals

PSEUDONYM_DIGITS = 32


class AnalyticsOffError(Exception):
    """The programme hands nothing to anybody; the text says what it lacks."""


@dataclass(frozen=True)
class Observation:
    """A purchase as an analyst sees it: the day, never the time, and no key of ours."""

    person: str
    day: str
    place: str
    amount_minor: int
    currency: str


@dataclass(frozen=True)
class Export:
    """What goes to whom."""

    recipient: str
    observations: list[Observation]


def export(backend: Backend, merchant_id: str) -> Export:
    """Return one merchant's purchases for the recipient whom its programme names.

    Left out are purchases that are tied to nobody, those reversed, and those of members who objected, have
    left or no longer consent to linked purchases where the programme asks for that (J24). AnalyticsOffError
    where analytics are off or no recipient is named; KeyError for no such merchant.
    """
    key = backend.secrets.key()
    with backend.database.read() as connection:
        terms = terms_of(connection, merchant_id, backend.programmes)
        analytics = terms.programme.analytics
        if not analytics.enabled:
            raise AnalyticsOffError(f"analytics are off in {terms.programme.id}")
        if analytics.recipient is None:
            raise AnalyticsOffError(f"{terms.programme.id} names no recipient for analytics")
        seen = list(_observations(connection, terms, backend.now_text(), key))
    # In the order of their contents: that of the database would tell which came from whom and when.
    return Export(analytics.recipient, sorted(seen, key=lambda one: (one.day, one.place, one.person)))


_PURCHASES = (
    select(
        memberships.c.member_id,
        purchases.c.member_ref,
        purchases.c.occurred_at,
        purchases.c.place,
        purchases.c.amount_minor,
        purchases.c.currency,
    )
    .join(memberships, memberships.c.member_ref == purchases.c.member_ref)
    .outerjoin(
        reversals,
        (reversals.c.merchant_id == purchases.c.merchant_id) & (reversals.c.purchase == purchases.c.entry_id),
    )
    .where(
        purchases.c.merchant_id == bindparam("merchant"),
        memberships.c.merchant_id == purchases.c.merchant_id,
        STANDING,
        reversals.c.entry_id.is_(None),
    )
)


def _observations(connection: Connection, terms: Terms, now: str, key: bytes) -> Iterator[Observation]:
    permits: dict[str, bool] = {}
    for row in connection.execute(_PURCHASES, {"merchant": terms.merchant.id}).all():
        if row.member_id not in permits:
            permits[row.member_id] = _permits(connection, terms, row.member_id, now)
        if permits[row.member_id]:
            yield Observation(
                person=_pseudonym(key, row.member_ref),
                day=str(local_time(from_wire(row.occurred_at), terms.programme.zone).date()),
                place=row.place,
                amount_minor=row.amount_minor,
                currency=row.currency,
            )


def _permits(connection: Connection, terms: Terms, member_id: str, now: str) -> bool:
    # What was bought before a consent was withdrawn keeps its link, yet goes to nobody else from then on.
    log = consent_logs(connection, terms.merchant.id, [member_id], PURCHASE_LINKING).get(member_id, ())
    return link_holds(terms, log, now, now) and not objects(connection, member_id, now)


def _pseudonym(key: bytes, member_ref: str) -> str:
    return hmac.new(key, member_ref.encode(), hashlib.sha256).hexdigest()[:PSEUDONYM_DIGITS]
