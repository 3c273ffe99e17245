"""The backend says that this register is one no more (F24)."""

from __future__ import annotations

from pos_client.services.ports import Clock, Snapshot, StaffVerifiers

APART_S = 5.0
"""One word is not enough to lock a till: the second is that of another call, so much later."""


class Revocation:
    """Told by one call, and by another one some time later, with no other answer in between."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._first_s: float | None = None

    def told(self) -> bool:
        """A call was refused as a revoked register's. Whether that is certain now."""
        now_s = self._clock.monotonic_s()
        if self._first_s is None:
            self._first_s = now_s
        return now_s - self._first_s >= APART_S

    def not_so(self) -> None:
        """A call was answered otherwise."""
        self._first_s = None


class Wipe:
    """What this till knows of cards and staff is nowhere in its file any more. What it recorded stays."""

    def __init__(self, snapshot: Snapshot, staff: StaffVerifiers) -> None:
        self._snapshot = snapshot
        self._staff = staff

    def __call__(self) -> None:
        """Takes as long as the list is. Killed in between and called again it goes on.

        Raises:
            CacheError: as the file.
        """
        self._staff.forget_all()
        self._snapshot.clear()
        while self._snapshot.tidy():
            pass
