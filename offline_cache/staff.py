"""Who may sign in without the backend: verifiers of PINs, and how often somebody guessed wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import apsw

from offline_cache.chain import parse_wire_time, wire_time
from offline_cache.journal_rows import Rows
from offline_cache.writer import AnyWriter, Priority


@dataclass(frozen=True, slots=True)
class StaffVerifier:
    """What is needed to check a PIN. `verifier` is the caller's (an Argon2id string), never a PIN."""

    staff: str
    role: str
    verifier: str
    remembered_at: datetime
    failures: int
    last_failed_at: datetime | None


class StaffVerifiers:
    """Failures are counted for unknown numbers too, and survive a restart: guessing must not get cheaper by
    one.
    """

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def remember(self, staff: str, role: str, verifier: str, at: datetime) -> None:
        """Keep, or replace, the verifier of one who signed in with the backend at this time."""
        row = (staff, str(role), verifier, wire_time(at))

        def work(connection: apsw.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO staff_verifier VALUES (?, ?, ?, ?)", row)

        self._writer.run(Priority.COUNT, work)

    def find(self, staff: str) -> StaffVerifier | None:
        """The verifier and the failures since the last success."""
        found = self._rows(
            "SELECT v.staff, v.role, v.verifier, v.remembered_at, coalesce(f.failures, 0), f.last_failed_at"
            " FROM staff_verifier v LEFT JOIN staff_failure f ON f.staff = v.staff WHERE v.staff = ?",
            (staff,),
        )
        if not found:
            return None
        number, role, verifier, remembered, failures, failed = found[0]
        last = parse_wire_time(failed) if failed else None
        return StaffVerifier(number, role, verifier, parse_wire_time(remembered), failures, last)

    def count_failure(self, staff: str, at: datetime) -> int:
        """One more wrong PIN; gives how many there are now."""
        moment = wire_time(at)

        def work(connection: apsw.Connection) -> int:
            connection.execute(
                "INSERT INTO staff_failure VALUES (?, 1, ?) ON CONFLICT (staff) DO UPDATE"
                " SET failures = failures + 1, last_failed_at = excluded.last_failed_at",
                (staff, moment),
            )
            found = connection.execute("SELECT failures FROM staff_failure WHERE staff = ?", (staff,))
            return int(found.fetchall()[0][0])  # type: ignore[arg-type]

        return self._writer.run(Priority.COUNT, work, repeatable=False)

    def forget_all(self) -> None:
        """Nobody signs in without the backend any more. How often somebody guessed wrong stays."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM staff_verifier")

        self._writer.run(Priority.COUNT, work)

    def clear_failures(self, staff: str) -> None:
        """A right PIN: counting begins anew."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM staff_failure WHERE staff = ?", (staff,))

        self._writer.run(Priority.COUNT, work)
