"""A database of an earlier version becomes one of today, with all that is in it."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from reference_backend.database import SCHEMA_VERSION, DatabaseError, open_sqlite

SCHEMA_2, SCHEMA_3, SCHEMA_4 = (
    Path(__file__).with_name(f"schema_{version}.sql").read_text(encoding="utf-8") for version in (2, 3, 4)
)
MERCHANT = "INSERT INTO merchants VALUES ('kodutare', 'Kodutare', '{}', x'00')"
PEOPLE = (
    "INSERT INTO members VALUES ('m1', 'Elo', 'Saar', ' Elo@Example.com ', 2, 29)",
    "INSERT INTO cards VALUES ('kodutare', '9112', 'virtual', 'active', 'm1')",
    "INSERT INTO bonus_bookings VALUES ('kodutare', 'e1', 'bonus-3', 'r1', 92, 'EUR', '2026-11-22T09:00:00.000Z')",  # noqa: E501
)


PROVED, USED_ALREADY, NOT_USED = "m-chose", "m-looked", "m-asked"
USED_AT = "2026-11-20T09:00:00.000Z"
OF_3 = (
    *(
        "INSERT INTO members (id, pool, kind, first_name, last_name, email, language, account, password_hash,"
        f" reachable) VALUES ('{one}', 'kodutare', 'natural', '', '', '', '', 'claimed', 'hash', 1)"
        for one in (PROVED, USED_ALREADY, NOT_USED)
    ),
    *(
        "INSERT INTO member_links (token_hash, member_id, purpose, expires_at, used_at)"
        f" VALUES ('{one}-{purpose}', '{one}', '{purpose}', '{USED_AT}', {used_at})"
        for one, purpose, used_at in (
            (PROVED, "password", f"'{USED_AT}'"),
            (USED_ALREADY, "own-pages", f"'{USED_AT}'"),
            (NOT_USED, "password", "NULL"),
        )
    ),
    f"INSERT INTO member_sessions VALUES ('session', '{PROVED}', '9999-12-31T23:59:59.999Z')",
    (
        "INSERT INTO applications (id, merchant_id, state, details, created_at, expires_at)"
        f" VALUES ('form', 'kodutare', 'draft', '{{}}', '{USED_AT}', '{USED_AT}')"
    ),
)


OF_4 = (
    (
        "INSERT INTO stores (id, merchant_id, name, place, zone, country, currency, channel)"
        " VALUES ('s', 'kodutare', 'S', 'p', 'Europe/Tallinn', 'EE', 'EUR', 'shop')"
    ),
    (
        "INSERT INTO registers (id, store_id, name, token_hash, public_key, instance, epoch, forked)"
        f" VALUES ('r', 's', 'R', '{'ab' * 32}', x'01', 'i', 3, 0)"
    ),
)


def made(path: Path, version: str) -> None:
    {"3": made_of_3, "4": made_of_4}.get(version, made_of_2)(path, version)


def made_of_4(path: Path, version: str) -> None:
    with closing(sqlite.connect(path)) as old, old:
        old.executescript(SCHEMA_4)
        for statement in (MERCHANT, *OF_4):
            old.execute(statement)
        old.execute("INSERT INTO backend_facts VALUES ('schema-version', ?)", (version,))
        old.execute("INSERT INTO backend_facts VALUES ('incarnation', 'first')")


def made_of_2(path: Path, version: str) -> None:
    with closing(sqlite.connect(path)) as old, old:
        old.executescript(SCHEMA_2)
        if version == "1":
            old.execute("ALTER TABLE entries DROP COLUMN settled_by")
            old.execute("DROP TABLE recovery_keys")
            old.execute("DROP TABLE unsealings")
        old.execute("INSERT INTO backend_facts VALUES ('schema-version', ?)", (version,))
        old.execute("INSERT INTO backend_facts VALUES ('incarnation', 'first')")
        for statement in (MERCHANT, *PEOPLE):
            old.execute(statement)


def made_of_3(path: Path, version: str) -> None:
    with closing(sqlite.connect(path)) as old, old:
        old.executescript(SCHEMA_3)
        for statement in (MERCHANT, *OF_3):
            old.execute(statement)
        old.execute("INSERT INTO backend_facts VALUES ('schema-version', ?)", (version,))
        old.execute("INSERT INTO backend_facts VALUES ('incarnation', 'first')")


def columns(path: Path) -> dict[str, set[tuple[str, str, int]]]:
    """Each table's columns: name, type, whether it must be filled."""
    with closing(sqlite.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: {(row[1], row[2], row[3]) for row in database.execute(f"PRAGMA table_info({table})")}
            for table in tables
        }


def indices(path: Path) -> set[str]:
    with closing(sqlite.connect(path)) as database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        return {name for (name,) in found}


@pytest.mark.parametrize("version", ["1", "2", "3", "4"])
def test_an_upgraded_database_has_the_tables_of_a_new_one(tmp_path: Path, version: str) -> None:
    made(tmp_path / "old.sqlite3", version)
    for path in (tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"):
        open_sqlite(path, "second").close()
    assert columns(tmp_path / "old.sqlite3") == columns(tmp_path / "new.sqlite3")
    assert indices(tmp_path / "old.sqlite3") == indices(tmp_path / "new.sqlite3")


def test_what_was_in_it_is_there_afterwards_and_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    made(path, "1")
    for _ in range(2):
        database = open_sqlite(path, "second")
        assert (database.fact("schema-version"), database.fact("incarnation")) == (SCHEMA_VERSION, "first")
        database.close()
    with closing(sqlite.connect(path)) as new:
        assert new.execute("SELECT id, pool, email, email_key, kind, account FROM members").fetchall() == [
            ("m1", "kodutare", " Elo@Example.com ", "elo@example.com", "natural", "none")
        ]
        assert new.execute("SELECT entry_id, account, amount_minor FROM ledger_bookings").fetchall() == [
            ("e1", "bonus", 92)
        ]


@pytest.mark.rule("N22")
def test_of_before_only_who_chose_a_password_by_a_mailed_link_has_a_proved_address(tmp_path: Path) -> None:
    """Of the others somebody else may have chosen it: it opens nothing, and their next link ends it."""
    path = tmp_path / "old.sqlite3"
    made(path, "3")
    open_sqlite(path, "second").close()
    with closing(sqlite.connect(path)) as new:
        proved = dict(new.execute("SELECT id, address_proved_at FROM members"))
        assert proved == {PROVED: USED_AT, USED_ALREADY: None, NOT_USED: None}
        assert new.execute("SELECT count(*) FROM member_sessions").fetchone() == (0,)
        assert new.execute("SELECT id, state, created_at FROM join_drafts").fetchall() == [
            ("form", "draft", USED_AT)
        ]


def test_a_till_of_before_the_two_tokens_is_to_be_enrolled_anew_and_keeps_its_epoch(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    made(path, "4")
    open_sqlite(path, "second").close()
    with closing(sqlite.connect(path)) as new:
        kept = new.execute("SELECT family, generation, public_key, epoch FROM registers").fetchall()
    assert kept == [(None, 0, b"\x01", 3)]


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    made(path, "99")
    with pytest.raises(DatabaseError, match="schema 99"):
        open_sqlite(path, "second")
    assert "bonus_bookings" in columns(path)
