"""What brings a database of the version before to the next one; new tables are made by themselves."""

from collections.abc import Mapping

_TO_3 = (
    # As version 3 made it; version 4 has another name for it.
    (
        "CREATE TABLE applications (id VARCHAR(36), merchant_id, state, email_key, details, phone_code_hash,"
        " phone_confirmed_at, member_id, created_at, expires_at)"
    ),
    "ALTER TABLE stores ADD COLUMN channel VARCHAR(4) NOT NULL DEFAULT 'shop'",
    "ALTER TABLE staff ADD COLUMN organisation VARCHAR(100)",
    "ALTER TABLE members ADD COLUMN pool VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE members ADD COLUMN kind VARCHAR(8) NOT NULL DEFAULT 'natural'",
    "ALTER TABLE members ADD COLUMN email_key VARCHAR(254)",
    "ALTER TABLE members ADD COLUMN phone VARCHAR(16)",
    "ALTER TABLE members ADD COLUMN language VARCHAR(2) NOT NULL DEFAULT ''",
    "ALTER TABLE members ADD COLUMN account VARCHAR(10) NOT NULL DEFAULT 'none'",
    "ALTER TABLE members ADD COLUMN password_hash VARCHAR(200)",
    "ALTER TABLE members ADD COLUMN reachable BOOLEAN NOT NULL DEFAULT 1",
    "ALTER TABLE members ADD COLUMN erased_at VARCHAR(24)",
    # Until now everybody came with a card, and every address was plain.
    (
        "UPDATE members SET email_key = lower(trim(email)),"
        " pool = coalesce((SELECT min(pool) FROM cards WHERE cards.member_id = members.id), '')"
    ),
    "CREATE UNIQUE INDEX members_by_email ON members (pool, email_key)",
    "CREATE INDEX members_by_phone ON members (pool, phone)",
    "ALTER TABLE memberships ADD COLUMN origin VARCHAR(12) NOT NULL DEFAULT 'electronic'",
    "ALTER TABLE memberships ADD COLUMN attested_at VARCHAR(24)",
    "ALTER TABLE memberships ADD COLUMN attested_by VARCHAR(20)",
    "ALTER TABLE memberships ADD COLUMN seen_month VARCHAR(7)",
    "ALTER TABLE consent_events ADD COLUMN recorded_at VARCHAR(24)",
    "ALTER TABLE consent_events ADD COLUMN channel VARCHAR(12)",
    "ALTER TABLE consent_events ADD COLUMN evidence VARCHAR(80)",
    "ALTER TABLE cards ADD COLUMN bound_by VARCHAR(36)",
    (
        "CREATE INDEX purchases_by_member ON purchases (merchant_id, member_ref, occurred_at)"
        " WHERE member_ref IS NOT NULL"
    ),
    "CREATE INDEX entries_with_person ON entries (merchant_id) WHERE personal IS NOT NULL",
    "ALTER TABLE holds ADD COLUMN amount_minor INTEGER",
    (
        "INSERT INTO ledger_bookings"
        " (merchant_id, entry_id, benefit, account, member_ref, amount_minor, currency, booked_at)"
        " SELECT merchant_id, entry_id, benefit, 'bonus', member_ref, amount_minor, currency, booked_at"
        " FROM bonus_bookings"
    ),
    "DROP TABLE bonus_bookings",
)

# Anybody could join with any address and choose a password, and until now that password opened the account.
# Whoever chose it by a mailed link has shown whose address it is; nobody else has, however they joined.
_TO_4 = (
    "ALTER TABLE members ADD COLUMN password_form VARCHAR(64)",
    "ALTER TABLE members ADD COLUMN address_proved_at VARCHAR(24)",
    (
        "UPDATE members SET address_proved_at = (SELECT max(used_at) FROM member_links"
        " WHERE member_links.member_id = members.id AND purpose = 'password' AND used_at IS NOT NULL)"
    ),
    # They last half an hour at most, and some may have been opened by such a password.
    "DELETE FROM member_sessions",
    (
        "INSERT INTO join_drafts"
        " (id, merchant_id, state, email_key, details, phone_code_hash, phone_confirmed_at, member_id,"
        " created_at, expires_at)"
        " SELECT id, merchant_id, state, email_key, details, phone_code_hash, phone_confirmed_at, member_id,"
        " created_at, expires_at FROM applications"
    ),
    "DROP TABLE applications",
)

# A till's token was one secret without an end, kept as its hash. Nobody has one any more: each till is
# enrolled again, and goes on with its records.
_TO_5 = (
    "ALTER TABLE registers RENAME COLUMN token_hash TO family",
    "UPDATE registers SET family = NULL",
    "ALTER TABLE registers ADD COLUMN family_born VARCHAR(24)",
    "ALTER TABLE registers ADD COLUMN family_ended_at VARCHAR(24)",
    "ALTER TABLE registers ADD COLUMN generation INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE registers ADD COLUMN generation_used INTEGER NOT NULL DEFAULT 0",
    # Every PIN came from whoever typed the command: each is asked for an own one.
    "ALTER TABLE staff ADD COLUMN pin_given BOOLEAN NOT NULL DEFAULT 1",
)

UPGRADES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "1": ("2", ("ALTER TABLE entries ADD COLUMN settled_by VARCHAR(36)",)),
    "2": ("3", _TO_3),
    "3": ("4", _TO_4),
    "4": ("5", _TO_5),
}
