"""From a stream of frames to codes that can be believed, at a cost that lets the till rest."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from pos_client.domain.hints import ScanHint
from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Corners, Image, Reading, Stage
from pos_client.scanning.decoding.region_reader import RegionReader
from pos_client.scanning.decoding.region_search import search_regions
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from pos_client.scanning.live.agreement import Agreement
from pos_client.scanning.live.closer_look import CloserLook
from pos_client.scanning.live.frame_budget import FrameBudget
from pos_client.scanning.live.motion import MotionGate
from pos_client.scanning.live.picture_quality import HintWatch

AWAKE_S = 2.0
"""Every frame is read for so long after the last movement: a card is held still in the end."""
STILL_LOOK_S = 0.3
"""A picture that does not move is read this often all the same: a card may lie there, not read yet."""
REST_MS = 60
"""Where nothing moves, frames are compared this often: of thirty a second every third, since the one that is
then taken has to be waited for. It is also what the preview needs.
"""
SETTLED_MS = 60
"""A code that is certain is still there in the next frame; it need only be seen not to leave."""
JUST_MOVED_S = 3.0
"""A region is in a hand if something moved there this recently."""


@dataclass(frozen=True, slots=True)
class FrameReport:
    """What one frame gave.

    `seen` are the codes on it, `certain` those of them that can be believed by now. `hint` is what would help
    a code that is held up and cannot be read. `next_in_ms` is how soon the next look is worth its cost:
    frames before that may be left out, if the source is live.
    """

    seen: Sequence[Reading] = ()
    certain: Sequence[Reading] = ()
    hint: ScanHint | None = None
    next_in_ms: int = 0


def _cpu_ms() -> float:
    """Of this thread. Windows counts a thread's time in steps of 16 ms: there it is the time by the wall."""
    return (time.perf_counter() if sys.platform == "win32" else time.thread_time()) * 1000


class FrameReader:
    """Reads frame after frame. Not for use by two threads at once.

    The quick look runs on every frame while something moves, and some times a second else. Where it finds
    nothing, a closer look is taken into the regions that look like a code, within the budget. `clock` gives
    seconds and never goes back, `cpu_ms` the milliseconds that this thread has worked.
    """

    def __init__(
        self,
        quick: Stage,
        closer: CloserLook | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        cpu_ms: Callable[[], float] = _cpu_ms,
    ) -> None:
        self._quick = quick
        self._closer = closer
        self._clock = clock
        self._cpu_ms = cpu_ms
        self._motion, self._budget = MotionGate(), FrameBudget()
        self._agreement, self._hints = Agreement(), HintWatch()
        self._awake_until = self._next_look = -1.0
        self._seen: Sequence[Reading] = ()

    def read(self, frame: npt.NDArray[Any]) -> FrameReport:
        """What this frame adds to those before it. A picture at rest is not read each time: then `seen` is
        what was last seen, and nothing is certain anew.

        Raises:
            ValueError: the array is no picture of eight bits with 1, 3 or 4 channels.
        """
        at_s, began = self._clock(), self._cpu_ms()
        if self._motion.moves(frame, at_s):
            self._awake_until = at_s + AWAKE_S
        if at_s >= self._awake_until and at_s < self._next_look:
            self._budget.frame_took(self._cpu_ms() - began)
            return FrameReport(self._seen, (), self._hints.hint, REST_MS)
        self._next_look = at_s + STILL_LOOK_S
        return self._look(frame, at_s, began)

    def _look(self, frame: npt.NDArray[Any], at_s: float, began: float) -> FrameReport:
        quick_began = self._cpu_ms()
        grey = as_grey(frame)
        self._seen = self._quick.read(grey)
        extra_began = self._cpu_ms()
        self._budget.quick_look_took(extra_began - quick_began)
        if not self._seen:
            self._seen = self._looked_closer(grey, at_s)
        else:
            self._hints.read()
        ended = self._cpu_ms()
        self._budget.frame_took(ended - began, ended - extra_began)
        certain = self._agreement.certain(self._seen, at_s)
        return FrameReport(self._seen, certain, self._hints.hint, self._next_in_ms(certain, at_s))

    def _looked_closer(self, grey: Image, at_s: float) -> Sequence[Reading]:
        if self._closer is None:
            return ()

        def moved(corners: Corners) -> bool:
            return self._motion.moved_near(corners, at_s - JUST_MOVED_S)

        at_rest = at_s >= self._awake_until
        found, regions = self._closer.read(grey, self._budget.extra_ms(), at_s, moved, at_rest=at_rest)
        if found:
            self._hints.read()
        else:
            self._hints.unread(grey, next((one for one in regions if moved(one.corners)), None), at_s)
        return found

    def _next_in_ms(self, certain: Sequence[Reading], at_s: float) -> int:
        if self._seen:
            if not certain:
                self._awake_until = max(self._awake_until, at_s + STILL_LOOK_S)
            return SETTLED_MS if certain else 0
        return 0 if at_s < self._awake_until else REST_MS


def camera_reader(
    symbologies: Collection[str] = TILL_SYMBOLOGIES,
    *,
    clock: Callable[[], float] = time.monotonic,
    cpu_ms: Callable[[], float] = _cpu_ms,
) -> FrameReader:
    """The till's reader of frames: zxing-cpp on the whole, then single looks into regions."""
    regions = RegionReader(symbologies)
    quick = _Doubting(ZxingStage(symbologies), regions.confirmed_at_once)
    return FrameReader(quick, CloserLook(search_regions, regions.glance, cpu_ms), clock=clock, cpu_ms=cpu_ms)


class _Doubting:
    """A stage whose readings count only if another look confirms them: print and longer codes pass for short
    ones, stripes of cloth for an EAN-13, and do so on every frame of what is held still, so agreement alone
    does not help.
    """

    def __init__(self, stage: Stage, confirmed: Callable[[Image, Reading], Sequence[Reading]]) -> None:
        self.name = stage.name
        self._stage = stage
        self._confirmed = confirmed

    def read(self, grey: Image) -> list[Reading]:
        return [sure for one in self._stage.read(grey) for sure in self._confirmed(grey, one)[:1]]
