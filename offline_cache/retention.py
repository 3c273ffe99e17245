"""Bodies leave the till: sealed for the backend a day after its answer, erased after thirty days.
What was set aside stays readable until a person decided about it, and three days longer.

A sealed body can refill a backend that was restored from an older copy (F30), and this till can no longer
read it. The chain covers digests and stays whole without either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import apsw

from offline_cache.chain import ENTRY_SETTLED, EPOCH_OPENED, canonical, wire_time
from offline_cache.epochs import HEADER_GONE
from offline_cache.journal_rows import COLUMNS, Row, Rows, UnreadableHeaderError, entry_of

READABLE_FOR = timedelta(hours=24)
SETTLED_FOR = timedelta(days=3)
SEALED_FOR = timedelta(days=30)
SEALED = "sealed"
ERASED = "erased"
_MEMBERS = ("body", "body_salt", "personal", "personal_salt")


@dataclass(frozen=True, slots=True)
class Leaving:
    """An entry whose body leaves; `sealed` is None for a body that no longer read."""

    position: int
    entry_id: str
    live: bool
    sealed: bytes | None


def leaving(
    rows: Rows, register: str, now: datetime, seal: Callable[[bytes], bytes], limit: int
) -> tuple[Leaving, ...]:
    """What was answered more than a day ago and still reads, sealed: made before the writer's turn, because
    sealing takes longer than writing.

    What the backend accepted leaves, and what it set aside once it has accepted, days ago, that a person
    settled it. What stands behind a header that no longer reads was declared as a hole and goes to nobody: it
    leaves after thirty days. An epoch's opening stays: without its body no epoch opens anew on a
    restored backend. A settling stays: beside what was set aside stands who decided about it, and why; nobody
    is named in it but by a staff number.
    """
    kept = (EPOCH_OPENED, ENTRY_SETTLED)
    found = (
        *rows(_TO_SEAL, (register, wire_time(now - READABLE_FOR), *kept, limit)),
        *rows(_SETTLED, (register, ENTRY_SETTLED, wire_time(now - SETTLED_FOR), *kept, limit)),
    )[:limit]
    declared = rows(_DECLARED, (register, HEADER_GONE, *_around(now), limit))
    return (
        *(Leaving(row[0], row[5], bool(row[1]), _sealed(row[2:], seal)) for row in found),
        *(Leaving(position, str(entry_id), live=False, sealed=None) for position, entry_id in declared),
    )


def _around(now: datetime) -> tuple[str, str]:
    """A time that does not read either is outside."""
    return wire_time(now - SEALED_FOR), wire_time(now + SEALED_FOR)


def _sealed(row: Row, seal: Callable[[bytes], bytes]) -> bytes | None:
    try:
        wire = entry_of(row).wire
    except UnreadableHeaderError:
        return None
    return None if wire["body"] is None else seal(canonical({name: wire[name] for name in _MEMBERS}))


def retire(
    connection: apsw.Connection, register: str, now: datetime, gone: Sequence[Leaving], limit: int
) -> int:
    """In one transaction: put seals in the place of bodies, forget what a fork left behind of the same
    entries, and erase the oldest seals. Gives how many entries changed.
    """
    changed = 0
    for one in gone:
        why = SEALED if one.sealed is not None else "unreadable"
        connection.execute(_SEAL, (one.sealed, why, one.position))
        changed += connection.changes()
        if one.live:
            connection.execute(_FORGET_LEFT_BEHIND, (ERASED, one.entry_id))
    connection.execute(_ERASE, (ERASED, register, wire_time(now - SEALED_FOR), limit))
    return changed + connection.changes()


def pull_back(connection: apsw.Connection, register: str, now: datetime, limit: int) -> int:
    """An answer dated over thirty days after `now`, the backend's time, was given at `now` at the latest:
    by its own date the body would stay here for ever. Gives how many were pulled back.
    """
    changed = 0
    for those in _DATED_AHEAD:
        connection.execute(those, (wire_time(now), register, wire_time(now + SEALED_FOR), limit))
        changed += connection.changes()
    return changed


# The conditions are those of the partial indexes in schema.py, word for word.
_DATED_AHEAD = tuple(
    "UPDATE entry SET answered_at = ? WHERE position IN (SELECT position FROM entry"  # noqa: S608
    f" WHERE register = ? AND answered_at > ? AND {those} LIMIT ?)"
    for those in ("state = 'acknowledged' AND body IS NOT NULL", "sealed IS NOT NULL")
)
_TO_SEAL = (
    f"SELECT position, live, {COLUMNS} FROM entry"  # noqa: S608  # names of columns
    " WHERE register = ? AND answered_at < ? AND state = 'acknowledged' AND body IS NOT NULL"
    " AND kind NOT IN (?, ?) ORDER BY answered_at LIMIT ?"
)
# By the settlings: they are few, and each names the entry that it settles.
_SETTLED = (
    f"SELECT position, live, {COLUMNS} FROM entry WHERE live = 1 AND entry_id IN"  # noqa: S608
    " (SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.entry') END FROM entry"
    " WHERE register = ? AND kind = ? AND live = 1 AND state <> 'waiting' AND state = 'acknowledged'"
    " AND answered_at < ?)"
    " AND state = 'set_aside' AND body IS NOT NULL AND kind NOT IN (?, ?) LIMIT ?"
)
_DECLARED = (
    "SELECT position, CAST(entry_id AS BLOB) FROM entry WHERE register = ? AND live = 0"
    " AND state = 'set_aside' AND reason = ? AND coalesce(body, personal) IS NOT NULL"
    " AND occurred_at NOT BETWEEN ? AND ? LIMIT ?"
)
_WITHOUT_PARTS = "body = NULL, body_salt = NULL, personal = NULL, personal_salt = NULL"
_SEAL = (
    f"UPDATE entry SET {_WITHOUT_PARTS}, sealed = ?, absent = ?"  # noqa: S608
    " WHERE position = ? AND state IN ('acknowledged', 'set_aside')"
    " AND coalesce(body, personal) IS NOT NULL"
)
_FORGET_LEFT_BEHIND = (
    f"UPDATE entry SET {_WITHOUT_PARTS}, sealed = NULL, absent = ?"  # noqa: S608
    " WHERE live = 0 AND entry_id = ? AND (body IS NOT NULL OR sealed IS NOT NULL)"
)
_ERASE = (
    "UPDATE entry SET sealed = NULL, absent = ? WHERE position IN"
    " (SELECT position FROM entry WHERE sealed IS NOT NULL AND register = ? AND answered_at < ?"
    " AND state <> 'waiting' LIMIT ?)"
)
