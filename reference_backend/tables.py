"""The tables, in SQL that SQLite and PostgreSQL both understand.

Times are texts in the form of the wire (they sort as the moments do), money is integer minor units.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _moment(name: str, *, optional: bool = False, key: bool = False) -> "Column[str]":
    return Column(name, String(24), nullable=optional, primary_key=key)


facts = Table("backend_facts", METADATA, Column("name", String(40), primary_key=True), Column("value", Text))

counters = Table(
    "counters",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)
merchants = Table(
    "merchants",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("settings", Text, nullable=False),
    Column("snapshot_key", LargeBinary, nullable=False),
)
stores = Table(
    "stores",
    METADATA,
    Column("id", String(60), primary_key=True),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("place", String(40), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("country", String(2), nullable=False),
    Column("currency", String(3), nullable=False),
)
registers = Table(
    "registers",
    METADATA,
    Column("id", String(60), primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("token_hash", String(64), unique=True),
    Column("public_key", LargeBinary),
    Column("instance", String(36)),
    _moment("revoked_at", optional=True),
    Column("epoch", Integer, nullable=False, default=0),
    Column("forked", Boolean, nullable=False, default=False),
    _moment("last_contact", optional=True),
    Column("waiting", Integer),
    Column("hello_epoch", Integer),
    Column("hello_seq", Integer),
    Column("hello_hash", String(64)),
    _moment("hello_till_time", optional=True),
    _moment("complete_to", optional=True),
)
# Old public keys are kept for ever: they prove what they once signed.
register_keys = Table(
    "register_keys",
    METADATA,
    Column("register_id", ForeignKey("registers.id"), primary_key=True),
    Column("key_id", String(16), primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    _moment("known_since"),
)
# Never removed: what was sealed to an old key must open for ever. The file beside the database has them too.
recovery_keys = Table(
    "recovery_keys",
    METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("private_key", LargeBinary, nullable=False),
    _moment("made_at"),
)
# The trail of what was unsealed, or should have been; without any secret.
unsealings = Table(
    "unsealings",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("key_id", String(16)),
    Column("opened", Boolean, nullable=False),
    _moment("asked_at"),
)
enrolment_codes = Table(
    "enrolment_codes",
    METADATA,
    Column("code_hash", String(64), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    _moment("expires_at"),
    _moment("used_at", optional=True),
)
tries = Table(
    "tries",
    METADATA,
    Column("subject", String(200), primary_key=True),
    Column("failures", Integer, nullable=False),
    _moment("last_failure"),
    _moment("locked_until", optional=True),
)
staff = Table(
    "staff",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("number", String(10), primary_key=True),
    Column("role", String(12), nullable=False),
    Column("pin_hash", String(200), nullable=False),
)
staff_sessions = Table(
    "staff_sessions",
    METADATA,
    Column("session_hash", String(64), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("number", String(10), nullable=False),
    Column("role", String(12), nullable=False),
    _moment("expires_at"),
)
members = Table(
    "members",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("first_name", String(100), nullable=False),
    Column("last_name", String(100), nullable=False),
    Column("email", String(254), nullable=False),
    Column("birth_month", Integer),
    Column("birth_day", Integer),
)
# The reference is pairwise: two merchants cannot find out that they share a member (N06, N07).
memberships = Table(
    "memberships",
    METADATA,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("member_ref", String(36), nullable=False, unique=True),
    _moment("joined_at"),
    _moment("ended_at", optional=True),
)
consent_events = Table(
    "consent_events",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("given", Boolean, nullable=False),
    _moment("effective_at"),
    Index("consent_events_by_member", "member_id", "merchant_id", "purpose"),
)
# A pool is a programme whose merchants share their cards, or one merchant.
cards = Table(
    "cards",
    METADATA,
    Column("pool", String(40), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("form", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("member_id", ForeignKey("members.id")),
    Index("cards_by_member", "member_id"),
)
snapshot_rows = Table(
    "snapshot_rows",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("key", String(16), primary_key=True),
    Column("change", Integer, nullable=False),
    Column("code", String(40)),
    Index("snapshot_rows_by_change", "merchant_id", "change", unique=True),
)
holds = Table(
    "holds",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("sale", String(36), nullable=False),
    Column("benefit", String(60), nullable=False),
    Column("period", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    _moment("expires_at"),
    Index("holds_by_sale", "merchant_id", "sale", "benefit"),
    Index("holds_by_member", "merchant_id", "member_id", "benefit"),
)
benefit_uses = Table(
    "benefit_uses",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("purchase", String(36), nullable=False),
    Column("benefit", String(60), nullable=False),
    Column("member_id", ForeignKey("members.id")),
    Column("period", String(10)),
    _moment("released_at", optional=True),
    Index("benefit_uses_by_purchase", "merchant_id", "purchase"),
    Index("benefit_uses_by_member", "merchant_id", "member_id", "benefit"),
    # No order of insertion: it would tie a use to the purchase that was booked beside it (J23).
    sqlite_with_rowid=False,
)
# N13: time, place, total and keys. A column more than these is a breach, and a test says so.
purchases = Table(
    "purchases",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    _moment("occurred_at"),
    Column("place", String(40), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("member_ref", String(36)),
)
reversals = Table(
    "reversals",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("purchase", String(36), primary_key=True),
    Column("entry_id", String(36), nullable=False),
    _moment("occurred_at"),
    Column("reason", String(20), nullable=False),
)
# Append-only: a reversal is a booking of its own (N12). The key is walled per merchant (N07).
bonus_bookings = Table(
    "bonus_bookings",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("benefit", String(60), primary_key=True),
    Column("member_ref", String(36), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    _moment("booked_at"),
    Index("bonus_bookings_by_member", "merchant_id", "member_ref"),
)
fees = Table(
    "fees",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("issue", String(12), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("version", String(20), nullable=False),
    Column("payment", String(10), nullable=False),
)
scan_counts = Table(
    "scan_counts",
    METADATA,
    Column("register_id", ForeignKey("registers.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("hour", Integer, nullable=False),
    Column("source", String(10), nullable=False),
    Column("form", String(10), nullable=False),
    Column("result", String(30), nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("override", Boolean, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Index("scan_counts_by_day", "register_id", "day"),
)
epochs = Table(
    "epochs",
    METADATA,
    Column("register_id", ForeignKey("registers.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("instance", String(36), nullable=False),
    Column("stored_seq", Integer, nullable=False),
    Column("stored_hash", String(64), nullable=False),
    _moment("opened_at"),
)
entries = Table(
    "entries",
    METADATA,
    Column("register_id", ForeignKey("registers.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", String(36), nullable=False),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("header", Text, nullable=False),
    Column("body", Text),
    Column("body_salt", String(32)),
    Column("personal", Text),
    Column("personal_salt", String(32)),
    Column("with_card", Boolean, nullable=False),
    Column("absent", String(20)),
    Column("outcome", String(12), nullable=False),
    Column("reason", String(60)),
    Column("first_outcome", String(12), nullable=False),
    Column("first_reason", String(60)),
    Column("flags", String(200), nullable=False),
    Column("waits_for", String(36)),
    # The entry by which a person ended this one's being set aside; nothing else of the row changes.
    Column("settled_by", String(36)),
    _moment("stored_at"),
    Index("entries_by_id", "register_id", "entry_id"),
    Index("entries_by_day", "register_id", "day", "kind"),
    Index("entries_waiting", "merchant_id", "waits_for"),
    UniqueConstraint("register_id", "epoch", "hash"),
)
