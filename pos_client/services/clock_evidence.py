"""What the till can say about its own clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from pos_client.services.ports import Clock

TRUSTED_WITHIN = timedelta(minutes=5)


class ClockEvidence:
    """Goes into every entry's header (N14): a wrong clock is flagged, never a reason to refuse a sale."""

    def __init__(self, clock: Clock, boot: str) -> None:
        self._clock = clock
        self._boot = boot
        self._offset: timedelta | None = None

    def backend_said(self, backend_time: datetime) -> None:
        """The backend's clock, as it was in an answer that came just now."""
        self._offset = backend_time - self._clock.now()

    @property
    def offset(self) -> timedelta | None:
        """The backend's clock minus the till's, at the last contact; None before any."""
        return self._offset

    def __call__(self) -> Mapping[str, object]:
        """As the wire contract has it."""
        offset = self._offset
        return {
            "monotonic_ms": int(self._clock.monotonic_s() * 1000),
            "boot": self._boot,
            "offset_ms": None if offset is None else round(offset / timedelta(milliseconds=1)),
            "trusted": offset is not None and abs(offset) <= TRUSTED_WITHIN,
        }
