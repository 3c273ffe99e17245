"""Cards, their fees, and what the tills' lists say of them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from reference_backend.tables.metadata import METADATA

# A pool is a programme whose merchants share their cards, or one merchant.
cards = Table(
    "cards",
    METADATA,
    Column("pool", String(40), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("form", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("member_id", ForeignKey("members.id")),
    # The entry that bound a plastic card to its holder.
    Column("bound_by", String(36)),
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
# A fee that was given back, as a fact of its own: the payment was void, or the card was taken back.
fee_refunds = Table(
    "fee_refunds",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("issue", String(36), primary_key=True),
    Column("entry_id", String(36), nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("reason", String(20), nullable=False),
)
