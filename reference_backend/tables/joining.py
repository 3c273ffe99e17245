"""Drafts of joins, paper applications, the papers they stood on, and members' own ways in."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from reference_backend.tables.metadata import METADATA, moment

# Electronic applications on their way to a membership (J13); `details` is emptied at the end of it.
join_drafts = Table(
    "join_drafts",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("state", String(10), nullable=False),
    Column("email_key", String(254)),
    Column("details", Text, nullable=False),
    Column("phone_code_hash", String(64)),
    moment("phone_confirmed_at", optional=True),
    Column("member_id", ForeignKey("members.id")),
    moment("created_at"),
    moment("expires_at"),
)
# Applications that staff took on paper (J09): the paper ends when its copy is safe.
paper_applications = Table(
    "paper_applications",
    METADATA,
    Column("merchant_id", ForeignKey("merchants.id"), primary_key=True),
    Column("entry_id", String(36), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("member_id", ForeignKey("members.id")),
    Column("staff", String(10), nullable=False),
    Column("organisation", String(100)),
    Column("picture", String(64)),
    moment("taken_at"),
    moment("paper_destroyed_at", optional=True),
    Column("destroyed_by", String(10)),
)
# Pictures of papers, in pieces as they came; `sha256` is of the whole.
attachments = Table(
    "attachments",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("merchant_id", ForeignKey("merchants.id"), nullable=False),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    Column("entry_id", String(36), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String(20), nullable=False),
    Column("received", Integer, nullable=False),
    moment("begun_at"),
    moment("complete_at", optional=True),
    UniqueConstraint("register_id", "entry_id", "sha256"),
)
attachment_pieces = Table(
    "attachment_pieces",
    METADATA,
    Column("attachment_id", ForeignKey("attachments.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
# Links that were e-mailed: each works once and not for long (N22). The token itself is not kept.
member_links = Table(
    "member_links",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("details", Text),
    moment("expires_at"),
    moment("used_at", optional=True),
)
member_sessions = Table(
    "member_sessions",
    METADATA,
    Column("session_hash", String(64), primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    moment("expires_at"),
)
# The outbox. `key` says what the message is about, so that the same thing is never said twice (N04).
messages = Table(
    "messages",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("key", String(160), nullable=False, unique=True),
    Column("merchant_id", ForeignKey("merchants.id")),
    Column("member_id", ForeignKey("members.id")),
    Column("channel", String(5), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("language", String(2), nullable=False),
    Column("address", String(254), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("picture", LargeBinary),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    moment("created_at"),
    moment("next_try_at"),
    moment("sent_at", optional=True),
    Index("messages_waiting", "state", "next_try_at"),
)
