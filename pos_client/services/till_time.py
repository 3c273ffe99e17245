"""What time it is, as far as this till can know it: for ages and locks that nobody changes by a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pos_client.services.ports import Clock, Settings

KEEP_EVERY_S = 600.0
_KEPT = "till-time"


@dataclass(frozen=True, slots=True)
class _Known:
    """A time and the monotonic clock's seconds at it. `exact`: the backend's, in this run of that clock.
    `at_least`: a time that the backend's clock had passed by then, None before any contact.
    """

    at: datetime
    monotonic_s: float
    exact: bool
    at_least: datetime | None


class TillTime:
    """A `Clock` for judging how old a list of cards or a sign-in is, and whether a lock is over (F11, F12).

    After a contact it is the backend's time, gone on by the monotonic clock: whoever sets the wall clock
    changes nothing. That holds over a restart of the program, as long as the machine runs. After a restart of
    the machine nobody knows how long it was off: then it is the wall clock, but never earlier than the latest
    time that was known here, which goes on. So a clock put back makes nothing younger than it was.

    Beside it goes a time that no wall clock has a part in, for what is given up for good by its age.

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
        gone_on = known.at + self._since(known)
        return gone_on if known.exact else max(gone_on, self._clock.now())

    def backend_at_least(self) -> datetime | None:
        """A time that the backend's clock has passed: its time at the last contact, and the time since then
        in which this till ran. Never guessed; None before any contact.
        """
        known = self._known
        return None if known.at_least is None else known.at_least + self._since(known)

    def monotonic_s(self) -> float:
        """The monotonic clock's seconds."""
        return self._clock.monotonic_s()

    def backend_said(self, backend_time: datetime) -> None:
        """The backend's clock in an answer that came just now. It is right also where it goes back."""
        self._known = _Known(backend_time, self._clock.monotonic_s(), exact=True, at_least=backend_time)
        self.keep()

    def keep(self) -> None:
        """Write the time down for the next start, every ten minutes at most. Call it now and then, also while
        the backend is away.
        """
        now_s = self._clock.monotonic_s()
        if self._kept_at_s is not None and now_s - self._kept_at_s < KEEP_EVERY_S:
            return
        self._kept_at_s = now_s
        at_least = self.backend_at_least()
        kept = {
            "at": self.now().isoformat(),
            "monotonic_ms": int(now_s * 1000),
            "boot": self._boot if self._known.exact else "",
            "at_least": None if at_least is None else at_least.isoformat(),
        }
        self._settings.put(_KEPT, kept)

    def _since(self, known: _Known) -> timedelta:
        return timedelta(seconds=max(0.0, self._clock.monotonic_s() - known.monotonic_s))

    def _read(self) -> _Known:
        kept, now_s = self._settings.get(_KEPT), self._clock.monotonic_s()
        if not isinstance(kept, dict):
            return _Known(self._clock.now(), now_s, exact=False, at_least=None)
        at, least, then_s = _time(kept["at"]), kept.get("at_least"), int(kept["monotonic_ms"]) / 1000
        if self._boot and kept["boot"] == self._boot and now_s >= then_s:
            return _Known(at, then_s, exact=True, at_least=at)
        return _Known(at, now_s, exact=False, at_least=None if least is None else _time(least))


def _time(text: object) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)
