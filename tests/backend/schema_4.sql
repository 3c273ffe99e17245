-- The tables as version 4 of the schema made them.
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
CREATE TABLE erasures (
    id INTEGER NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    pool VARCHAR(40) NOT NULL,
    erased_at VARCHAR(24) NOT NULL,
    why VARCHAR(20) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (member_id)
);
CREATE TABLE members (
    id VARCHAR(36) NOT NULL,
    pool VARCHAR(40) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    first_name VARCHAR(100) NOT NULL,
    last_name VARCHAR(100) NOT NULL,
    email VARCHAR(254) NOT NULL,
    email_key VARCHAR(254),
    phone VARCHAR(16),
    language VARCHAR(2) NOT NULL,
    account VARCHAR(10) NOT NULL,
    password_hash VARCHAR(200),
    password_form VARCHAR(64),
    address_proved_at VARCHAR(24),
    reachable BOOLEAN NOT NULL,
    birth_month INTEGER,
    birth_day INTEGER,
    erased_at VARCHAR(24),
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX members_by_email ON members (pool, email_key);
CREATE INDEX members_by_phone ON members (pool, phone);
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
CREATE TABLE cards (
    pool VARCHAR(40) NOT NULL,
    code VARCHAR(40) NOT NULL,
    form VARCHAR(10) NOT NULL,
    status VARCHAR(10) NOT NULL,
    member_id VARCHAR(36),
    bound_by VARCHAR(36),
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
    recorded_at VARCHAR(24),
    channel VARCHAR(12),
    evidence VARCHAR(80),
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES members (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE INDEX consent_events_by_member ON consent_events (member_id, merchant_id, purpose);
CREATE TABLE fee_refunds (
    merchant_id VARCHAR(40) NOT NULL,
    issue VARCHAR(36) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    reason VARCHAR(20) NOT NULL,
    PRIMARY KEY (merchant_id, issue),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
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
CREATE TABLE join_drafts (
    id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    state VARCHAR(10) NOT NULL,
    email_key VARCHAR(254),
    details TEXT NOT NULL,
    phone_code_hash VARCHAR(64),
    phone_confirmed_at VARCHAR(24),
    member_id VARCHAR(36),
    created_at VARCHAR(24) NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE ledger_bookings (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    benefit VARCHAR(60) NOT NULL,
    account VARCHAR(6) NOT NULL,
    member_ref VARCHAR(36) NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    booked_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (merchant_id, entry_id, benefit),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id)
);
CREATE INDEX ledger_bookings_by_member ON ledger_bookings (merchant_id, member_ref);
CREATE TABLE member_links (
    token_hash VARCHAR(64) NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    details TEXT,
    expires_at VARCHAR(24) NOT NULL,
    used_at VARCHAR(24),
    PRIMARY KEY (token_hash),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE member_sessions (
    session_hash VARCHAR(64) NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (session_hash),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE memberships (
    member_id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    member_ref VARCHAR(36) NOT NULL,
    joined_at VARCHAR(24) NOT NULL,
    ended_at VARCHAR(24),
    origin VARCHAR(12) NOT NULL,
    attested_at VARCHAR(24),
    attested_by VARCHAR(20),
    seen_month VARCHAR(7),
    PRIMARY KEY (member_id, merchant_id),
    FOREIGN KEY(member_id) REFERENCES members (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    UNIQUE (member_ref)
);
CREATE TABLE messages (
    id VARCHAR(36) NOT NULL,
    "key" VARCHAR(160) NOT NULL,
    merchant_id VARCHAR(40),
    member_id VARCHAR(36),
    channel VARCHAR(5) NOT NULL,
    purpose VARCHAR(40) NOT NULL,
    language VARCHAR(2) NOT NULL,
    address VARCHAR(254) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    picture BLOB,
    state VARCHAR(10) NOT NULL,
    attempts INTEGER NOT NULL,
    created_at VARCHAR(24) NOT NULL,
    next_try_at VARCHAR(24) NOT NULL,
    sent_at VARCHAR(24),
    PRIMARY KEY (id),
    UNIQUE ("key"),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE INDEX messages_waiting ON messages (state, next_try_at);
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
CREATE INDEX purchases_by_member ON purchases (merchant_id, member_ref, occurred_at) WHERE member_ref IS NOT NULL;
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
    organisation VARCHAR(100),
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
    channel VARCHAR(4) NOT NULL,
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
CREATE TABLE acceptances (
    id INTEGER NOT NULL,
    member_id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    document VARCHAR(20) NOT NULL,
    version VARCHAR(40) NOT NULL,
    accepted_at VARCHAR(24) NOT NULL,
    channel VARCHAR(12) NOT NULL,
    register_id VARCHAR(60),
    staff VARCHAR(10),
    entry_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES members (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE INDEX acceptances_by_member ON acceptances (member_id, merchant_id, document);
CREATE TABLE attachments (
    id VARCHAR(36) NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    media_type VARCHAR(20) NOT NULL,
    received INTEGER NOT NULL,
    begun_at VARCHAR(24) NOT NULL,
    complete_at VARCHAR(24),
    PRIMARY KEY (id),
    UNIQUE (register_id, entry_id, sha256),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
CREATE TABLE audit_events (
    id INTEGER NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    register_id VARCHAR(60),
    staff VARCHAR(10),
    action VARCHAR(40) NOT NULL,
    reason VARCHAR(40),
    result VARCHAR(20) NOT NULL,
    at VARCHAR(24) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
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
CREATE INDEX entries_with_person ON entries (merchant_id) WHERE personal IS NOT NULL;
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
    amount_minor INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(register_id) REFERENCES registers (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE INDEX holds_by_member ON holds (merchant_id, member_id, benefit);
CREATE INDEX holds_by_sale ON holds (merchant_id, sale, benefit);
CREATE TABLE paper_applications (
    merchant_id VARCHAR(40) NOT NULL,
    entry_id VARCHAR(36) NOT NULL,
    register_id VARCHAR(60) NOT NULL,
    member_id VARCHAR(36),
    staff VARCHAR(10) NOT NULL,
    organisation VARCHAR(100),
    picture VARCHAR(64),
    taken_at VARCHAR(24) NOT NULL,
    paper_destroyed_at VARCHAR(24),
    destroyed_by VARCHAR(10),
    PRIMARY KEY (merchant_id, entry_id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(register_id) REFERENCES registers (id),
    FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE privacy_tasks (
    id INTEGER NOT NULL,
    merchant_id VARCHAR(40) NOT NULL,
    register_id VARCHAR(60),
    entry_id VARCHAR(36),
    kind VARCHAR(40) NOT NULL,
    opened_at VARCHAR(24) NOT NULL,
    done_at VARCHAR(24),
    done_by VARCHAR(20),
    PRIMARY KEY (id),
    FOREIGN KEY(merchant_id) REFERENCES merchants (id),
    FOREIGN KEY(register_id) REFERENCES registers (id)
);
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
CREATE TABLE attachment_pieces (
    attachment_id VARCHAR(36) NOT NULL,
    place INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (attachment_id, place),
    FOREIGN KEY(attachment_id) REFERENCES attachments (id)
);
