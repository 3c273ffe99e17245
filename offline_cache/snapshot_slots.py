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
    """Which slot is in what state; at most one is in force, and at most one is being built."""

    live: str | None
    building: str | None
    leaving: tuple[str, ...]


def slots(connection: apsw.Connection) -> Slots:
    """As they are now."""
    found = {"live": "", "building": "", "leaving": ""}
    for slot, state in connection.execute("SELECT slot, state FROM snapshot_list ORDER BY slot").fetchall():
        if state in found:
            found[str(state)] += str(slot)
    return Slots(found["live"] or None, found["building"] or None, tuple(found["leaving"]))


def take_in_part(connection: apsw.Connection, page: Page) -> None:
    """A page of a whole list that is being built; with the last one that list is in force."""
    now = slots(connection)
    slot = now.building or _begin(connection, now, page)
    _put(connection, slot, page)
    # As old as its first page: what changed behind the walk since then comes with the next delta.
    connection.execute("UPDATE snapshot_list SET cursor = ? WHERE slot = ?", (page.cursor, slot))
    if not page.more:
        connection.execute("UPDATE snapshot_list SET state = 'leaving' WHERE state = 'live'")
        connection.execute("UPDATE snapshot_list SET state = 'live' WHERE slot = ?", (slot,))


def _begin(connection: apsw.Connection, now: Slots, page: Page) -> str:
    slot = _TAKING_TURNS[now.live or "b"]
    if slot in now.leaving:
        raise RuntimeError("the slot was not cleared before a list is built in it")
    connection.execute(
        "UPDATE snapshot_list SET state = 'building', taken_at = ?, cards = 0 WHERE slot = ?",
        (page.taken_at, slot),
    )
    return slot


def take_in_delta(connection: apsw.Connection, page: Page) -> None:
    """What changed since the cursor of the list in force. Without one there is nothing that could change."""
    slot = slots(connection).live
    if slot is None:
        return
    _put(connection, slot, page)
    # As old as the last delta that was complete.
    connection.execute(
        "UPDATE snapshot_list SET cursor = ?1, taken_at = iif(?2, taken_at, ?3) WHERE slot = ?4",
        (page.cursor, page.more, page.taken_at, slot),
    )


def leave(connection: apsw.Connection, *, live: bool) -> None:
    """An unfinished list is no list any more, and with `live` the one in force neither. The rows go later."""
    connection.execute(
        "UPDATE snapshot_list SET state = 'leaving' WHERE state = 'building' OR (?1 AND state = 'live')",
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
        connection.execute("DELETE FROM snapshot_benefits WHERE slot = ?", (slot,))
        connection.execute(
            "UPDATE snapshot_list SET state = 'empty', taken_at = NULL, cards = 0, cursor = NULL"
            " WHERE slot = ?",
            (slot,),
        )
    return True


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
    connection.execute("UPDATE snapshot_list SET cards = cards + ? WHERE slot = ?", (added - removed, slot))


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
