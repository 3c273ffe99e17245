"""A member's accounts with the merchant of a register."""

from reference_backend.backend import Backend
from reference_backend.cards import guessing
from reference_backend.cards.channel import check_named
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.ledger.earning import POINTS
from reference_backend.ledger.redeeming import available_minor
from reference_backend.ledger.repository import balance
from reference_backend.ledger.schemas import BalanceAnswer, BalanceRequest
from reference_backend.members.repository import by_reference
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.wire import Money


def balances(backend: Backend, register: Register, request: BalanceRequest) -> BalanceAnswer:
    """Return what a member has here. Problem `capability-absent` where a programme knows neither bonus nor
    points (J38, J40), `plastic-in-store-only` (J34), `too-many-tries`, `not-found` for anyone who is no
    member of this merchant (N06) and for a card that ended.
    """
    with guessing.counted_when_nobodys(backend, register, request.member_ref):
        return _looked_up(backend, register, request)


def _looked_up(backend: Backend, register: Register, request: BalanceRequest) -> BalanceAnswer:
    present, currency = backend.clock.now(), register.currency
    now = to_wire(present)
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        able = terms.programme.capabilities
        if not able.bonus and not able.points:
            raise Problem("capability-absent")
        check_named(register, terms, request.member_ref)
        guessing.may_ask_for(connection, register, request.member_ref, present)
        membership = by_reference(connection, terms.merchant.id, terms.pool, request.member_ref)
        if membership is None or membership.ended_at is not None:
            raise guessing.MeansNobody("not-found")
        if membership.by_ended_card:
            raise Problem("not-found")
        here = (connection, terms.merchant.id)
        bonus = balance(*here, membership.member_ref, currency)
        points = balance(*here, membership.member_ref, POINTS)
        available = available_minor(*here, membership, currency, now)
    return BalanceAnswer(
        bonus=Money(amount_minor=bonus, currency=currency),
        available=Money(amount_minor=available, currency=currency),
        points=points,
    )
