"""May a purchase be tied to a person? Nano-ID: always (D2). The customer card: under a consent (J23, Q1)."""

from sqlalchemy import Connection

from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.repository import Consents, consent_held, consent_logs
from reference_backend.members.repository import Membership


def may_link(connection: Connection, terms: Terms, membership: Membership, at: str, now: str) -> bool:
    """Say whether a purchase at that moment may be tied to this member, as seen now."""
    consents: Consents = ()
    if terms.programme.capabilities.purchase_linking == "consent":
        member_id = membership.member_id
        logs = consent_logs(connection, terms.merchant.id, [member_id], PURCHASE_LINKING)
        consents = logs.get(member_id, ())
    return link_holds(terms, consents, at, now)


def link_holds(terms: Terms, consents: Consents, at: str, now: str) -> bool:
    """Say the same of a member whose consents are known.

    A consent must have held when it happened and hold still: what is withdrawn while the purchase waits
    in a till drops the link (J23).
    """
    linking = terms.programme.capabilities.purchase_linking
    if linking != "consent":
        return linking == "always"
    return all(consent_held(consents, moment) for moment in (at, now))
