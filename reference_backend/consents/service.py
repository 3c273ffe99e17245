"""The consent log: what was said, from when it holds, and what holds at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from reference_backend.consents.purposes import CHANNELS, MARKETING_OBJECTION, PURPOSES, Purpose
from reference_backend.consents.repository import consent_held
from reference_backend.tables import consent_events


@dataclass(frozen=True)
class Said:
    """How something was said: from when it holds, when it came here, by which way, and what it rests on.

    What was said in a shop holds from then on, however long it waited in a till.
    """

    effective_at: str
    recorded_at: str
    channel: str
    evidence: str | None = None


@dataclass(frozen=True)
class Line:
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

# The switch is the person's (N25): whatever shop it was turned with.
_OBJECTION = (
    select(consent_events.c.given)
    .where(
        consent_events.c.member_id == bindparam("member"),
        consent_events.c.purpose == MARKETING_OBJECTION,
        consent_events.c.effective_at <= bindparam("at"),
    )
    .order_by(consent_events.c.effective_at.desc(), consent_events.c.id.desc())
    .limit(1)
)


def log_of(connection: Connection, merchant_id: str, member_id: str) -> list[Line]:
    """Return all that a member said to a merchant, in the order in which it counts."""
    rows = connection.execute(_LOG, {"merchant": merchant_id, "member": member_id})
    return [Line(*row) for row in rows]


def say(
    connection: Connection, merchant_id: str, member_id: str, purpose: Purpose, given: bool, said: Said
) -> bool:
    """Add to the log; return whether that changed what holds at that moment.

    What holds already is not said again (N25), nor is the same piece of evidence noted twice (J31). Another
    piece of evidence is noted all the same: something of before that moment may still lie in a till.
    A consent to marketing is not noted while the person objects: lifted, the objection gives none back (N25).
    """
    if given and purpose in CHANNELS and objects(connection, member_id, said.recorded_at):
        return False
    log = log_of(connection, merchant_id, member_id)
    is_change = _holding(log, said.effective_at)[purpose] != given
    is_noted = any((one.purpose, one.given, one.evidence) == (purpose, given, said.evidence) for one in log)
    if not is_change and (said.evidence is None or is_noted):
        return False
    connection.execute(
        insert(consent_events).values(
            merchant_id=merchant_id, member_id=member_id, purpose=purpose, given=given, **vars(said)
        )
    )
    return is_change


def objects(connection: Connection, member_id: str, at: str) -> bool:
    """Say whether the person forbade all marketing, with whatever merchant that was said (N25)."""
    return bool(connection.scalar(_OBJECTION, {"member": member_id, "at": at}))


def state(connection: Connection, merchant_id: str, member_id: str, at: str) -> dict[Purpose, bool]:
    """Return what holds at a moment for every purpose: the last word until then, False without one."""
    return _holding(log_of(connection, merchant_id, member_id), at)


def _holding(log: Iterable[Line], at: str) -> dict[Purpose, bool]:
    words: dict[Purpose, list[tuple[str, bool]]] = {purpose: [] for purpose in PURPOSES}
    for line in log:
        words[line.purpose].append((line.effective_at, line.given))
    return {purpose: consent_held(said_of_it, at) for purpose, said_of_it in words.items()}
