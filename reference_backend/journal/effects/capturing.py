"""A hold that the purchase's own entry makes use of."""

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.benefits.repository import Hold
from reference_backend.journal.bodies import BenefitUsed
from reference_backend.journal.decision import Arrival, SetAside
from reference_backend.members.repository import Membership


def own_hold(arrival: Arrival, connection: Connection, body: BenefitUsed, membership: Membership) -> Hold:
    """Return the hold that this register got for this purchase, benefit and member; else SetAside."""
    hold = repository.hold_by_id(connection, arrival.merchant_id, body.hold or "")
    # The header's register: an entry that waited may be woken by another register's purchase.
    expected = (arrival.header.register_id, body.purchase, body.benefit, membership.member_id)
    if hold is None or (hold.register_id, hold.sale, hold.benefit, hold.member_id) != expected:
        raise SetAside("hold-not-valid")
    return hold


def captured(arrival: Arrival, connection: Connection, hold: Hold) -> tuple[str, ...]:
    """Write that the hold was used, and return what the manager should know of it.

    A sale that was made while the hold stood may arrive late: it is honoured, and said.
    """
    repository.set_hold_state(connection, hold.id, "captured")
    late = hold.state == "released" or hold.expires_at < arrival.now
    return ("captured-late",) if late else ()
