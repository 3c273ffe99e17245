"""One code before the lens is one scan, however often it is read."""

from __future__ import annotations

from enum import Enum

SILENCE_S = 3.0
"""A code must be out of sight this long before it counts again (X03)."""

IN_SIGHT_S = 1.0
"""A card that a camera read no longer ago than this has not left the lens: frames come ten times as fast."""

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

    With the sale the silence ends: the same card in the next sale is a new scan. Only a card that still lies
    before the camera is not, or it would walk into the next customer's sale by itself.
    """

    def __init__(self, silence_s: float = SILENCE_S, repeat_s: float = REPEAT_S) -> None:
        self._silence_s = silence_s
        self._repeat_s = repeat_s
        self._last_seen: dict[bytes, float] = {}
        self._left_lying: dict[bytes, float] = {}

    def see(self, code: bytes, at_s: float, *, by_camera: bool = True) -> Sighting:
        """What a reading of this code at this moment (seconds of a clock that never goes back) is.

        A camera reads by itself and again and again; every other source (`by_camera` false) by somebody's
        doing.
        """
        if by_camera and self.stays(code, at_s):
            return Sighting.STILL_THERE
        self._left_lying.pop(code, None)
        before = self._last_seen.pop(code, None)
        self._forget_until(at_s - self._repeat_s)
        self._last_seen[code] = at_s
        if before is None or at_s - before > self._repeat_s:
            return Sighting.NEW
        return Sighting.STILL_THERE if at_s - before < self._silence_s else Sighting.SHOWN_AGAIN

    def stays(self, code: bytes, at_s: float) -> bool:
        """Whether this code, which a camera reads at this moment, was left lying there by the sale before.

        Call it also where the code is not wanted: so a card that lies there does not count as taken away.
        """
        self._left_lying = _in_sight(self._left_lying, at_s)
        if code not in self._left_lying:
            return False
        self._left_lying[code] = at_s
        return True

    def forget(self, at_s: float) -> None:
        """The sale is over, or its card was taken out."""
        self._left_lying = _in_sight({**self._left_lying, **self._last_seen}, at_s)
        self._last_seen.clear()

    def _forget_until(self, oldest_s: float) -> None:
        """Codes are kept no longer than needed. They stand in the order of their last reading."""
        while self._last_seen:
            code, seen_s = next(iter(self._last_seen.items()))
            if seen_s >= oldest_s:
                return
            del self._last_seen[code]


def _in_sight(seen: dict[bytes, float], at_s: float) -> dict[bytes, float]:
    return {code: seen_s for code, seen_s in seen.items() if at_s - seen_s < IN_SIGHT_S}
