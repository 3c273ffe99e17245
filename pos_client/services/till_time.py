"""What time it is, as far as this till can know it: for ages and locks that nobody changes by a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pos_client.services.ports import Clock, Settings

KEEP_EVERY_S = 600.0
_KEPT = "till-time"


@dataclass(frozen=True, slots=True)
class _Known:
    """A time and the monotonic clock's seconds at it. `exact`: the backend's, in this run of that clock."""

    at: datetime
    monotonic_s: float
    exact: bool


class TillTime:
    """A `Clock` for judging how old a list of cards or a sign-in is, and whether a lock is over (F11, F12).

    After a contact it is the backend's time, gone on by the monotonic clock: whoever sets the wall clock
    changes nothing. That holds over a restart of the program, as long as the machine runs. After a restart of
    the machine nobody knows how long it was off: then it is the wall clock, but never earlier than the latest
    time that was known here, which goes on. So a clock put back makes nothing younger than it was.

    Callable from any thread.
    """

    def __init__(self, clock: Clock, settings: Settings, boot: str) -> None:
        """`boot` tells one run of the monotonic clock from the next; empty where that is not known."""
        self._clock = clock
        self._settings = settings
        self._boot = boot
        self._known = self._read()
        self._kept_at_s: float | None = None

    def now(self) -> datetime:
        """Aware, in UTC."""
        known = self._known
        gone_on = known.at + timedelta(seconds=max(0.0, self._clock.monotonic_s() - known.monotonic_s))
        return gone_on if known.exact else max(gone_on, self._clock.now())

    def backend_now(self) -> datetime | None:
        """The backend's time; None where it is only guessed, because the machine was off since."""
        return self.now() if self._known.exact else None

    def monotonic_s(self) -> float:
        """The monotonic clock's seconds."""
        return self._clock.monotonic_s()

    def backend_said(self, backend_time: datetime) -> None:
        """The backend's clock in an answer that came just now. It is right also where it goes back."""
        self._known = _Known(backend_time, self._clock.monotonic_s(), exact=True)
        self.keep()

    def keep(self) -> None:
        """Write the time down for the next start, every ten minutes at most. Call it now and then, also while
        the backend is away.
        """
        now_s = self._clock.monotonic_s()
        if self._kept_at_s is not None and now_s - self._kept_at_s < KEEP_EVERY_S:
            return
        self._kept_at_s = now_s
        boot = self._boot if self._known.exact else ""
        self._settings.put(
            _KEPT, {"at": self.now().isoformat(), "monotonic_ms": int(now_s * 1000), "boot": boot}
        )

    def _read(self) -> _Known:
        kept = self._settings.get(_KEPT)
        if not isinstance(kept, dict):
            return _Known(self._clock.now(), self._clock.monotonic_s(), exact=False)
        at = datetime.fromisoformat(str(kept["at"])).astimezone(UTC)
        now_s, then_s = self._clock.monotonic_s(), int(kept["monotonic_ms"]) / 1000
        if self._boot and kept["boot"] == self._boot and now_s >= then_s:
            return _Known(at, then_s, exact=True)
        return _Known(at, now_s, exact=False)
