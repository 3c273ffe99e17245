"""The card that a till was shown, where an entry names its member by it."""

from reference_backend.cards.channel import counts_here
from reference_backend.journal.decision import Arrival
from reference_backend.members.repository import Membership


def counts(arrival: Arrival, reference: str) -> bool:
    """Say whether what the entry calls its member by counts at the till that wrote it (J34)."""
    # One that waited may be woken by another register's purchase: it was judged when it came.
    woken = arrival.header.register_id != arrival.register.id
    return woken or counts_here(arrival.register, arrival.terms, reference)


def ended_card(membership: Membership) -> tuple[str, ...]:
    """Return the flag of a member who was named by a lost, replaced or cancelled card, else nothing.

    Online such a card is refused; what a till without a connection gave by it stands, and is said.
    """
    return ("card-not-active",) if membership.by_ended_card else ()
