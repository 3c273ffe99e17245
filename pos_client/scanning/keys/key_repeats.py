"""Which presses are no strokes but a key that somebody keeps down."""

from __future__ import annotations

from dataclasses import dataclass, field

REPEAT_AFTER_MS = 150
"""A key that is held down repeats itself only after some 200 ms or more, on every system."""

_LONGEST_GAP_MS = 1000
"""Between two repeats of a key whose going up is not told of."""


@dataclass(slots=True)
class KeyRepeats:
    """Two ways of telling: presses without a release between them, and X11's, a release and a press at the
    very same time.
    """

    _down: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Of each key that is down: when it was pressed last, and when first."""

    _last_up: tuple[int, int, int] | None = None
    """The key that went up last, when, and since when it had been down."""

    def went_up(self, place: int, time_ms: int) -> None:
        """Told of every release."""
        _, first_ms = self._down.pop(place, (0, time_ms))
        self._last_up = (place, time_ms, first_ms)

    def went_down(self, place: int, time_ms: int) -> bool:
        """Told of every press; whether it only repeats."""
        first_ms, repeats = self._judged(place, time_ms)
        self._down[place] = (time_ms, first_ms)
        return repeats

    def _judged(self, place: int, time_ms: int) -> tuple[int, bool]:
        down = self._down.get(place)
        if down is not None and 0 <= time_ms - down[0] < _LONGEST_GAP_MS:
            return down[1], True
        if self._last_up is not None and self._last_up[:2] == (place, time_ms):
            first_ms = self._last_up[2]
            return first_ms, time_ms - first_ms >= REPEAT_AFTER_MS
        return time_ms, False
