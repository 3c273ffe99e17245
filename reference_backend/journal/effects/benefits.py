"""Ticked benefits."""

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.benefits.service import period_of
from reference_backend.benefits.validity import holds_on
from reference_backend.card_changes import touch_member
from reference_backend.clock import from_wire
from reference_backend.configuration.model import Benefit
from reference_backend.journal.bodies import BenefitUsed, MemberPart
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.effects.capturing import captured, own_hold
from reference_backend.journal.effects.redeeming import redeem
from reference_backend.journal.effects.shown_cards import counts, ended_card
from reference_backend.journal.effects.undoing import give_back, until_here
from reference_backend.members.repository import Membership
from reference_backend.purchases.repository import reversal_of

YEARLY = ("birthday", "name-day")


def benefit_used(arrival: Arrival) -> Decision:
    """Book a given benefit; one that was held captures its hold.

    Where the purchase may not be tied to its member (J23), the purchase keeps that a benefit was given and
    the member that it was used, and nothing that is kept says that the two belong together.
    """
    body = arrival.body
    assert isinstance(body, BenefitUsed)
    benefit = arrival.terms.benefit(body.benefit)
    if benefit is None:
        raise SetAside("benefit-unknown")
    membership = _member(arrival)
    asks_total = benefit.kind == "bonus_redemption" or benefit.least_total_minor is not None
    if asks_total and not arrival.books.purchases.exists(body.purchase):
        # Without its total nobody can say whether it holds, or whether so much may be redeemed.
        return until_here(arrival, body.purchase)
    linked = arrival.books.members.may_link(membership, arrival.header.occurred_at, arrival.now)
    try:
        flags = _given(arrival, body, benefit, membership, linked=linked)
    except SetAside as aside:
        raise SetAside(aside.reason, keeps_personal=linked) from None
    return Decision(flags=(*flags, *ended_card(membership)), keeps_personal=linked)


def _given(
    arrival: Arrival, body: BenefitUsed, benefit: Benefit, membership: Membership, *, linked: bool
) -> tuple[str, ...]:
    """Book it and return what the manager should know; SetAside when it may not stand."""
    _check_limits(arrival, body, benefit)
    redeems = benefit.kind == "bonus_redemption"
    if not benefit.single_use and not redeems:
        arrival.books.uses.add(arrival.header.entry_id, body.purchase, body.benefit)
        return _out_of_its_days(arrival, benefit)
    with arrival.directly() as connection:
        give = redeem if redeems else _give_once
        flags = give(arrival, connection, body, benefit, membership, linked=linked)
        reversal = reversal_of(connection, arrival.merchant_id, body.purchase)
        if reversal is not None:
            flags = (*flags, *give_back(arrival, connection, body.purchase, reversal))
    return flags


def _check_limits(arrival: Arrival, body: BenefitUsed, benefit: Benefit) -> None:
    most, uses = arrival.terms.merchant.benefits_per_purchase, arrival.books.uses
    if most is not None and uses.count(body.purchase) >= most:
        raise SetAside("too-many-benefits")
    if benefit.least_total_minor is not None:
        total = arrival.books.purchases.total(body.purchase)
        if total is not None and total < benefit.least_total_minor:
            raise SetAside("benefit-not-valid")


def _out_of_its_days(arrival: Arrival, benefit: Benefit) -> tuple[str, ...]:
    """A till goes by its own date: what it gave a day early or late stands, and is said (N11, N14)."""
    if benefit.valid_from is None and benefit.valid_to is None:
        return ()
    return () if holds_on(benefit, arrival.local.date()) else ("benefit-not-valid",)


def _give_once(
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
    reference = arrival.personal.member_ref
    if not counts(arrival, reference):
        raise SetAside("channel-not-allowed", keeps_personal=False)  # J34
    membership = arrival.books.members.by_reference(reference)
    if membership is None:
        raise SetAside("member-unknown")
    return membership


def _capture(
    arrival: Arrival, connection: Connection, body: BenefitUsed, benefit: Benefit, membership: Membership
) -> tuple[str, tuple[str, ...]]:
    """Return the period of a single use and what the manager should know; SetAside when it may not stand."""
    if body.hold is None:
        return _without_hold(arrival, connection, benefit, membership)
    hold = own_hold(arrival, connection, body, membership)
    if repository.is_used(connection, arrival.merchant_id, membership.member_id, benefit.id, hold.period):
        raise SetAside("benefit-used-twice")
    return hold.period, captured(arrival, connection, hold)


def _without_hold(
    arrival: Arrival, connection: Connection, benefit: Benefit, membership: Membership
) -> tuple[str, tuple[str, ...]]:
    if arrival.terms.programme.offline.redemption == "refuse":
        raise SetAside("hold-missing")
    moment = from_wire(arrival.header.occurred_at)
    period = period_of(connection, arrival.terms, benefit, membership, moment, arrival.register.zone)
    if period is None:
        raise SetAside("benefit-not-valid")
    if not repository.is_used(connection, arrival.merchant_id, membership.member_id, benefit.id, period):
        return period, ("used-without-hold",)
    if benefit.audience not in YEARLY:
        raise SetAside("benefit-used-twice")
    # J26: two tills that could not ask gave it in good faith; both stand.
    return period, ("used-without-hold", "used-twice")
