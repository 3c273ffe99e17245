-- The tables as version 2 of the schema made them.
CREATE TABLE backend_facts (
    name VARCHAR(40) NOT NULL,
    value TEXT,
    PRIMARY KEY (name)
);
CREATE TABLE counters (
    name VARCHAR(40) NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE members (
    id VARCHAR(36) NOT NULL,
    first_name VARCHAR(100) NOT NULL,
    last_name VARCHAR(100) NOT NULL,
    email VARCHAR(254) NOT NULL,
    birth_month INTEGER,
    birth_day INTEGER,
    PRIMARY KEY (id)
);
CREATE TABLE merchants (
    id VARCHAR(40) NOT NULL,
    name VARCHAR(100) NOT NULL,
    settings TEXT NOT NULL,
    snapshot_key BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE recovery_keys (
    key_id VARCHAR(16) NOT NULL,
    private_key BLOB NOT NULL,
    made_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (key_id)
);
CREATE TABLE tries (
    subject VARCHAR(200) NOT NULL,
    failures INTEGER NOT NULL,
    last_failure VARCHAR(24) NOT NULL,
    locked_until VARCHAR(24),
    PRIMARY KEY (subject)
);
CREATE TABLE benefit_uses (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    purchase VARCHAR(36) NOT NULL,
    benefit VARCHAR(60) NOT NULL,
    member_id VARCHAR(36),
    period VARCHAR(10),
    released_at VARCHAR(24),
    PRIMARY KEY (merchant_id, entry_id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
)
 WITHOUT ROWID;
CREATE INDEX benefit_uses_by_member ON benefit_uses (merchant_id, member_id, benefit);
CREATE INDEX benefit_uses_by_purchase ON benefit_uses (merchant_id, purchase);
CREATE TABLE bonus_bookings (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    benefit VARCHAR(60) NOT NULL,
    member_ref VARCHAR(36) NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    booked_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (merchant_id, entry_id, benefit),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE INDEX bonus_bookings_by_member ON bonus_bookings (merchant_id, member_ref);
CREATE TABLE cards (
    pool VARCHAR(40) NOT NULL,
    code VARCHAR(40) NOT NULL,
    form VARCHAR(10) NOT NULL,
    status VARCHAR(10) NOT NULL,
    member_id VARCHAR(36),
    PRIMARY KEY (pool, code),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE INDEX cards_by_member ON cards (member_id);
CREATE TABLE consent_events (
    id INTEGER NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    purpose VARCHAR(40) NOT NULL,
    given BOOLEAN NOT NULL,
    effective_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES members (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE INDEX consent_events_by_member ON consent_events (member_id, merchant_id, purpose);
CREATE TABLE fees (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    issue VARCHAR(12) NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    version VARCHAR(20) NOT NULL,
    payment VARCHAR(10) NOT NULL,
    PRIMARY KEY (merchant_id, entry_id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE TABLE memberships (
    member_id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    member_ref VARCHAR(36) NOT NULL,
    joined_at VARCHAR(24) NOT NULL,
    ended_at VARCHAR(24),
    PRIMARY KEY (member_id, merchant_id),
    FOREIGN KEY(member_id) REFERENCES members (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    UNIQUE (member_ref)
);
CREATE TABLE purchases (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    occurred_at VARCHAR(24) NOT NULL,
    place VARCHAR(40) NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    member_ref VARCHAR(36),
    PRIMARY KEY (merchant_id, entry_id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE TABLE reversals (
    merchant_id VARCHAR(40) NOT NULL,
    purchase VARCHAR(36) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    occurred_at VARCHAR(24) NOT NULL,
    reason VARCHAR(20) NOT NULL,
    PRIMARY KEY (merchant_id, purchase),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE TABLE snapshot_rows (
    merchant_id VARCHAR(40) NOT NULL,
    "key" VARCHAR(16) NOT NULL,
    change INTEGER NOT NULL,
    code VARCHAR(40),
    PRIMARY KEY (merchant_id, "key"),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE UNIQUE INDEX snapshot_rows_by_change ON snapshot_rows (merchant_id, change);
CREATE TABLE staff (
    merchant_id VARCHAR(40) NOT NULL,
    number VARCHAR(10) NOT NULL,
    role VARCHAR(12) NOT NULL,
    pin_hash VARCHAR(200) NOT NULL,
    PRIMARY KEY (merchant_id, number),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE TABLE stores (
    id VARCHAR(60) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    name VARCHAR(100) NOT NULL,
    place VARCHAR(40) NOT NULL,
    zone VARCHAR(60) NOT NULL,
    country VARCHAR(2) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE TABLE registers (
    id VARCHAR(60) NOT NULL,
    store_id VARCHAR(60) NOT NULL,
    name VARCHAR(100) NOT NULL,
    token_hash VARCHAR(64),
    public_key BLOB,
    instance VARCHAR(36),
    revoked_at VARCHAR(24),
    epoch INTEGER NOT NULL,
    forked BOOLEAN NOT NULL,
    last_contact VARCHAR(24),
    waiting INTEGER,
    hello_epoch INTEGER,
    hello_seq INTEGER,
    hello_hash VARCHAR(64),
    hello_till_time VARCHAR(24),
    complete_to VARCHAR(24),
    PRIMARY KEY (id),
    FOREIGN KEY(store_id) REFERENCES stores (id),
    UNIQUE (token_hash)
);
CREATE TABLE enrolment_codes (
    code_hash VARCHAR(64) NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    used_at VARCHAR(24),
    PRIMARY KEY (code_hash),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE TABLE entries (
    register_id VARCHAR(60) NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    day VARCHAR(10) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    header TEXT NOT NULL,
    body TEXT,
    body_salt VARCHAR(32),
    personal TEXT,
    personal_salt VARCHAR(32),
    with_card BOOLEAN NOT NULL,
    absent VARCHAR(20),
    outcome VARCHAR(12) NOT NULL,
    reason VARCHAR(60),
    first_outcome VARCHAR(12) NOT NULL,
    first_reason VARCHAR(60),
    flags VARCHAR(200) NOT NULL,
    waits_for VARCHAR(36),
    settled_by VARCHAR(36),
    stored_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (register_id, epoch, seq),
    UNIQUE (register_id, epoch, hash),
    FOREIGN KEY(register_id) REFERENCES registers (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE INDEX entries_by_day ON entries (register_id, day, kind);
CREATE INDEX entries_by_id ON entries (register_id, entry_id);
CREATE INDEX entries_waiting ON entries (merchant_id, waits_for);
CREATE TABLE epochs (
    register_id VARCHAR(60) NOT NULL,
    epoch INTEGER NOT NULL,
    instance VARCHAR(36) NOT NULL,
    stored_seq INTEGER NOT NULL,
    stored_hash VARCHAR(64) NOT NULL,
    opened_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (register_id, epoch),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE TABLE holds (
    id VARCHAR(36) NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    sale VARCHAR(36) NOT NULL,
    benefit VARCHAR(60) NOT NULL,
    period VARCHAR(10) NOT NULL,
    state VARCHAR(10) NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(register_id) REFERENCES registers (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE INDEX holds_by_member ON holds (merchant_id, member_id, benefit);
CREATE INDEX holds_by_sale ON holds (merchant_id, sale, benefit);
CREATE TABLE register_keys (
    register_id VARCHAR(60) NOT NULL,
    key_id VARCHAR(16) NOT NULL,
    public_key BLOB NOT NULL,
    known_since VARCHAR(24) NOT NULL,
    PRIMARY KEY (register_id, key_id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE TABLE scan_counts (
    register_id VARCHAR(60) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    day VARCHAR(10) NOT NULL,
    hour INTEGER NOT NULL,
    source VARCHAR(10) NOT NULL,
    form VARCHAR(10) NOT NULL,
    result VARCHAR(30) NOT NULL,
    offline BOOLEAN NOT NULL,
    override BOOLEAN NOT NULL,
    repeat BOOLEAN NOT NULL,
    PRIMARY KEY (register_id, entry_id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE INDEX scan_counts_by_day ON scan_counts (register_id, day);
CREATE TABLE staff_sessions (
    session_hash VARCHAR(64) NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    number VARCHAR(10) NOT NULL,
    role VARCHAR(12) NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (session_hash),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE TABLE unsealings (
    id INTEGER NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    key_id VARCHAR(16),
    opened BOOLEAN NOT NULL,
    asked_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(register_id) REFERENCES registers (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
