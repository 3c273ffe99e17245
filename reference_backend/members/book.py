"""The members that a batch of entries names: looked up together, then known."""

from collections.abc import Iterable

from sqlalchemy import Connection

from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.repository import Consents, consent_logs
from reference_backend.members.linking import link_holds
from reference_backend.members.repository import Membership, by_references
from reference_backend.members.use import is_news, note_uses


class MemberBook:
    """Memberships and consents as they were when they were looked up; the caller holds the transaction."""

    def __init__(self, connection: Connection, terms: Terms) -> None:
        """Know nobody yet."""
        self._connection = connection
        self._terms = terms
        self._members: dict[str, Membership | None] = {}
        self._consents: dict[str, Consents] = {}
        self._used: dict[str, str] = {}

    def look_up(self, references: Iterable[str]) -> None:
        """Learn, or learn anew, whom these references mean and what they agreed to."""
        wanted = set(references)
        if not wanted:
            return
        merchant_id = self._terms.merchant.id
        found = by_references(self._connection, merchant_id, self._terms.pool, wanted)
        self._members |= {reference: found.get(reference) for reference in wanted}
        if self._terms.programme.capabilities.purchase_linking == "consent":
            ids = {one.member_id for one in found.values()}
            logs = consent_logs(self._connection, merchant_id, ids, PURCHASE_LINKING)
            self._consents |= {member_id: logs.get(member_id, ()) for member_id in ids}

    def by_reference(self, reference: str) -> Membership | None:
        """Return the membership that a `member_ref` or a `card:` code means here, an ended one too."""
        if reference not in self._members:
            self.look_up([reference])
        return self._members[reference]

    def note_use(self, membership: Membership, at: str, now: str) -> None:
        """Keep for later that a member used the card; a clock that is ahead counts as now."""
        if is_news(membership, min(at, now)):
            self._used[membership.member_id] = max(self._used.get(membership.member_id, ""), min(at, now))

    def write(self, now: str) -> None:
        """Write which members used their card."""
        used, self._used = self._used, {}
        note_uses(self._connection, self._terms, used, now)

    def may_link(self, membership: Membership, at: str, now: str) -> bool:
        """Say whether a purchase at that moment may be tied to a member of this book, as seen now."""
        return link_holds(self._terms, self._consents.get(membership.member_id, ()), at, now)
