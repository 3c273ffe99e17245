"""That a membership is used: the month of its last use, and no more (retention); acceptance by use (J18)."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, or_, select, update

from reference_backend.backend import Backend
from reference_backend.clock import from_wire, local_time
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.members.acceptances import Acceptance, accept, has_accepted
from reference_backend.members.repository import Membership
from reference_backend.tables import memberships

# Made once: to build a statement costs more than to run it.
_SEEN = (
    update(memberships)
    .where(
        memberships.c.merchant_id == bindparam("merchant"),
        memberships.c.member_id == bindparam("member"),
        or_(memberships.c.seen_month.is_(None), memberships.c.seen_month < bindparam("month")),
    )
    .values(seen_month=bindparam("month"))
)


def is_news(membership: Membership, at: str) -> bool:
    """Say whether a use at that moment has to be noted: at most once a month, and never of an ended one."""
    return membership.ended_at is None and (membership.seen_month or "") < at[:7]


def note_uses(connection: Connection, terms: Terms, used: Mapping[str, str], now: str) -> None:
    """Note the moments at which members used their card, by member id.

    Whoever was a member before the rules, and got card and rules by mail, agrees to them by that; once.
    """
    if not used:
        return
    merchant_id = terms.merchant.id
    seen = [{"merchant": merchant_id, "member": one, "month": at[:7]} for one, at in used.items()]
    connection.execute(_SEEN, seen)
    registered = select(memberships.c.member_id).where(
        memberships.c.merchant_id == merchant_id,
        memberships.c.member_id.in_(list(used)),
        memberships.c.origin == "registered",
    )
    for member_id in connection.scalars(registered).all():
        _accept_by_use(connection, terms, member_id, used[member_id], now)


def note_identification(backend: Backend, merchant_id: str, membership: Membership) -> None:
    """Note that a member showed the card just now; after the answer, so that nobody waits for it."""
    now = backend.now_text()
    with backend.database.write() as connection:
        terms = terms_of(connection, merchant_id, backend.programmes)
        note_uses(connection, terms, {membership.member_id: now}, now)


def _accept_by_use(connection: Connection, terms: Terms, member_id: str, at: str, now: str) -> None:
    merchant_id = terms.merchant.id
    if has_accepted(connection, merchant_id, member_id, "rules"):
        return
    day = local_time(from_wire(min(at, now)), terms.programme.zone).date()
    current = terms.current_version("rules", day)
    if current is not None:
        evidence = Acceptance(member_id, merchant_id, at, "use")
        accept(connection, evidence, "rules", current.version)
