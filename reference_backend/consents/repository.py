"""The consent log as decisions ask it: one purpose, of many members at once, seen from one merchant (N06)."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from reference_backend.tables import consent_events

Consents = Sequence[tuple[str, bool]]
"""What a member said about one purpose and from when it holds, in the order in which it counts."""

# Made once: to build a statement costs more than to run it.
_CONSENTS = (
    select(consent_events.c.member_id, consent_events.c.effective_at, consent_events.c.given)
    .where(
        consent_events.c.merchant_id == bindparam("merchant"),
        consent_events.c.member_id.in_(bindparam("members", expanding=True)),
        consent_events.c.purpose == bindparam("purpose"),
    )
    .order_by(consent_events.c.effective_at, consent_events.c.id)
)


def consents_to(connection: Connection, merchant_id: str, member_id: str, purpose: str, at: str) -> bool:
    """Say whether the consent held at that moment."""
    logs = consent_logs(connection, merchant_id, [member_id], purpose)
    return consent_held(logs.get(member_id, ()), at)


def consent_logs(
    connection: Connection, merchant_id: str, member_ids: Iterable[str], purpose: str
) -> dict[str, Consents]:
    """Return what each of these members said about a purpose; one who never did is left out."""
    asked = {"merchant": merchant_id, "members": list(member_ids), "purpose": purpose}
    logs: dict[str, list[tuple[str, bool]]] = {}
    for member_id, effective_at, given in connection.execute(_CONSENTS, asked):
        logs.setdefault(member_id, []).append((effective_at, given))
    return dict(logs)


def consent_held(log: Consents, at: str) -> bool:
    """Say whether a consent held at a moment: the last word until then counts."""
    held = False
    for effective_at, given in log:
        if effective_at <= at:
            held = given
    return held
