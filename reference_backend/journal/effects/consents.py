"""Written withdrawals of consent, handed in at a shop (J30)."""

from sqlalchemy import Connection, insert

from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import CONSENTS
from reference_backend.consents.service import Said
from reference_backend.journal.decision import Arrival, Decision
from reference_backend.journal.desk_bodies import ConsentWithdrawn, HolderPart
from reference_backend.journal.staffing import check_in_shop, check_takes_papers, staff_for
from reference_backend.members.repository import Membership, by_reference
from reference_backend.staff.roles import Action
from reference_backend.tables import privacy_tasks
from reference_backend.withdrawal import withdraw

WITHOUT_WRITER = "withdrawal-without-writer"


def consent_withdrawn(arrival: Arrival) -> Decision:
    """Withdraw consents from the moment at which the letter was received.

    One whose writer nobody can find is a task for the data protection contact, never a refusal.
    """
    body = arrival.body
    assert isinstance(body, ConsentWithdrawn)
    check_takes_papers(arrival)
    check_in_shop(arrival)
    with arrival.directly() as connection:
        staff_for(arrival, body.staff, Action.WITHDRAW_CONSENT)
        writer = _writer(connection, arrival.terms, arrival.personal)
        if writer is None:
            _open_task(connection, arrival)
            return Decision(flags=(WITHOUT_WRITER,))
        purposes = CONSENTS if body.purposes == "all" else body.purposes
        withdraw(connection, arrival.terms, writer, purposes, _received(arrival), arrival.secrets)
    return Decision()


def _writer(connection: Connection, terms: Terms, part: object) -> Membership | None:
    if not isinstance(part, HolderPart):
        return None
    return by_reference(connection, terms.merchant.id, terms.pool, part.holder)


def _received(arrival: Arrival) -> Said:
    # A till whose clock is ahead must not put the withdrawal off.
    return Said(arrival.happened_at, arrival.now, "paper", arrival.header.entry_id)


def _open_task(connection: Connection, arrival: Arrival) -> None:
    connection.execute(
        insert(privacy_tasks).values(
            merchant_id=arrival.merchant_id,
            register_id=arrival.register.id,
            entry_id=arrival.header.entry_id,
            kind=WITHOUT_WRITER,
            opened_at=arrival.now,
        )
    )
