"""The database: one engine, one writer at a time, durable at each commit."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, insert, select, update
from sqlalchemy.exc import DBAPIError as SqlError

from reference_backend import tables
from reference_backend.upgrades import UPGRADES

# 3.51.3 repairs a fault of all earlier versions that could damage a database in WAL mode.
OLDEST_SQLITE = (3, 51, 3)
SCHEMA_VERSION = "5"
LONGEST_WAIT_S = 10.0
"""How long a call waits for another writer before it is told that the database is busy."""
_TAKEN = frozenset({sqlite.SQLITE_BUSY, sqlite.SQLITE_LOCKED})


BUSY = "the database is busy with something else; try again in a minute"


class DatabaseError(Exception):
    """The database cannot be used; the text says why and what to do."""


class DatabaseBusyError(DatabaseError):
    """Another writer kept the database for longer than a call waits; later it may be free."""


class Database:
    """Connections for reading, and one transaction at a time for writing.

    Every use raises DatabaseBusyError when the database stays taken.
    """

    def __init__(self, engine: Engine, wait_s: float = LONGEST_WAIT_S) -> None:
        """Take an engine whose tables exist (`open_sqlite` makes one), and how long to wait for a turn."""
        self.engine = engine
        self._wait_s = wait_s
        self._write_lock = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one consistent state."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in the only write transaction; commit at the end, undo all on an error."""
        with self._turn(), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the lock of this process: its threads take turns here, other processes in the file."""
        if not self._write_lock.acquire(timeout=self._wait_s):
            raise DatabaseBusyError(BUSY)
        try:
            yield
        finally:
            self._write_lock.release()

    def forget_log(self) -> bool:
        """Empty the write-ahead log, where former pages of what was erased lie; say whether it is empty.

        False when a reader kept it; what is written later overwrites it then.
        """
        with self._turn(), self.engine.connect() as connection:
            driver = connection.connection.cursor()
            busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            driver.close()
        return int(busy) == 0

    def fact(self, name: str) -> str:
        """Return a fact that was noted when the database was made; KeyError when it is not there."""
        with self.read() as connection:
            value = read_fact(connection, name)
        if value is None:
            raise KeyError(name)
        return value

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def read_fact(connection: Connection, name: str) -> str | None:
    """Return a noted fact or None."""
    return connection.scalar(select(tables.facts.c.value).where(tables.facts.c.name == name))


def note_fact(connection: Connection, name: str, value: str) -> None:
    """Note a fact, over an older one of the same name."""
    changed = connection.execute(update(tables.facts).where(tables.facts.c.name == name).values(value=value))
    if changed.rowcount == 0:
        connection.execute(insert(tables.facts).values(name=name, value=value))


def open_sqlite(path: Path, incarnation: str, wait_s: float = LONGEST_WAIT_S) -> Database:
    """Open the database file, making it with this incarnation when it is new.

    `wait_s` is how long a call waits for another writer. Raises DatabaseError when SQLite is too old, the
    file is not a database, or a newer program made it.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(
            f"SQLite {sqlite.sqlite_version} can damage a database in WAL mode; "
            "install a sqlcipher3 package that brings SQLite 3.51.3 or newer"
        )
    # With check_same_thread off the pool may hand a connection from thread to thread, one at a time.
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=sqlite,
        connect_args={"check_same_thread": False, "timeout": wait_s},
        pool_size=10,
        max_overflow=50,
        hide_parameters=True,  # an error's text goes to logs and terminals, and parameters are people's data
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _name_busy)
    database = Database(engine, wait_s)
    try:
        _make_or_check(database, incarnation)
    except SqlError as error:
        engine.dispose()
        raise DatabaseError(f"{path.name} cannot be opened as a database: {error.orig}") from error
    return database


def _prepare(connection: Any, _record: Any) -> None:
    # The driver must not open transactions of its own: `_begin` says which kind each one is.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _name_busy(context: ExceptionContext) -> None:
    """Let a database that stays taken be told from one that is broken."""
    # The first byte says which error it is, the others which kind of it (SQLite, "Result and Error Codes").
    code = getattr(context.original_exception, "sqlite_errorcode", 0)
    if code & 0xFF in _TAKEN:
        raise DatabaseBusyError(BUSY) from context.original_exception


def _make_or_check(database: Database, incarnation: str) -> None:
    with database.write() as connection:
        tables.METADATA.create_all(connection)
        version = read_fact(connection, "schema-version")
        if version is None:
            note_fact(connection, "schema-version", SCHEMA_VERSION)
            note_fact(connection, "incarnation", incarnation)
        else:
            _upgrade(connection, version)


def _upgrade(connection: Connection, version: str) -> None:
    """Bring an older database to this version; the transaction around it leaves all or nothing of it."""
    while version != SCHEMA_VERSION:
        if version not in UPGRADES:
            raise DatabaseError(f"the database has schema {version}, this program knows {SCHEMA_VERSION}")
        version, statements = UPGRADES[version]
        for statement in statements:
            connection.exec_driver_sql(statement)
        note_fact(connection, "schema-version", version)
