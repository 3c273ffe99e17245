"""What a frame may cost beyond the quick look: held by account, against the quick look's own running cost."""

from __future__ import annotations

AVERAGE = 1.4
"""Quick looks that a frame may cost on average; the promise is 1.5, the rest is for the savings below."""
SAVINGS = 40.0
"""Quick looks that can be saved up while nothing happens, for the moment when somebody comes. Over a minute
(1,800 frames) they are 0.02 of a quick look per frame.
"""
USUAL_EXTRA = 1.6
"""Quick looks that most frames may cost on top of theirs: together they stay below three of them."""
RARE_EXTRA = 6.0
"""What a rare frame may cost on top: enough for the dearest way to read a cut."""
RARE_SHARE = 0.035
"""So many frames are rare ones: fewer than the 5 % that a 95th percentile leaves out."""
RARE_SAVED = 10.0
"""Rare frames that can be saved up: over a minute they add 0.006 to the share."""
LEARNING = 0.05
"""Share of each quick look in the running cost: it follows a change of scene within a second."""


class FrameBudget:
    """Frames earn `AVERAGE` quick looks each and pay what they took, in milliseconds of CPU."""

    def __init__(self) -> None:
        self._quick_ms: float | None = None
        self._balance = SAVINGS
        self._rare = RARE_SAVED

    def quick_look_took(self, ms: float) -> None:
        """What the quick look at a frame has just cost: this is the yardstick."""
        before = ms if self._quick_ms is None else self._quick_ms
        self._quick_ms = before + LEARNING * (ms - before)

    def extra_ms(self) -> float:
        """What this frame may still spend, its quick look being paid."""
        most = RARE_EXTRA if self._rare >= 1 else USUAL_EXTRA
        return (self._quick_ms or 0.0) * max(0.0, min(most, self._balance))

    def frame_took(self, ms: float, extra_ms: float = 0.0) -> None:
        """The frame is done: what it took in all, and how much of that was extra."""
        if self._quick_ms is None:
            return
        self._balance = min(SAVINGS, self._balance + AVERAGE - ms / self._quick_ms)
        is_rare = extra_ms > USUAL_EXTRA * self._quick_ms
        self._rare = min(RARE_SAVED, self._rare + RARE_SHARE - is_rare)
