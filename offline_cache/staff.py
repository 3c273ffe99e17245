"""Who may sign in without the backend: verifiers of PINs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import apsw

from offline_cache.chain import parse_wire_time, wire_time
from offline_cache.journal_rows import Rows
from offline_cache.writer import AnyWriter, Priority

_ALL = "SELECT staff, role, verifier, remembered_at, stamp FROM staff_verifier"


@dataclass(frozen=True, slots=True)
class StaffVerifier:
    """What is needed to check a PIN. `verifier` is the caller's (an Argon2id string), never a PIN; `stamp` is
    the backend's, which gives another one as soon as something of this changes.
    """

    staff: str
    role: str
    verifier: str
    remembered_at: datetime
    stamp: str


class StaffVerifiers:
    """Those who signed in with the backend, each until the backend or time says otherwise."""

    def __init__(self, writer: AnyWriter, rows: Rows) -> None:
        self._writer = writer
        self._rows = rows

    def remember(self, staff: str, role: str, verifier: str, at: datetime, stamp: str = "") -> None:
        """Keep, or replace, the verifier of one who signed in with the backend at this time."""
        row = (staff, str(role), verifier, wire_time(at), stamp)

        def work(connection: apsw.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO staff_verifier (staff, role, verifier, remembered_at, stamp)"
                " VALUES (?, ?, ?, ?, ?)",
                row,
            )

        self._writer.run(Priority.COUNT, work)

    def find(self, staff: str) -> StaffVerifier | None:
        """The verifier of this number."""
        found = self._rows(f"{_ALL} WHERE staff = ?", (staff,))
        return _verifier(*found[0]) if found else None

    def remembered(self) -> tuple[StaffVerifier, ...]:
        """All of them, the newest first."""
        return tuple(_verifier(*row) for row in self._rows(f"{_ALL} ORDER BY remembered_at DESC, staff", ()))

    def forget(self, staff: str) -> None:
        """This number does not sign in without the backend any more. How often somebody guessed stays."""
        self._delete("DELETE FROM staff_verifier WHERE staff = ?", staff)

    def forget_before(self, moment: datetime) -> None:
        """Nobody signs in without the backend who did not sign in with it since then."""
        self._delete("DELETE FROM staff_verifier WHERE remembered_at < ?", wire_time(moment))

    def forget_all(self) -> None:
        """Nobody signs in without the backend any more. How often somebody guessed wrong stays."""
        self._delete("DELETE FROM staff_verifier")

    def _delete(self, statement: str, *values: str) -> None:
        def work(connection: apsw.Connection) -> None:
            connection.execute(statement, values)

        self._writer.run(Priority.COUNT, work)


def _verifier(staff: str, role: str, verifier: str, remembered_at: str, stamp: str) -> StaffVerifier:
    return StaffVerifier(staff, role, verifier, parse_wire_time(remembered_at), stamp)
