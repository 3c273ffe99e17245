"""Reading what still reads of a damaged file, from a copy: row by row where a page is gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from offline_cache.beside import LOG, beside, remove
from offline_cache.connection import open_for_salvage, open_writer
from offline_cache.errors import StoreDamagedError
from offline_cache.inspection import key_fits, write_private
from offline_cache.schema import migrate, version_of

Values = tuple[Any, ...]
_CHUNK = 200
_SMALLEST_ROW = 200
"""Bytes that an entry takes at least, its header being longer."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns, text told from all else, and what reads of its rows."""

    name: str
    columns: tuple[str, ...]
    texts: frozenset[str]
    rows: tuple[Values, ...] = ()

    @property
    def selected(self) -> str:
        """Text as bytes: a text that is none any more must not stop the reading."""
        return ", ".join(f"CAST({c} AS BLOB)" if c in self.texts else c for c in self.columns)

    def fill(self, connection: apsw.Connection, rows: Iterable[Values]) -> None:
        """Put rows into the table of the same name."""
        marks = ", ".join("CAST(? AS TEXT)" if c in self.texts else "?" for c in self.columns)
        names = ", ".join(self.columns)
        connection.executemany(
            f"INSERT OR IGNORE INTO {self.name} ({names}) VALUES ({marks})",  # noqa: S608
            rows,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the journal; `values` in the order of its table's columns."""

    position: int
    register: str
    epoch: int
    seq: int
    entry_id: str
    kind: str
    header: bytes
    hash: bytes
    live: bool
    values: Values = field(repr=False)

    def row(self, table: Table) -> Values:
        """What goes into the new file."""
        return tuple(
            int(self.live) if column == "live" else value
            for column, value in zip(table.columns, self.values, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What still reads. `version` is the file's form; the snapshot is left out, it is fetched again."""

    version: int
    entry_table: Table
    entries: tuple[Entry, ...]
    others: tuple[Table, ...]


def read(path: Path, scratch: Path, key: bytes, steps: Sequence[str], vfs: str | None) -> Reading:
    """Read a copy at `scratch`. Raises `StoreDamagedError` where not even the list of tables reads."""
    _copy(path, scratch)
    try:
        return _read(scratch, key, vfs)
    except apsw.Error as error:
        if not key_fits(path, key):
            raise StoreDamagedError("the first page does not read", path) from error
    # The first page has the list of tables, which is the same in every file of one form.
    for version in range(len(steps), 0, -1):
        _copy(path, scratch)
        try:
            _lend_first_page(scratch, key, steps[:version], vfs)
            return _read(scratch, key, vfs)
        except apsw.Error:
            continue
    raise StoreDamagedError("the list of tables does not read", path)


def _copy(path: Path, scratch: Path) -> None:
    remove(scratch)
    for ending in ("", LOG):
        if beside(path, ending).exists():
            shutil.copyfile(beside(path, ending), beside(scratch, ending))


def _lend_first_page(scratch: Path, key: bytes, steps: Sequence[str], vfs: str | None) -> None:
    lender = beside(scratch, ".lender")
    remove(lender)
    write_private(lender, b"")
    try:
        connection = open_writer(lender, key, vfs)
        try:
            migrate(connection, lender, steps)
            page = int(connection.pragma("page_size"))
            # The first page says how many pages there are: no fewer than in the damaged file.
            size = scratch.stat().st_size
            connection.execute("CREATE TABLE ballast (filler BLOB)")
            connection.execute("INSERT INTO ballast VALUES (zeroblob(?))", (size + page,))
        finally:
            connection.close()
        with lender.open("rb") as source, scratch.open("rb+") as target:
            target.write(source.read(page))
    finally:
        remove(lender)


def _read(scratch: Path, key: bytes, vfs: str | None) -> Reading:
    connection = open_for_salvage(scratch, key, vfs)
    try:
        tables = [
            _table(connection, str(name))
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'snapshot%'"
                " AND name NOT LIKE 'sqlite%' AND name <> 'ballast'"
            ).fetchall()
        ]
        entry_table = next((table for table in tables if table.name == "entry"), None)
        if entry_table is None:
            raise StoreDamagedError("no journal in the list of tables", scratch)
        return Reading(
            version_of(connection),
            entry_table,
            tuple(_entry(entry_table, row) for row in _entry_rows(connection, entry_table, scratch)),
            tuple(_with_rows(connection, table) for table in tables if table.name != "entry"),
        )
    finally:
        connection.close()


def _table(connection: apsw.Connection, name: str) -> Table:
    told = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
    texts = frozenset(str(column) for column, kind in told if kind == "TEXT")
    return Table(name, tuple(str(column) for column, _ in told), texts)


def _with_rows(connection: apsw.Connection, table: Table) -> Table:
    """From its beginning and from its end, as far as it reads: small tables, mostly of one page."""
    rows: list[Values] = []
    for order in ("ASC", "DESC"):
        try:
            found = connection.execute(f"SELECT {table.selected} FROM {table.name} ORDER BY 1 {order}")  # noqa: S608
            rows.extend(found)
        except apsw.Error:
            continue
        return Table(table.name, table.columns, table.texts, tuple(rows))
    return Table(table.name, table.columns, table.texts, tuple(dict.fromkeys(rows)))


def _entry_rows(connection: apsw.Connection, table: Table, scratch: Path) -> Iterator[Values]:
    for first in range(1, _last_position(connection, scratch) + 1, _CHUNK):
        try:
            yield from _rows_between(connection, table, first, first + _CHUNK - 1)
        except apsw.Error:
            yield from _rows_one_by_one(connection, table, first)


def _rows_one_by_one(connection: apsw.Connection, table: Table, first: int) -> Iterator[Values]:
    for position in range(first, first + _CHUNK):
        try:
            yield from _rows_between(connection, table, position, position)
        except apsw.Error:
            continue


def _rows_between(connection: apsw.Connection, table: Table, first: int, last: int) -> list[Values]:
    where = "position BETWEEN ? AND ? ORDER BY position"
    return connection.execute(f"SELECT {table.selected} FROM entry WHERE {where}", (first, last)).fetchall()  # noqa: S608


def _last_position(connection: apsw.Connection, scratch: Path) -> int:
    try:
        found: Any = connection.execute("SELECT coalesce(max(position), 0) FROM entry").fetchall()[0][0]
        return int(found)
    except apsw.Error:
        log = beside(scratch, LOG)
        size = scratch.stat().st_size + (log.stat().st_size if log.exists() else 0)
        return size // _SMALLEST_ROW


def _entry(table: Table, values: Values) -> Entry:
    named = dict(zip(table.columns, values, strict=True))
    text = {name: bytes(named[name]).decode(errors="replace") for name in ("register", "entry_id", "kind")}
    return Entry(
        position=named["position"],
        register=text["register"],
        epoch=named["epoch"],
        seq=named["seq"],
        entry_id=text["entry_id"],
        kind=text["kind"],
        header=named["header"],
        hash=named["hash"],
        live=bool(named["live"]),
        values=values,
    )
