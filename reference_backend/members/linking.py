"""May a purchase be tied to a person? Nano-ID: always (D2). The customer card: under a consent (J23, Q1)."""

from sqlalchemy import Connection

from reference_backend.configuration.terms import Terms
from reference_backend.members.repository import PURCHASE_LINKING, Membership, consents_to


def may_link(connection: Connection, terms: Terms, membership: Membership, at: str, now: str) -> bool:
    """Say whether a purchase at that moment may be tied to this member, as seen now.

    A consent must have held when it happened and hold still: what is withdrawn while the purchase waits
    in a till drops the link (J23).
    """
    linking = terms.programme.capabilities.purchase_linking
    if linking != "consent":
        return linking == "always"
    merchant_id = terms.merchant.id
    return all(
        consents_to(connection, merchant_id, membership.member_id, PURCHASE_LINKING, moment)
        for moment in (at, now)
    )
