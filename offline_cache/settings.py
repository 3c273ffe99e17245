"""Small JSON values by name."""

from __future__ import annotations

import json

import apsw

from offline_cache.chain import canonical
from offline_cache.journal_rows import Rows
from offline_cache.writer import AnyWriter, Priority


class Settings:
    """Values are canonical JSON: no fractions, ASCII keys. Callable from any thread."""

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def get(self, key: str) -> object:
        """The value, None where there is none."""
        found = self._rows("SELECT value FROM setting WHERE key = ?", (key,))
        return json.loads(found[0][0]) if found else None

    def put(self, key: str, value: object) -> None:
        """Keep a value; on return it is on the disk. Raises `EntryError` for what is not canonical JSON."""
        text = canonical(value).decode()
        self._writer.run(Priority.COUNT, lambda connection: _put(connection, key, text))

    def increment(self, key: str) -> int:
        """Add one to a whole number that begins at 0, and give the new one."""

        def work(connection: apsw.Connection) -> int:
            found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchall()
            number = int(json.loads(str(found[0][0]))) + 1 if found else 1
            _put(connection, key, str(number))
            return number

        return self._writer.run(Priority.COUNT, work, repeatable=False)


def _put(connection: apsw.Connection, key: str, text: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
        (key, text),
    )
