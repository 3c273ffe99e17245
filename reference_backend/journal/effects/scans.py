"""Entries that only count or only witness."""

from reference_backend.clock import from_wire, local_time
from reference_backend.journal.bodies import ScanCounted
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.tables import scan_counts


def epoch_opened(arrival: Arrival) -> Decision:
    """Witness the first entry of an epoch; the epoch itself was opened before the entries were looked at."""
    if arrival.header.seq != 1:
        raise SetAside("epoch-opened-late")
    return Decision()


def staff_signed_in(_arrival: Arrival) -> Decision:
    """Witness that someone began to work at the till."""
    return Decision()


def scan_counted(arrival: Arrival) -> Decision:
    """Count a scan for the day's report (X06)."""
    body = arrival.body
    assert isinstance(body, ScanCounted)
    local = local_time(from_wire(arrival.header.occurred_at), arrival.register.zone)
    arrival.books.pending.add(
        scan_counts,
        register_id=arrival.register.id,
        entry_id=arrival.header.entry_id,
        day=local.date().isoformat(),
        hour=local.hour,
        **vars(body),
    )
    return Decision()
