"""The tables, in SQL that SQLite and PostgreSQL both understand.

Times are texts in the form of the wire (they sort as the moments do), money is integer minor units.
"""

from reference_backend.tables.cards import cards, fee_refunds, fees, snapshot_rows
from reference_backend.tables.joining import (
    attachment_pieces,
    attachments,
    join_drafts,
    member_links,
    member_sessions,
    messages,
    paper_applications,
)
from reference_backend.tables.journal import entries, epochs, scan_counts
from reference_backend.tables.members import (
    STANDING,
    acceptances,
    consent_events,
    erasures,
    members,
    memberships,
)
from reference_backend.tables.metadata import METADATA
from reference_backend.tables.purchases import benefit_uses, holds, ledger_bookings, purchases, reversals
from reference_backend.tables.shops import (
    counters,
    device_authorizations,
    enrolment_codes,
    facts,
    merchants,
    recovery_keys,
    register_keys,
    registers,
    stores,
    token_keys,
    tries,
    unsealings,
)
from reference_backend.tables.staff import audit_events, privacy_tasks, staff, staff_sessions

__all__ = [
    "METADATA",
    "STANDING",
    "acceptances",
    "attachment_pieces",
    "attachments",
    "audit_events",
    "benefit_uses",
    "cards",
    "consent_events",
    "counters",
    "device_authorizations",
    "enrolment_codes",
    "entries",
    "epochs",
    "erasures",
    "facts",
    "fee_refunds",
    "fees",
    "holds",
    "join_drafts",
    "ledger_bookings",
    "member_links",
    "member_sessions",
    "members",
    "memberships",
    "merchants",
    "messages",
    "paper_applications",
    "privacy_tasks",
    "purchases",
    "recovery_keys",
    "register_keys",
    "registers",
    "reversals",
    "scan_counts",
    "snapshot_rows",
    "staff",
    "staff_sessions",
    "stores",
    "token_keys",
    "tries",
    "unsealings",
]
