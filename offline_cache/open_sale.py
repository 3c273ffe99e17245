"""The sale that is paid but not yet recorded: offered again after a crash."""

from __future__ import annotations

import json

import apsw

from offline_cache.chain import canonical
from offline_cache.journal_rows import Rows
from offline_cache.reserve import NeedsReserve
from offline_cache.writer import AnyWriter, Priority


class OpenSale:
    """One at most. `Journal.append(..., closes_open_sale=True)` forgets it in the commit that records it."""

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def keep(self, sale: object) -> None:
        """Keep this one instead of any other; on return it is on the disk. Canonical JSON.

        Raises `DiskFullError` also where only the room to finish an open sale is left: nothing new is begun.
        """
        text = canonical(sale).decode()

        def work(connection: apsw.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO open_sale (only_one, sale) VALUES (1, ?)", (text,))

        self._writer.run(Priority.SALE, NeedsReserve(work))

    def find(self) -> object:
        """What was kept, None where there is none."""
        found = self._rows("SELECT sale FROM open_sale", ())
        return json.loads(found[0][0]) if found else None

    def forget(self) -> None:
        """The sale was discarded."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM open_sale")

        self._writer.run(Priority.SALE, work)
