"""What the journal is asked: status, lists, one entry, whether it is whole. Reads only, from any thread."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from offline_cache.chain import Json, wire_time
from offline_cache.journal_rows import (
    JournalStatus,
    Row,
    Rows,
    StoredEntry,
    UnreadableHeaderError,
    entry_of,
    readable,
    select_rows,
    status_of,
    wire_of,
)
from offline_cache.verify import VerifyReport, verify_rows

_CHUNK = 200
HALVES = ("state <> 'waiting'", "state = 'waiting'")
"""What was answered, and what waits: each in an index of its own (schema.py)."""
_FEWEST_FOR_A_MEDIAN = 5


class JournalQuestions:
    """The reading half of a journal."""

    def __init__(self, register: str, rows: Rows) -> None:
        self._register = register
        self._rows = rows

    @property
    def register(self) -> str:
        """Whose journal this is."""
        return self._register

    def status(self) -> JournalStatus:
        """Head, queue and delivery at this moment."""
        return status_of(self._rows, self._register)

    def entries(
        self,
        kinds: Collection[str],
        since: datetime | None = None,
        until: datetime | None = None,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> Iterator[StoredEntry]:
        """Entries of these kinds that occurred in `since` ≤ time < `until`, in the order of appending."""
        names = tuple(str(kind) for kind in kinds)
        those = f"kind IN ({', '.join('?' * len(names))})"
        bindings: list[object] = [self._register, *names]
        for condition, moment in (("occurred_at >= ?", since), ("occurred_at < ?", until)):
            if moment is not None:
                those += f" AND {condition}"
                bindings.append(wire_time(moment))
        order = f"ORDER BY position {'DESC' if newest_first else 'ASC'} LIMIT ?"
        if since is None and until is None and limit is not None:
            # By position from one end, and done at the limit; an index would sort all of them first.
            where = f"+register = ? AND live = 1 AND +{those} {order}"
            return readable(self._stream(where, (*bindings, limit)))
        where = " UNION ALL SELECT position FROM entry WHERE ".join(
            f"register = ? AND {half} AND live = 1 AND {those}" for half in HALVES
        )
        last = -1 if limit is None else limit
        return readable(self._stream(f"{where} {order}", (*bindings, *bindings, last)))

    def set_aside(self) -> tuple[StoredEntry, ...]:
        """What waits for a person, oldest first. An entry whose header is gone only counts in the status."""
        where = "register = ? AND state = 'set_aside' AND live = 1 ORDER BY position"
        return tuple(readable(self._stream(where, (self._register,))))

    def waiting_behind(self, epoch: int, seq: int, limit: int) -> tuple[StoredEntry, ...]:
        """What waits right behind a place of an epoch, without holes and as far as it reads.

        Unlike `Journal.waiting` it never mends: it may be asked while what stands before is under way.
        """
        # By place, not by the index of all that waits: that one has no seq, and 50,000 would be sorted.
        where = "register = ? AND epoch = ? AND seq BETWEEN ? AND ? AND +state = 'waiting' AND +live = 1"
        bindings = (self._register, epoch, seq + 1, seq + limit)
        found: list[StoredEntry] = []
        for row in select_rows(self._rows, f"{where} ORDER BY seq", bindings):
            try:
                entry = entry_of(row)
            except UnreadableHeaderError:
                break
            if entry.seq != seq + len(found) + 1:
                break
            found.append(entry)
        return tuple(found)

    def in_force_to(self, epoch: int) -> int:
        """The last seq of an epoch whose entry is in force there, 0 for none: what stands behind it diverged,
        and is in force in a later epoch.
        """
        where = "register = ? AND epoch = ? AND +live = 1 ORDER BY seq DESC LIMIT 1"
        found = self._rows(f"SELECT seq FROM entry WHERE {where}", (self._register, epoch))  # noqa: S608
        return int(found[0][0]) if found else 0

    def epoch_in_force_behind(self, epoch: int) -> int | None:
        """The next epoch after this one in which anything is in force."""
        where = "register = ? AND epoch > ? AND +live = 1 ORDER BY epoch LIMIT 1"
        found = self._rows(f"SELECT epoch FROM entry WHERE {where}", (self._register, epoch))  # noqa: S608
        return int(found[0][0]) if found else None

    def find(self, entry_id: str) -> StoredEntry | None:
        """The entry of this id in its newest epoch."""
        found = select_rows(self._rows, "entry_id = ? AND live = 1", (str(entry_id),))
        return next(readable(found), None)

    def median_total_minor(self, last: int = 100) -> int | None:
        """The median of the last purchases' totals in minor units; None under five."""
        bodies = (entry.body for entry in self.entries(("purchase_recorded",), newest_first=True, limit=last))
        totals = [_amount_minor(body) for body in bodies if body is not None]
        return statistics.median_low(totals) if len(totals) >= _FEWEST_FOR_A_MEDIAN else None

    def verify(self) -> VerifyReport:
        """Look at every entry of every epoch, also those that a fork left behind."""
        return verify_rows(self._all_rows())

    def all_on_the_wire(self) -> Iterator[Json]:
        """Every entry of every epoch as the wire has it, in the order of epoch and seq."""
        return (wire_of(row) for row in self._all_rows())

    def _stream(self, where: str, bindings: tuple[object, ...]) -> Iterator[Row]:
        """Rows by a condition, fetched a few at a time, so that no reader holds up the log's checkpoint
        meanwhile.
        """
        found = self._rows(f"SELECT position FROM entry WHERE {where}", bindings)  # noqa: S608
        positions = [int(row[0]) for row in found]
        for start in range(0, len(positions), _CHUNK):
            chunk = positions[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            order = "DESC" if chunk[0] > chunk[-1] else "ASC"
            yield from select_rows(
                self._rows, f"position IN ({marks}) ORDER BY position {order}", tuple(chunk)
            )

    def _all_rows(self) -> Iterator[Row]:
        # Epochs are opened one after another, so the order of appending is the order of epoch and seq.
        return self._stream("register = ? ORDER BY epoch, seq", (self._register,))


def _amount_minor(body: Json) -> int:
    total: Any = body["total"]
    return int(total["amount_minor"])
