"""The list of cards on the disk: two tables that take turns, and one row for each that says what it is.

A list is built in the slot that is not in force and takes over by a change of two words, so no row moves
and no table changes its name while somebody looks a card up. What is left behind is cleared in pieces.
Every function here is work for the writer, inside its transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from offline_cache.snapshot_page import Page

CLEARED_AT_ONCE = 2_000
"""Rows that one piece of clearing removes: a sale that comes meanwhile waits for one piece at most."""

_TABLES = {"a": "snapshot_a", "b": "snapshot_b"}
_TAKING_TURNS = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Slots:
    """Which slot is in what state; at most one is in force. The other may be built, or copied."""

    live: str | None
    building: str | None
    copying: str | None
    leaving: tuple[str, ...]


def slots(connection: apsw.Connection) -> Slots:
    """As they are now."""
    found = {"live": "", "building": "", "copying": "", "leaving": ""}
    for slot, state in connection.execute("SELECT slot, state FROM snapshot_list ORDER BY slot").fetchall():
        if state in found:
            found[str(state)] += str(slot)
    live, building, copying = (found[state] or None for state in ("live", "building", "copying"))
    return Slots(live, building, copying, tuple(found["leaving"]))


def take_in_part(connection: apsw.Connection, page: Page) -> None:
    """A page of a whole list that is being built; with the last one that list is in force."""
    now = slots(connection)
    slot = now.building or _begin(connection, now, page)
    _put(connection, slot, page)
    # As old as its first page: what changed behind the walk since then comes with the next delta.
    connection.execute("UPDATE snapshot_list SET cursor = ? WHERE slot = ?", (page.cursor, slot))
    if not page.more:
        _put_in_force(connection, slot)


def _put_in_force(connection: apsw.Connection, slot: str) -> None:
    connection.execute("UPDATE snapshot_list SET state = 'leaving' WHERE state = 'live'")
    connection.execute("UPDATE snapshot_list SET state = 'live' WHERE slot = ?", (slot,))


def _begin(connection: apsw.Connection, now: Slots, page: Page) -> str:
    slot = _TAKING_TURNS[now.live or "b"]
    if slot in (now.copying, *now.leaving):
        raise RuntimeError("the slot was not cleared before a list is built in it")
    connection.execute(
        "UPDATE snapshot_list SET state = 'building', taken_at = ?, cards = 0 WHERE slot = ?",
        (page.taken_at, slot),
    )
    return slot


def take_in_delta(connection: apsw.Connection, page: Page) -> None:
    """What changed since the cursor of the list in force. Without one there is nothing that could change."""
    now = slots(connection)
    slot = now.live
    if slot is None:
        return
    _put(connection, slot, page)
    if now.copying is not None:
        _put(connection, now.copying, page)
    # As old as the last delta that was complete.
    connection.execute(
        "UPDATE snapshot_list SET cursor = ?1, taken_at = iif(?2, taken_at, ?3) WHERE slot = ?4",
        (page.cursor, page.more, page.taken_at, slot),
    )


def leave(connection: apsw.Connection, *, live: bool) -> None:
    """An unfinished list is no list any more, and with `live` the one in force neither. The rows go later."""
    connection.execute(
        "UPDATE snapshot_list SET state = 'leaving'"
        " WHERE state IN ('building', 'copying') OR (?1 AND state = 'live')",
        (live,),
    )


def clear_a_piece(connection: apsw.Connection) -> bool:
    """Remove some rows of a slot that is left; whether there was anything to remove."""
    leaving = slots(connection).leaving
    if not leaving:
        return False
    (slot, *_) = leaving
    table = _TABLES[slot]
    connection.execute(
        f"DELETE FROM {table} WHERE key <= (SELECT max(key) FROM"  # noqa: S608
        f" (SELECT key FROM {table} ORDER BY key LIMIT ?))",
        (CLEARED_AT_ONCE,),
    )
    if connection.changes() < CLEARED_AT_ONCE:
        # Without a condition SQLite overwrites the last page as a whole.
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("DELETE FROM snapshot_benefits WHERE slot = ?", (slot,))
        connection.execute(
            "UPDATE snapshot_list SET state = 'empty', taken_at = NULL, cards = 0, cursor = NULL, marred = 0"
            " WHERE slot = ?",
            (slot,),
        )
    return True


def begin_copy(connection: apsw.Connection) -> bool:
    """Begin to write the list in force anew, where rows were removed from it; whether that was begun.

    SQLite overwrites the place of a row that is removed, but not the places that the row had before it was
    moved to another page: some of those survive (measured: fewer than one row in a thousand). What is written
    anew has the rows in force only, and the pages of the old one are overwritten whole.
    """
    now = slots(connection)
    marred = connection.execute("SELECT 1 FROM snapshot_list WHERE state = 'live' AND marred").fetchall()
    if now.live is None or now.building or now.leaving or not marred:
        return False
    slot = _TAKING_TURNS[now.live]
    if now.copying is None:
        connection.execute("UPDATE snapshot_list SET state = 'copying' WHERE slot = ?", (slot,))
        connection.execute(
            "INSERT INTO snapshot_benefits SELECT ?, number, benefits FROM snapshot_benefits WHERE slot = ?",
            (slot, now.live),
        )
    return True


def copy_a_piece(connection: apsw.Connection, behind: bytes) -> bytes | None:
    """Copy the next rows behind a key, and give the last of them; None when the copy is in force, or when
    there is none any more.
    """
    now = slots(connection)
    if now.live is None or now.copying is None:
        return None
    piece = (behind, CLEARED_AT_ONCE)
    keys = f"SELECT key FROM {_TABLES[now.live]} WHERE key > ? ORDER BY key LIMIT ?"  # noqa: S608
    ((last,),) = connection.execute(f"SELECT max(key) FROM ({keys})", piece).fetchall()  # noqa: S608
    if last is None:
        connection.execute(
            "UPDATE snapshot_list SET (taken_at, cards, cursor) ="
            " (SELECT taken_at, cards, cursor FROM snapshot_list WHERE slot = ?) WHERE slot = ?",
            (now.live, now.copying),
        )
        _put_in_force(connection, now.copying)
        return None
    connection.execute(
        f"INSERT OR IGNORE INTO {_TABLES[now.copying]}"  # noqa: S608
        f" SELECT * FROM {_TABLES[now.live]} WHERE key > ? AND key <= ? ORDER BY key",
        (behind, last),
    )
    return bytes(last)  # type: ignore[arg-type]


def _put(connection: apsw.Connection, slot: str, page: Page) -> None:
    """Counted by what really came and went: counting the table would take longer than a page of it."""
    table = _TABLES[slot]
    numbers = _numbers_of(connection, slot, page.lists)
    rows = [(key, status, form, numbers[place], ref) for key, status, form, place, ref in page.cards]
    before = connection.total_changes()
    connection.executemany(f"DELETE FROM {table} WHERE key = ?", page.gone)  # noqa: S608
    removed = connection.total_changes() - before
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608
    added = connection.total_changes() - before - removed
    if added < len(rows):
        connection.executemany(f"REPLACE INTO {table} VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608
    connection.execute(
        "UPDATE snapshot_list SET cards = cards + ?, marred = marred OR ? WHERE slot = ?",
        (added - removed, removed > 0 or added < len(rows), slot),
    )


def _numbers_of(connection: apsw.Connection, slot: str, lists: Sequence[str]) -> list[int]:
    """Many cards, few different lists of benefits: each is kept once for a slot, under a number."""
    connection.executemany(
        "INSERT OR IGNORE INTO snapshot_benefits (slot, number, benefits)"
        " VALUES (?1, (SELECT count(*) FROM snapshot_benefits WHERE slot = ?1), ?2)",
        [(slot, benefits) for benefits in lists],
    )
    found = connection.execute("SELECT benefits, number FROM snapshot_benefits WHERE slot = ?", (slot,))
    numbers: dict[str, int] = dict(found.fetchall())  # type: ignore[arg-type]
    return [numbers[benefits] for benefits in lists]
