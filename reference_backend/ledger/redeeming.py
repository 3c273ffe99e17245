"""How much of a bonus a member may redeem: the balance less what is held for other sales."""

from sqlalchemy import Connection

from reference_backend.benefits.repository import held_minor
from reference_backend.ledger.repository import balance
from reference_backend.members.repository import Membership


def available_minor(
    connection: Connection, merchant_id: str, membership: Membership, currency: str, now: str
) -> int:
    """Return it in minor units, never below zero: the same amount is never available twice."""
    held = held_minor(connection, merchant_id, membership.member_id, now)
    return max(0, balance(connection, merchant_id, membership.member_ref, currency) - held)
