"""What the till can say about its own clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from pos_client.services.ports import Clock

TRUSTED_WITHIN = timedelta(minutes=5)


class ClockEvidence:
    """Goes into every entry's header (N14): a wrong clock is flagged, never a reason to refuse a sale.

    Callable from any thread.
    """

    def __init__(self, clock: Clock, boot: str) -> None:
        self._clock = clock
        self._boot = boot
        self._said: tuple[datetime, float] | None = None

    def backend_said(self, backend_time: datetime) -> None:
        """The backend's clock, as it was in an answer that came just now."""
        self._said = backend_time, self._clock.monotonic_s()

    def backend_now(self) -> datetime | None:
        """The backend's clock at the last contact, gone on by the clock that nobody sets; None before any."""
        if self._said is None:
            return None
        backend_time, at_s = self._said
        return backend_time + timedelta(seconds=self._clock.monotonic_s() - at_s)

    @property
    def offset(self) -> timedelta | None:
        """The backend's clock minus the till's as it is set now: a wall clock that was put right or wrong
        since the last contact shows. None before any contact.
        """
        backend_now = self.backend_now()
        return None if backend_now is None else backend_now - self._clock.now()

    def __call__(self) -> Mapping[str, object]:
        """As the wire contract has it."""
        offset = self.offset
        return {
            "monotonic_ms": int(self._clock.monotonic_s() * 1000),
            "boot": self._boot,
            "offset_ms": None if offset is None else round(offset / timedelta(milliseconds=1)),
            "trusted": offset is not None and abs(offset) <= TRUSTED_WITHIN,
        }
