"""How often somebody guessed a PIN wrong at this till."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from offline_cache.journal_rows import Rows
from offline_cache.writer import AnyWriter, Priority

_FIND = "SELECT staff, failures, untold, monotonic_ms, boot FROM staff_failure WHERE staff = ?"
_UNTOLD = (
    "SELECT staff, failures, untold, monotonic_ms, boot FROM staff_failure WHERE untold > 0"
    " ORDER BY untold DESC, staff"
)
_WRITE = "INSERT INTO staff_failure (staff, failures, untold, monotonic_ms, boot) VALUES (?, ?, ?, ?, ?)"
_COUNT = (
    " ON CONFLICT (staff) DO UPDATE SET failures = failures + 1, untold = untold + excluded.untold,"
    " monotonic_ms = excluded.monotonic_ms, boot = excluded.boot"
)
_AT_LEAST = " ON CONFLICT (staff) DO UPDATE SET failures = max(failures, excluded.failures)"


@dataclass(frozen=True, slots=True)
class WrongPins:
    """Failures since the last success, those among them that the backend has not heard of, and when the last
    one was: the monotonic clock's milliseconds in that run of it.
    """

    staff: str
    failures: int
    untold: int
    monotonic_ms: int
    boot: str


class StaffFailures:
    """Counted for any number, and kept over a restart: guessing must not get cheaper by one. What a call
    returned from is on the disk.
    """

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def find(self, staff: str) -> WrongPins | None:
        """What was counted of this number, None for nothing."""
        found = self._rows(_FIND, (staff,))
        return WrongPins(*found[0]) if found else None

    def untold(self) -> tuple[WrongPins, ...]:
        """Those of which the backend has not heard all."""
        return tuple(WrongPins(*row) for row in self._rows(_UNTOLD, ()))

    def count(self, staff: str, monotonic_ms: int, boot: str, *, untold: bool) -> None:
        """One more wrong PIN."""
        row = (staff, 1, int(untold), monotonic_ms, boot)

        def work(connection: apsw.Connection) -> None:
            connection.execute(_WRITE + _COUNT, row)

        self._writer.run(Priority.COUNT, work, repeatable=False)

    def at_least(self, staff: str, failures: int, monotonic_ms: int, boot: str) -> None:
        """The backend counted so many: no fewer stand here."""
        row = (staff, failures, 0, monotonic_ms, boot)

        def work(connection: apsw.Connection) -> None:
            connection.execute(_WRITE + _AT_LEAST, row)

        self._writer.run(Priority.COUNT, work)

    def told(self, staff: str, how_many: int) -> None:
        """The backend has heard of so many."""

        def work(connection: apsw.Connection) -> None:
            connection.execute(
                "UPDATE staff_failure SET untold = max(0, untold - ?) WHERE staff = ?", (how_many, staff)
            )

        self._writer.run(Priority.COUNT, work, repeatable=False)

    def forget(self, staff: str) -> None:
        """Counting begins anew for this number."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM staff_failure WHERE staff = ?", (staff,))

        self._writer.run(Priority.COUNT, work)
