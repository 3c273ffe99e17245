"""Holds: what can be had once, or from a balance, is kept for a sale before it is given."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.benefits import repository
from reference_backend.benefits.repository import Hold
from reference_backend.benefits.service import business_day, period_of
from reference_backend.benefits.validity import holds_on
from reference_backend.cards import guessing
from reference_backend.cards.channel import check_named
from reference_backend.clock import to_wire
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.holds.schemas import HoldAnswer, HoldRequest
from reference_backend.ledger.redeeming import available_minor
from reference_backend.members.linking import may_link
from reference_backend.members.repository import Membership, by_member, by_reference
from reference_backend.problems import Problem
from reference_backend.registers.access import Register

HOLD_LIFETIME = timedelta(minutes=15)


def hold(backend: Backend, register: Register, request: HoldRequest) -> HoldAnswer:
    """Keep a benefit, or an amount of a bonus, for a sale.

    The same sale gets the same hold, however often it asks: a lost answer costs nothing.

    Problems: `plastic-in-store-only`, `capability-absent`, `benefit-unknown`, `benefit-not-valid`,
    `benefit-not-available`, `too-many-tries`, and `invalid-request` for an amount where there is none to say,
    or none where there is one.
    """
    with guessing.counted_when_nobodys(backend, register, request.member_ref):
        return _held(backend, register, request)


def _held(backend: Backend, register: Register, request: HoldRequest) -> HoldAnswer:
    now = backend.clock.now()
    with backend.database.write() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        check_named(register, terms, request.member_ref)
        guessing.may_ask_for(connection, register, request.member_ref, now)
        benefit = _benefit(terms, request)
        membership = by_reference(connection, terms.merchant.id, terms.pool, request.member_ref)
        if membership is None or membership.ended_at is not None:
            raise guessing.MeansNobody("benefit-not-available")
        if membership.by_ended_card:
            raise Problem("benefit-not-available")
        kept = repository.hold_for_sale(connection, terms.merchant.id, register.id, request.sale, benefit.id)
        if kept is None:
            period = _free_period(connection, terms, register, benefit, membership, now)
            _check_amount(connection, register, request, membership, to_wire(now))
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
                amount_minor=request.amount_minor,
            )
            repository.add_hold(connection, made)
            return HoldAnswer(hold=made.id, expires_at=made.expires_at)
    if (kept.member_id, kept.amount_minor) != (membership.member_id, request.amount_minor):
        raise Problem("benefit-not-available")
    return HoldAnswer(hold=kept.id, expires_at=kept.expires_at)


def _benefit(terms: Terms, request: HoldRequest) -> Benefit:
    """Return the benefit that is asked for, if it is of a kind that is held."""
    benefit = terms.benefit(request.benefit)
    redeems = benefit is not None and benefit.kind == "bonus_redemption"
    if (redeems or request.amount_minor is not None) and terms.programme.capabilities.redemption == "none":
        raise Problem("capability-absent")
    if benefit is None or not (benefit.single_use or redeems):
        # N07: another merchant's benefit does not exist here.
        raise Problem("benefit-unknown")
    if redeems is (request.amount_minor is None):
        raise Problem("invalid-request", "an amount is said of a bonus, and of nothing else")
    return benefit


def _free_period(
    connection: Connection,
    terms: Terms,
    register: Register,
    benefit: Benefit,
    membership: Membership,
    now: datetime,
) -> str:
    """Return the period in which the member may have the benefit; Problem when it is not free."""
    if not holds_on(benefit, business_day(now, register.zone)):
        raise Problem("benefit-not-valid")  # N11
    period = period_of(connection, terms, benefit, membership, now, register.zone)
    if period is None:
        raise Problem("benefit-not-available")
    key = (terms.merchant.id, membership.member_id, benefit.id, period)
    if benefit.single_use and (
        repository.is_used(connection, *key) or repository.is_held_elsewhere(connection, *key, to_wire(now))
    ):
        raise Problem("benefit-not-available")
    return period


def _check_amount(
    connection: Connection, register: Register, request: HoldRequest, membership: Membership, now: str
) -> None:
    if request.amount_minor is None:
        return
    here = (connection, register.merchant_id, membership)
    if request.amount_minor > available_minor(*here, register.currency, now):
        raise Problem("benefit-not-available")


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
