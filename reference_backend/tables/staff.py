"""Staff, and the trail of what they did."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from reference_backend.tables.metadata import METADATA, moment

staff = Table(
    "staff",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("number", String(10), primary_key=True),
    Column("role", String(12), nullable=False),
    Column("pin_hash", String(200), nullable=False),
    # Somebody else chose it: the first sign-in asks for an own one.
    Column("pin_given", Boolean, nullable=False, default=True, server_default="1"),
    # Who employs them, where that is not the merchant (J10).
    Column("organisation", String(100)),
)
staff_sessions = Table(
    "staff_sessions",
    METADATA,
    Column("session_hash", String(64), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("number", String(10), nullable=False),
    Column("role", String(12), nullable=False),
    moment("expires_at"),
)
# Who did what that a person may ask about later; without names, addresses or codes.
audit_events = Table(
    "audit_events",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("register_id", ForeignKey("registers.id")),
    Column("staff", String(10)),
    Column("action", String(40), nullable=False),
    Column("reason", String(40)),
    Column("result", String(20), nullable=False),
    moment("at"),
)
# What the data protection contact has to do, such as a withdrawal whose writer nobody could find (J30).
privacy_tasks = Table(
    "privacy_tasks",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("register_id", ForeignKey("registers.id")),
    Column("entry_id", String(36)),
    Column("kind", String(40), nullable=False),
    moment("opened_at"),
    moment("done_at", optional=True),
    Column("done_by", String(20)),
)
