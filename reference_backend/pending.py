"""Rows that wait to be written together."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.sql.compiler import SQLCompiler

Row = dict[str, Any]


class PendingRows:
    """New rows, table by table: one statement for all of them costs little more than one for each would.

    They go to the driver as they are, so a value is one that every driver takes for its column: a text, an
    integer, a truth value or nothing.
    """

    def __init__(self, connection: Connection) -> None:
        """Take the transaction that they are written in."""
        self._connection = connection
        self._rows: defaultdict[Table, list[Row]] = defaultdict(list)

    def add(self, table: Table, **row: Any) -> None:
        """Keep a row for later; every row of a table names the same columns."""
        self._rows[table].append(row)

    def waiting(self, table: Table) -> Sequence[Row]:
        """Return the rows of a table that wait."""
        return self._rows.get(table, ())

    def write(self) -> None:
        """Write what waits. IntegrityError when a row conflicts with what is stored: undo the transaction."""
        rows, self._rows = self._rows, defaultdict(list)
        for table, new in rows.items():
            statement = _insert(table, tuple(new[0]), self._connection.dialect)
            self._connection.exec_driver_sql(str(statement), _for_driver(statement, new))


@cache
def _insert(table: Table, columns: tuple[str, ...], dialect: Dialect) -> SQLCompiler:
    """Made once for each table: to build a statement costs more than to run it."""
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    assert isinstance(statement, SQLCompiler)
    return statement


def _for_driver(statement: SQLCompiler, rows: list[Row]) -> list[Any]:
    """Drivers take values by their place, or by their name."""
    if not statement.positional:
        return rows
    in_order = itemgetter(*(statement.positiontup or ()))
    return [in_order(row) for row in rows]
