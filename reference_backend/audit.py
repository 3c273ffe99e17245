"""The trail of what staff did that a person may ask about later: never a name, an address or a code."""

from sqlalchemy import Connection, insert

from reference_backend.tables import audit_events


def note(
    connection: Connection,
    merchant_id: str,
    action: str,
    result: str,
    at: str,
    *,
    register_id: str | None = None,
    staff: str | None = None,
    reason: str | None = None,
) -> None:
    """Add an event to the trail; nothing ever changes or removes one."""
    connection.execute(
        insert(audit_events).values(
            merchant_id=merchant_id,
            register_id=register_id,
            staff=staff,
            action=action,
            reason=reason,
            result=result,
            at=at,
        )
    )
