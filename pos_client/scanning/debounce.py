"""One code before the lens is one scan, however often it is read."""

from __future__ import annotations

from enum import Enum

SILENCE_S = 3.0
"""A code must be out of sight this long before it counts again (X03)."""

REPEAT_S = 60.0
"""The same code again within this time is marked: a second showing, and hardly a second customer."""


class Sighting(Enum):
    """What one reading of a code is."""

    NEW = "new"
    SHOWN_AGAIN = "shown again"
    STILL_THERE = "still there"


class Debounce:
    """Tells a scan from the readings that only continue it.

    The silence is counted from the last reading, not the first: a card that lies before the camera for a
    minute is one scan. Codes are judged one by one, so that two on one picture do not wake each other.
    """

    def __init__(self, silence_s: float = SILENCE_S, repeat_s: float = REPEAT_S) -> None:
        self._silence_s = silence_s
        self._repeat_s = repeat_s
        self._last_seen: dict[bytes, float] = {}

    def see(self, code: bytes, at_s: float) -> Sighting:
        """What a reading of this code at this moment (seconds of a clock that never goes back) is."""
        before = self._last_seen.pop(code, None)
        self._forget_until(at_s - self._repeat_s)
        self._last_seen[code] = at_s
        if before is None or at_s - before > self._repeat_s:
            return Sighting.NEW
        return Sighting.STILL_THERE if at_s - before < self._silence_s else Sighting.SHOWN_AGAIN

    def _forget_until(self, oldest_s: float) -> None:
        """Codes are kept no longer than needed. They stand in the order of their last reading."""
        while self._last_seen:
            code, seen_s = next(iter(self._last_seen.items()))
            if seen_s >= oldest_s:
                return
            del self._last_seen[code]
