"""Rows that wait to be written together."""

from typing import Any

from sqlalchemy import Connection, Table, insert


class PendingRows:
    """New rows, table by table: one statement each is many times cheaper than one for every row."""

    def __init__(self, connection: Connection) -> None:
        """Take the transaction that they are written in."""
        self._connection = connection
        self._rows: dict[Table, list[dict[str, Any]]] = {}

    def add(self, table: Table, **row: Any) -> None:
        """Keep a row for later; every row of a table names the same columns."""
        self._rows.setdefault(table, []).append(row)

    def write(self) -> None:
        """Write what waits. IntegrityError when a row conflicts with what is stored: undo the transaction."""
        rows, self._rows = self._rows, {}
        for table, new in rows.items():
            self._connection.execute(insert(table), new)
