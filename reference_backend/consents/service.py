"""The consent log: what was said, from when it holds, and what holds at a moment."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from reference_backend.consents.purposes import PURPOSES, Purpose
from reference_backend.tables import consent_events


@dataclass(frozen=True)
class Said:
    """One line of the log."""

    purpose: Purpose
    given: bool
    effective_at: str
    recorded_at: str | None
    channel: str | None
    evidence: str | None


# Made once: to build a statement costs more than to run it.
_LOG = (
    select(
        consent_events.c.purpose,
        consent_events.c.given,
        consent_events.c.effective_at,
        consent_events.c.recorded_at,
        consent_events.c.channel,
        consent_events.c.evidence,
    )
    .where(
        consent_events.c.merchant_id == bindparam("merchant"),
        consent_events.c.member_id == bindparam("member"),
    )
    .order_by(consent_events.c.effective_at, consent_events.c.id)
)


def log_of(connection: Connection, merchant_id: str, member_id: str) -> list[Said]:
    """Return all that a member said to a merchant, in the order in which it counts."""
    rows = connection.execute(_LOG, {"merchant": merchant_id, "member": member_id})
    return [Said(*row) for row in rows]


def say(
    connection: Connection,
    merchant_id: str,
    member_id: str,
    purpose: Purpose,
    given: bool,
    effective_at: str,
    recorded_at: str,
    channel: str,
    evidence: str | None,
) -> bool:
    """Add to the log; return whether that changed anything.

    What held at that moment already is not said again (N25, J31): between two lines of the log nothing
    changes, so such a line would change no later moment either.
    """
    if state(connection, merchant_id, member_id, effective_at)[purpose] == given:
        return False
    connection.execute(
        insert(consent_events).values(
            merchant_id=merchant_id,
            member_id=member_id,
            purpose=purpose,
            given=given,
            effective_at=effective_at,
            recorded_at=recorded_at,
            channel=channel,
            evidence=evidence,
        )
    )
    return True


def state(connection: Connection, merchant_id: str, member_id: str, at: str) -> dict[Purpose, bool]:
    """Return what holds at a moment for every purpose: the last word until then, False without one."""
    held: dict[Purpose, bool] = dict.fromkeys(PURPOSES, False)
    for said in log_of(connection, merchant_id, member_id):
        if said.effective_at <= at:
            held[said.purpose] = said.given
    return held
