"""The backend's list of cards, for when the backend is out of reach: keyed hashes and statuses, no names.

Only answers of the backend change it. A whole refill is built in a staging table and takes the old one's
place in one commit, with its last page: a till never decides by half a list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import apsw

from offline_cache.chain import canonical, parse_wire_time, wire_time
from offline_cache.errors import EntryError
from offline_cache.journal_rows import Rows
from offline_cache.writer import AnyWriter, Priority

_Slot = Literal["live", "staging"]
_TABLES: dict[_Slot, str] = {"live": "snapshot_card", "staging": "snapshot_staging"}


@dataclass(frozen=True, slots=True)
class SnapshotCard:
    """What the till knows of a card without asking."""

    status: str
    form: str
    member_ref: str | None
    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """How old the list is, how many cards it has, and where the next delta begins."""

    taken_at: datetime
    cards: int
    cursor: str


class Snapshot:
    """Callable from any thread. Pages wait behind sales and receipts."""

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def lookup(self, key_hex16: str) -> SnapshotCard | None:
        """The card of this key (16 hex digits)."""
        found = self._rows(
            "SELECT status, form, member_ref, benefits FROM snapshot_card WHERE key = ?",
            (bytes.fromhex(key_hex16),),
        )
        if not found:
            return None
        status, form, member_ref, benefits = found[0]
        return SnapshotCard(status, form, member_ref, tuple(json.loads(benefits)))

    def info(self) -> SnapshotInfo | None:
        """None until a whole list has arrived."""
        found = self._rows("SELECT taken_at, cards, cursor FROM snapshot_info WHERE slot = 'live'", ())
        return SnapshotInfo(parse_wire_time(found[0][0]), *found[0][1:]) if found else None

    def begin_refill(self) -> None:
        """Forget the pages of a refill that was not finished.

        Call it before the first page of a whole one.
        """
        self._writer.run(Priority.SNAPSHOT, _clear_staging)

    def apply(self, page: Mapping[str, Any], whole: bool) -> None:
        """Take in a page of the wire: of a whole refill, or of what came since the cursor.

        Raises `EntryError` for a page that breaks the contract; nothing of it is taken in.
        """
        try:
            cards = [_card_row(card) for card in page["cards"]]
            gone = [(bytes.fromhex(key),) for key in page["gone"]]
            mark = (wire_time(parse_wire_time(page["taken_at"])), str(page["cursor"]), bool(page["more"]))
        except (KeyError, TypeError, ValueError) as error:
            raise EntryError(f"not a snapshot page: {type(error).__name__}") from error

        def work(connection: apsw.Connection) -> None:
            _take_in(connection, "staging" if whole else "live", cards, gone, mark)

        self._writer.run(Priority.SNAPSHOT, work)

    def clear(self) -> None:
        """Drop the whole list: it is too old, or the register was revoked."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM snapshot_card; DELETE FROM snapshot_info WHERE slot = 'live'")
            _clear_staging(connection)

        self._writer.run(Priority.SNAPSHOT, work)


_Mark = tuple[str, str, bool]
"""taken_at, cursor, more."""


def _card_row(card: Mapping[str, Any]) -> tuple[bytes, str, str, str | None, str]:
    benefits = canonical(list(card["benefits"])).decode()
    return bytes.fromhex(card["key"]), card["status"], card["form"], card["member_ref"], benefits


def _take_in(
    connection: apsw.Connection,
    slot: _Slot,
    cards: Sequence[tuple[Any, ...]],
    gone: Sequence[tuple[bytes]],
    mark: _Mark,
) -> None:
    table = _TABLES[slot]
    connection.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608
    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?, ?)", cards)  # noqa: S608
    _set_mark(connection, slot, mark)
    if slot == "staging" and not mark[2]:
        _swap(connection)


def _set_mark(connection: apsw.Connection, slot: _Slot, mark: _Mark) -> None:
    """A refill is as old as its first page; a list with its deltas is as old as the last delta that was
    complete.
    """
    taken_at, cursor, more = mark
    complete = slot == "live" and not more
    connection.execute(
        "INSERT INTO snapshot_info (slot, taken_at, cards, cursor) VALUES (?1, ?2, 0, ?3) ON CONFLICT (slot)"
        " DO UPDATE SET cursor = ?3, taken_at = iif(?4, ?2, taken_at)",
        (slot, taken_at, cursor, complete),
    )
    if not more:
        # Counting every page of a long refill would cost the square of its length.
        connection.execute(
            f"UPDATE snapshot_info SET cards = (SELECT count(*) FROM {_TABLES[slot]}) WHERE slot = ?",  # noqa: S608
            (slot,),
        )


def _swap(connection: apsw.Connection) -> None:
    """The tables change names: no row is moved while a sale may be waiting."""
    connection.execute(
        "ALTER TABLE snapshot_card RENAME TO snapshot_before;"
        "ALTER TABLE snapshot_staging RENAME TO snapshot_card;"
        "ALTER TABLE snapshot_before RENAME TO snapshot_staging;"
        "DELETE FROM snapshot_info WHERE slot = 'live';"
        "UPDATE snapshot_info SET slot = 'live' WHERE slot = 'staging'"
    )
    _clear_staging(connection)


def forget_unfinished_refill(connection: apsw.Connection) -> None:
    """At a start: the pages of a refill that was cut off are of no use to the next one."""
    if connection.execute("SELECT 1 FROM snapshot_info WHERE slot = 'staging'").fetchall():
        with connection:
            _clear_staging(connection)


def _clear_staging(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM snapshot_staging; DELETE FROM snapshot_info WHERE slot = 'staging'")
