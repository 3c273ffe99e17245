"""A clock that stands still until it is told to go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class HandClock:
    """The wall clock and the monotonic one, moved by hand."""

    def __init__(self, at: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)) -> None:
        self._at = at
        self._monotonic_s = 1000.0

    def now(self) -> datetime:
        return self._at

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def pass_by(self, time: timedelta) -> None:
        """Both clocks go on."""
        self._at += time
        self._monotonic_s += time.total_seconds()

    def put_back(self, time: timedelta) -> None:
        """Somebody sets the wall clock; the monotonic one does not care."""
        self._at -= time
