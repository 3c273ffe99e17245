"""Members, their memberships and what they agreed to."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from reference_backend.tables.metadata import METADATA, moment

# A person is known within a pool: a programme whose merchants share their cards, or one merchant. Names and
# address are empty texts where there are none, or no longer.
members = Table(
    "members",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("pool", String(40), nullable=False),
    Column("kind", String(8), nullable=False, default="natural"),
    Column("first_name", String(100), nullable=False),
    Column("last_name", String(100), nullable=False),
    Column("email", String(254), nullable=False),
    # The address as it is compared (N03); none when the person was erased.
    Column("email_key", String(254)),
    Column("phone", String(16)),
    Column("language", String(2), nullable=False, default=""),
    # An account of one's own is `claimed` with a password; one who applied on paper has it `unclaimed` (Q5).
    Column("account", String(10), nullable=False, default="none"),
    Column("password_hash", String(200)),
    # Whose fingerprint this is filled in the form that the password came with; gone with the first proof.
    Column("password_form", String(64)),
    # When a link that was mailed to the address was used for the first time: before it no password opens
    # anything, since anybody can join with any address.
    moment("address_proved_at", optional=True),
    Column("reachable", Boolean, nullable=False, default=True),
    Column("birth_month", Integer),
    Column("birth_day", Integer),
    moment("erased_at", optional=True),
    Index("members_by_email", "pool", "email_key", unique=True),
    Index("members_by_phone", "pool", "phone"),
)
# The reference is pairwise: two merchants cannot find out that they share a member (N06, N07).
memberships = Table(
    "memberships",
    METADATA,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("member_ref", String(36), nullable=False, unique=True),
    moment("joined_at"),
    moment("ended_at", optional=True),
    Column("origin", String(12), nullable=False, default="electronic"),
    # That the person is of age was said, by `self` or by staff who saw it; never a year of birth.
    moment("attested_at", optional=True),
    Column("attested_by", String(20)),
    # The last month of any use: as much as the retention of unused memberships has to know.
    Column("seen_month", String(7)),
)
STANDING = memberships.c.ended_at.is_(None)
"""Which rows of `memberships` are members today."""
# What was agreed to, in which version, how and before whom (J11, J18).
acceptances = Table(
    "acceptances",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("document", String(20), nullable=False),
    Column("version", String(40), nullable=False),
    moment("accepted_at"),
    Column("channel", String(12), nullable=False),
    Column("register_id", ForeignKey("registers.id")),
    Column("staff", String(10)),
    Column("entry_id", String(36)),
    Index("acceptances_by_member", "member_id", "merchant_id", "document"),
)
consent_events = Table(
    "consent_events",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("given", Boolean, nullable=False),
    moment("effective_at"),
    moment("recorded_at", optional=True),
    Column("channel", String(12)),
    # The entry, message or letter that it rests on.
    Column("evidence", String(80)),
    Index("consent_events_by_member", "member_id", "merchant_id", "purpose"),
)
# Who was erased: applied again to a restored copy. The id means nobody once the person is gone.
erasures = Table(
    "erasures",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("member_id", String(36), nullable=False, unique=True),
    Column("pool", String(40), nullable=False),
    moment("erased_at"),
    Column("why", String(20), nullable=False),
)
