"""Entries that only count or only witness."""

from reference_backend.journal.bodies import ScanCounted
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.staffing import staff_for
from reference_backend.staff.roles import Action
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
    """Count a scan for the day's report (X06), an overridden one whoever let it pass (J36)."""
    body = arrival.body
    assert isinstance(body, ScanCounted)
    arrival.books.pending.add(
        scan_counts,
        register_id=arrival.register.id,
        entry_id=arrival.header.entry_id,
        day=arrival.local.date().isoformat(),
        hour=arrival.local.hour,
        source=body.source,
        form=body.form,
        result=body.result,
        offline=body.offline,
        override=body.override,
        repeat=body.repeat,
    )
    return Decision(flags=_override_flags(arrival, body))


def _override_flags(arrival: Arrival, body: ScanCounted) -> tuple[str, ...]:
    """The scan was made, so it is counted; that this person may not let one pass is for the manager to see.

    Of a till that does not say who it was, nothing can be told.
    """
    if body.staff is None:
        return ()
    try:
        staff_for(arrival, body.staff, Action.OVERRIDE_SCAN)
    except SetAside:
        return ("override-not-allowed",)
    return ()
