"""Which benefits a member may have now, and holds on the single-use ones."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.benefits import repository
from reference_backend.benefits.birthday import birthday_year
from reference_backend.benefits.repository import Hold
from reference_backend.benefits.schemas import HoldAnswer, HoldRequest
from reference_backend.clock import local_time, to_wire
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.members.linking import may_link
from reference_backend.members.repository import (
    PURCHASE_LINKING,
    Membership,
    by_member,
    by_reference,
    consents_to,
)
from reference_backend.problems import Problem
from reference_backend.registers.access import Register

HOLD_LIFETIME = timedelta(minutes=15)


def business_day(moment: datetime, zone: str) -> date:
    """Return the local day of a moment."""
    return local_time(moment, zone).date()


def period_of(
    connection: Connection,
    terms: Terms,
    benefit: Benefit,
    membership: Membership,
    moment: datetime,
    zone: str,
) -> str | None:
    """Return the period in which this member may have the benefit at that moment, or None.

    A period is what a single use is counted in: `once`, or the year of a birthday.
    """
    today = business_day(moment, zone)
    if benefit.valid_from is not None and today < benefit.valid_from:
        return None
    if benefit.valid_to is not None and today > benefit.valid_to:
        return None
    if benefit.audience == "consent":
        agreed = consents_to(
            connection, terms.merchant.id, membership.member_id, PURCHASE_LINKING, to_wire(moment)
        )
        return "once" if agreed else None
    if benefit.audience == "birthday":
        return _birthday_period(terms, membership, today)
    return "once"


def _birthday_period(terms: Terms, membership: Membership, today: date) -> str | None:
    window = terms.programme.birthday
    if window is None or membership.birth_month is None or membership.birth_day is None:
        return None
    year = birthday_year(window, membership.birth_month, membership.birth_day, today)
    return None if year is None else str(year)


def available(
    connection: Connection, terms: Terms, membership: Membership, moment: datetime, zone: str
) -> list[Benefit]:
    """Return the benefits that the member may have now, in the catalogue's order."""
    found = []
    for benefit in terms.merchant.benefits:
        period = period_of(connection, terms, benefit, membership, moment, zone)
        if period is None:
            continue
        if benefit.single_use and repository.is_used(
            connection, terms.merchant.id, membership.member_id, benefit.id, period
        ):
            continue
        found.append(benefit)
    return found


def hold(backend: Backend, register: Register, request: HoldRequest) -> HoldAnswer:
    """Keep a single-use benefit for a sale; the same sale gets the same hold, however often it asks."""
    now = backend.clock.now()
    with backend.database.write() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        benefit = terms.benefit(request.benefit)
        if benefit is None or not benefit.single_use:
            # N07: another merchant's benefit does not exist here.
            raise Problem("benefit-unknown")
        membership = by_reference(connection, terms.merchant.id, terms.pool, request.member_ref)
        if membership is None or membership.ended_at is not None:
            raise Problem("benefit-not-available")
        kept = repository.hold_for_sale(
            connection, terms.merchant.id, register.id, request.sale, request.benefit
        )
        if kept is not None and kept.member_id == membership.member_id:
            return HoldAnswer(hold=kept.id, expires_at=kept.expires_at)
        period = period_of(connection, terms, benefit, membership, now, register.zone)
        if kept is not None or period is None:
            raise Problem("benefit-not-available")
        key = (terms.merchant.id, membership.member_id, benefit.id, period)
        if repository.is_used(connection, *key):
            raise Problem("benefit-not-available")
        if repository.is_held_elsewhere(connection, *key, to_wire(now)):
            raise Problem("benefit-not-available")
        made = Hold(
            id=backend.secrets.identifier(),
            register_id=register.id,
            merchant_id=terms.merchant.id,
            member_id=membership.member_id,
            sale=request.sale,
            benefit=benefit.id,
            period=period,
            state="open",
            expires_at=to_wire(now + HOLD_LIFETIME),
        )
        repository.add_hold(connection, made)
    return HoldAnswer(hold=made.id, expires_at=made.expires_at)


def release(backend: Backend, register: Register, hold_id: str) -> None:
    """Let a hold of this register go; one that is captured or gone stays as it is."""
    with backend.database.write() as connection:
        kept = repository.hold_by_id(connection, register.merchant_id, hold_id)
        if kept is None or kept.register_id != register.id or kept.state != "open":
            return
        if _may_be_remembered(backend, connection, kept):
            repository.set_hold_state(connection, hold_id, "released")
        else:
            repository.forget_hold(connection, hold_id)


def _may_be_remembered(backend: Backend, connection: Connection, kept: Hold) -> bool:
    """Whether a hold may go on standing beside its sale, which may become a purchase without it (J23)."""
    terms = terms_of(connection, kept.merchant_id, backend.programmes)
    membership = by_member(connection, kept.merchant_id, kept.member_id)
    now = backend.now_text()
    return membership is not None and may_link(connection, terms, membership, now, now)
