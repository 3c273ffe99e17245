"""Ticked benefits."""

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.benefits.service import period_of
from reference_backend.clock import from_wire
from reference_backend.configuration.model import Benefit
from reference_backend.journal.bodies import BenefitUsed, MemberPart
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.members.repository import Membership
from reference_backend.snapshot.changes import touch_member


def benefit_used(arrival: Arrival) -> Decision:
    """Book a given benefit; a single-use one captures its hold.

    Where the purchase may not be tied to its member (J23), the purchase keeps that a benefit was given and
    the member that it was used, and nothing that is kept says that the two belong together.
    """
    body = arrival.body
    assert isinstance(body, BenefitUsed)
    benefit = arrival.terms.benefit(body.benefit)
    if benefit is None:
        raise SetAside("benefit-unknown")
    membership = _member(arrival)
    linked = arrival.books.members.may_link(membership, arrival.header.occurred_at, arrival.now)
    try:
        flags = _given(arrival, body, benefit, membership, linked=linked)
    except SetAside as aside:
        raise SetAside(aside.reason, keeps_personal=linked) from None
    return Decision(flags=flags, keeps_personal=linked)


def _given(
    arrival: Arrival, body: BenefitUsed, benefit: Benefit, membership: Membership, *, linked: bool
) -> tuple[str, ...]:
    """Book it and return what the manager should know; SetAside when it may not stand."""
    most, uses = arrival.terms.merchant.benefits_per_purchase, arrival.books.uses
    if most is not None and uses.count(body.purchase) >= most:
        raise SetAside("too-many-benefits")
    if not benefit.single_use:
        uses.add(arrival.header.entry_id, body.purchase, body.benefit)
        return ()
    with arrival.directly() as connection:
        return _given_once(arrival, connection, body, benefit, membership, linked=linked)


def _given_once(
    arrival: Arrival,
    connection: Connection,
    body: BenefitUsed,
    benefit: Benefit,
    membership: Membership,
    *,
    linked: bool,
) -> tuple[str, ...]:
    merchant_id, entry_id = arrival.merchant_id, arrival.header.entry_id
    period, flags = _capture(arrival, connection, body, benefit, membership)
    single = (membership.member_id, period)
    named = single if linked else None
    repository.add_use(connection, merchant_id, entry_id, body.purchase, body.benefit, named)
    if not linked:
        repository.add_unlinked_use(connection, merchant_id, body.benefit, single)
        repository.forget_hold(connection, body.hold or "")
    touch_member(connection, arrival.terms, membership.member_id)
    return flags


def _member(arrival: Arrival) -> Membership:
    if not isinstance(arrival.personal, MemberPart):
        raise SetAside("personal-absent")
    membership = arrival.books.members.by_reference(arrival.personal.member_ref)
    if membership is None:
        raise SetAside("member-unknown")
    return membership


def _capture(
    arrival: Arrival, connection: Connection, body: BenefitUsed, benefit: Benefit, membership: Membership
) -> tuple[str, tuple[str, ...]]:
    """Return the period of a single use and what the manager should know; SetAside when it may not stand."""
    if body.hold is None:
        return _without_hold(arrival, connection, benefit, membership), ("used-without-hold",)
    hold = repository.hold_by_id(connection, arrival.merchant_id, body.hold)
    expected = (arrival.register.id, body.purchase, benefit.id, membership.member_id)
    if hold is None or (hold.register_id, hold.sale, hold.benefit, hold.member_id) != expected:
        raise SetAside("hold-not-valid")
    if repository.is_used(connection, arrival.merchant_id, membership.member_id, benefit.id, hold.period):
        raise SetAside("benefit-used-twice")
    repository.set_hold_state(connection, hold.id, "captured")
    # A sale that was made while the hold stood may arrive late: it is honoured, and said.
    late = hold.state == "released" or hold.expires_at < arrival.now
    return hold.period, ("captured-late",) if late else ()


def _without_hold(arrival: Arrival, connection: Connection, benefit: Benefit, membership: Membership) -> str:
    if arrival.terms.programme.offline.redemption == "refuse":
        raise SetAside("hold-missing")
    moment = from_wire(arrival.header.occurred_at)
    period = period_of(connection, arrival.terms, benefit, membership, moment, arrival.register.zone)
    if period is None:
        raise SetAside("benefit-not-valid")
    if repository.is_used(connection, arrival.merchant_id, membership.member_id, benefit.id, period):
        raise SetAside("benefit-used-twice")
    return period
