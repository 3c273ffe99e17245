"""The journals of the registers, and what is counted of them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from reference_backend.tables.metadata import METADATA, moment

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
    moment("opened_at"),
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
    moment("stored_at"),
    Index("entries_by_id", "register_id", "entry_id"),
    Index("entries_by_day", "register_id", "day", "kind"),
    Index("entries_waiting", "merchant_id", "waits_for"),
    # Whom entries still name: to be looked through when a person is erased.
    Index(
        "entries_with_person",
        "merchant_id",
        sqlite_where=text("personal IS NOT NULL"),
        postgresql_where=text("personal IS NOT NULL"),
    ),
    UniqueConstraint("register_id", "epoch", "hash"),
)
