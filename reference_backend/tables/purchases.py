"""Purchases, benefits and the ledger, all walled by merchant."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, text

from reference_backend.tables.metadata import METADATA, moment

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
    moment("expires_at"),
    # How much of the bonus is held, where it is that.
    Column("amount_minor", Integer),
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
    moment("released_at", optional=True),
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
    moment("occurred_at"),
    Column("place", String(40), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("member_ref", String(36)),
    # What is tied to a member: to be shown to the member, and to be untied.
    Index(
        "purchases_by_member",
        "merchant_id",
        "member_ref",
        "occurred_at",
        sqlite_where=text("member_ref IS NOT NULL"),
        postgresql_where=text("member_ref IS NOT NULL"),
    ),
)
reversals = Table(
    "reversals",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("purchase", String(36), primary_key=True),
    Column("entry_id", String(36), nullable=False),
    moment("occurred_at"),
    Column("reason", String(20), nullable=False),
)
# Append-only: a reversal is a booking of its own (N12). The key is walled per merchant (N07).
ledger_bookings = Table(
    "ledger_bookings",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("benefit", String(60), primary_key=True),
    # `bonus` in minor units of the currency, or `points`, whose currency is `PTS`.
    Column("account", String(6), nullable=False, default="bonus"),
    Column("member_ref", String(36), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    moment("booked_at"),
    Index("ledger_bookings_by_member", "merchant_id", "member_ref"),
)
