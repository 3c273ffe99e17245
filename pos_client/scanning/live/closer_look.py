"""The dear part of reading a frame: into regions that look like a code, as far as the frame's budget goes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pos_client.scanning.decoding.reading import Corners, Image, Reading
from pos_client.scanning.decoding.regions import Region, RegionKind

LEARNING = 0.1
"""Share of each new cost in what a step is expected to cost."""
PLACE_PX = 48
"""Regions of two frames whose middles fall into one square of this side are at one place: a hand's tremor."""
SEARCH_EVERY_S, SEARCH_AT_REST_S = 0.06, 1.0
"""How long regions hold that were found. In two frames a card moves by less than the room around a cut; where
nothing moves at all, only light changes.
"""
LOOKS_PER_FRAME = 3
"""Ways in which a region is read on one frame at most: the next frame shows it anew, and perhaps better."""
EXHAUSTED = 24
"""Looks in vain after which a place that does not move rests: every way was tried on more than one frame."""
REST_S = 2.0
"""How long it rests: light changes, and a lens may find its focus."""
MEMORY_S = 6.0
"""A place that was read in vain is remembered for so long after the last look."""


class ReadRegion(Protocol):
    """Reads one region of a grey picture in the way of this number: see `RegionReader.glance`."""

    def __call__(self, grey: Image, region: Region, attempt: int, /) -> Sequence[Reading]: ...


@dataclass(slots=True)
class _Place:
    """How often a place was tried in vain, and when last."""

    tries: int = 0
    at_s: float = 0.0


@dataclass(slots=True)
class _Costs:
    """What each step is expected to take, in milliseconds. The first are guesses."""

    search_ms: float = 2.0
    read_ms: dict[RegionKind, float] = field(
        default_factory=lambda: {RegionKind.BARS: 5.0, RegionKind.MATRIX: 8.0}
    )

    def searched(self, ms: float) -> None:
        self.search_ms += LEARNING * (ms - self.search_ms)

    def read(self, kind: RegionKind, ms: float) -> None:
        self.read_ms[kind] += LEARNING * (ms - self.read_ms[kind])


class CloserLook:
    """Finds regions and reads them, one after the other, while the time that is expected for the next step
    is still there. What moved comes first: a hand holds the card; then what was tried least often.
    """

    def __init__(
        self,
        find: Callable[[Image], Sequence[Region]],
        read: ReadRegion,
        cpu_ms: Callable[[], float],
    ) -> None:
        self._find = find
        self._read = read
        self._cpu_ms = cpu_ms
        self._costs = _Costs()
        self._places: dict[tuple[int, int], _Place] = {}
        self._regions: Sequence[Region] = ()
        self._searched_at_s = -math.inf

    def read(
        self,
        grey: Image,
        may_take_ms: float,
        at_s: float,
        moved: Callable[[Corners], bool],
        *,
        at_rest: bool = False,
    ) -> tuple[Sequence[Reading], Sequence[Region]]:
        """The codes of the first region that has any, and all regions, the likeliest first; both are empty if
        there is no time even to search. `at_rest`: nothing has moved on the whole picture for a while.
        """
        began = self._cpu_ms()
        if at_s - self._searched_at_s >= (SEARCH_AT_REST_S if at_rest else SEARCH_EVERY_S):
            if may_take_ms < self._costs.search_ms:
                return (), ()
            self._regions, self._searched_at_s = self._find(grey), at_s
            self._costs.searched(self._cpu_ms() - began)
        regions = self._in_turn(self._regions, at_s, moved)
        for region in self._worth_a_look(regions, at_s, moved) * LOOKS_PER_FRAME:
            if self._cpu_ms() - began + self._costs.read_ms[region.kind] > may_take_ms:
                continue
            found = self._read_one(grey, region, at_s)
            if found:
                return found, regions
        return (), regions

    def _worth_a_look(
        self, regions: Sequence[Region], at_s: float, moved: Callable[[Corners], bool]
    ) -> list[Region]:
        def rests(region: Region) -> bool:
            place = self._places.get(_place(region), _Place())
            is_exhausted = place.tries >= EXHAUSTED and at_s - place.at_s < REST_S
            return is_exhausted and not moved(region.corners)

        return [one for one in regions if not rests(one)]

    def _read_one(self, grey: Image, region: Region, at_s: float) -> Sequence[Reading]:
        place = self._places.setdefault(_place(region), _Place())
        began = self._cpu_ms()
        found = self._read(grey, region, place.tries)
        self._costs.read(region.kind, self._cpu_ms() - began)
        # What was read once is read again by the same means on the next frame.
        place.tries, place.at_s = place.tries + (not found), at_s
        return found

    def _in_turn(
        self, regions: Sequence[Region], at_s: float, moved: Callable[[Corners], bool]
    ) -> Sequence[Region]:
        self._places = {at: one for at, one in self._places.items() if at_s - one.at_s < MEMORY_S}

        def turn(region: Region) -> tuple[bool, int, float]:
            tried = self._places.get(_place(region), _Place()).tries
            return not moved(region.corners), tried, -region.strength

        return sorted(regions, key=turn)


def _place(region: Region) -> tuple[int, int]:
    across = sum(x for x, _ in region.corners) // len(region.corners)
    down = sum(y for _, y in region.corners) // len(region.corners)
    return across // PLACE_PX, down // PLACE_PX
