"""Merchants, their stores and registers, and what the backend knows of itself."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from reference_backend.tables.metadata import METADATA, moment

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
    Column("channel", String(4), nullable=False, default="shop"),
)
registers = Table(
    "registers",
    METADATA,
    Column("id", String(60), primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    Column("name", String(100), nullable=False),
    # The enrolment that holds, and the newest generation of its tokens (ADR 14).
    Column("family", String(64), unique=True),
    moment("family_born", optional=True),
    moment("family_ended_at", optional=True),
    Column("generation", Integer, nullable=False, default=0, server_default="0"),
    Column("generation_used", Integer, nullable=False, default=0, server_default="0"),
    Column("public_key", LargeBinary),
    Column("instance", String(36)),
    # What was enrolled until then is revoked; a later enrolment is not.
    moment("revoked_at", optional=True),
    Column("epoch", Integer, nullable=False, default=0),
    Column("forked", Boolean, nullable=False, default=False),
    moment("last_contact", optional=True),
    Column("waiting", Integer),
    Column("hello_epoch", Integer),
    Column("hello_seq", Integer),
    Column("hello_hash", String(64)),
    moment("hello_till_time", optional=True),
    moment("complete_to", optional=True),
)
# Old public keys are kept for ever: they prove what they once signed.
register_keys = Table(
    "register_keys",
    METADATA,
    Column("register_id", ForeignKey("registers.id"), primary_key=True),
    Column("key_id", String(16), primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    moment("known_since"),
)
# Never removed: what was sealed to an old key must open for ever. The file beside the database has them too.
recovery_keys = Table(
    "recovery_keys",
    METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("private_key", LargeBinary, nullable=False),
    moment("made_at"),
)
# They sign the tokens of registers. The file beside the database has them too.
token_keys = Table(
    "token_keys",
    METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    moment("made_at"),
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
    moment("asked_at"),
)
enrolment_codes = Table(
    "enrolment_codes",
    METADATA,
    Column("code_hash", String(64), primary_key=True),
    Column("register_id", ForeignKey("registers.id"), nullable=False),
    moment("expires_at"),
    moment("used_at", optional=True),
)
# A till that asks to be let in (RFC 8628), and what a manager said to it.
device_authorizations = Table(
    "device_authorizations",
    METADATA,
    Column("device_code_hash", String(64), primary_key=True),
    Column("user_code_hash", String(64), nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("instance", String(36), nullable=False),
    Column("client_version", String(40), nullable=False),
    Column("was", String(60)),
    Column("caller", String(60), nullable=False),
    Column("state", String(10), nullable=False),
    Column("register_id", ForeignKey("registers.id")),
    Column("family", String(64)),
    Column("interval_s", Integer, nullable=False),
    moment("asked_at"),
    moment("last_poll", optional=True),
    moment("expires_at"),
)
tries = Table(
    "tries",
    METADATA,
    Column("subject", String(200), primary_key=True),
    Column("failures", Integer, nullable=False),
    moment("last_failure"),
    moment("locked_until", optional=True),
)
