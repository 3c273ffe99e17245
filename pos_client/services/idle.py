"""How long nobody touched the till."""

from __future__ import annotations

from datetime import timedelta

from pos_client.domain.staff import LOCK_AFTER_S
from pos_client.services.ports import Clock


class IdleWatch:
    """Says when the till has to be locked; locking it is the shift's. Callable from any thread.

    By both clocks, whichever goes further: the monotonic one stands still while the computer sleeps, the wall
    clock can be put back.
    """

    def __init__(self, clock: Clock, after_s: float = LOCK_AFTER_S) -> None:
        self._clock = clock
        self._after_s = after_s
        self.touched()

    def touched(self) -> None:
        """A key, a click, a touch or a scan: somebody is there."""
        self._touched = self._clock.monotonic_s(), self._clock.now()

    @property
    def left_s(self) -> float:
        """Seconds until it is due, 0 when it is."""
        then_s, then = self._touched
        by_wall_s = (self._clock.now() - then) / timedelta(seconds=1)
        return max(0.0, self._after_s - max(self._clock.monotonic_s() - then_s, by_wall_s))

    @property
    def is_due(self) -> bool:
        """Whether nobody touched the till for so long."""
        return self.left_s <= 0.0
