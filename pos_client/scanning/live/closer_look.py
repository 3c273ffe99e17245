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
UNUSED_S = 0.2
"""So long they hold if something was read there, to be confirmed, or if there was no time yet to look into
any: else the next search would take it again.
"""
LOOKS_PER_FRAME = 3
"""Ways in which a region is read on one frame at most: the next frame shows it anew, and perhaps better."""
HELD_STILL = 2
"""Looks in vain after which something is still there: until then it gets one a frame."""
EXHAUSTED = 24
"""Looks in vain after which a place that does not move rests: every way was tried on more than one frame."""
REST_S = 2.0
"""How long it rests: light changes, and a lens may find its focus."""
MEMORY_S = 6.0
"""A place that was read in vain is remembered for so long after the last look."""


class FindRegions(Protocol):
    """Finds regions on a grey picture in the way of this number: see `search_regions`."""

    def __call__(self, grey: Image, attempt: int, /) -> Sequence[Region]: ...


class ReadRegion(Protocol):
    """Reads one region of a grey picture in the way of this number: see `RegionReader.glance`."""

    def __call__(self, grey: Image, region: Region, attempt: int, /) -> Sequence[Reading]: ...


_Where = tuple[RegionKind, int, int]
"""Kind and square: bars and a matrix have looks of their own, and so their own count."""


@dataclass(slots=True)
class _Place:
    """How often a place was tried in vain, when last, and whether something was read there then."""

    tries: int = 0
    at_s: float = 0.0
    was_read: bool = False


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
    is still there. First what was read a moment ago, to be confirmed; then what moved: a hand holds the card;
    then what was tried least often.
    """

    def __init__(
        self,
        find: FindRegions,
        read: ReadRegion,
        cpu_ms: Callable[[], float],
    ) -> None:
        self._find = find
        self._read = read
        self._cpu_ms = cpu_ms
        self._costs = _Costs()
        self._places: dict[_Where, _Place] = {}
        self._regions: Sequence[Region] = ()
        self._searched_at_s = -math.inf
        self._searches_in_vain = 0
        self._is_read = self._is_used = True

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
        if at_s - self._searched_at_s >= (SEARCH_AT_REST_S if at_rest else self._regions_hold_s()):
            if may_take_ms < self._costs.search_ms:
                return (), ()
            self._search(grey, at_s)
            self._costs.searched(self._cpu_ms() - began)
        regions = self._in_turn(self._regions, at_s, moved)
        for region in self._looks(regions, at_s, moved):
            if self._cpu_ms() - began + self._costs.read_ms[region.kind] > may_take_ms:
                continue
            found = self._read_one(grey, region, at_s)
            if found:
                self._is_read = True
                return found, regions
        return (), regions

    def _regions_hold_s(self) -> float:
        return SEARCH_EVERY_S if self._is_used and not self._is_read else UNUSED_S

    def _search(self, grey: Image, at_s: float) -> None:
        # Regions in which something was read are found again by the same means.
        self._searches_in_vain += not self._is_read
        self._regions, self._searched_at_s = self._find(grey, self._searches_in_vain), at_s
        self._is_read, self._is_used = False, not self._regions

    def _looks(
        self, regions: Sequence[Region], at_s: float, moved: Callable[[Corners], bool]
    ) -> list[Region]:
        """What to look into on this frame, one after the other. The time that was saved up is for what was
        brought and is held still now: not for what flies past, and of the rest only for one.
        """
        brought = [one for one in regions if self._place(one).was_read or moved(one.corners)]
        there = [one for one in regions if one not in brought and not self._rests(one, at_s)]
        held = [one for one in brought if self._place(one).tries >= HELD_STILL]
        return [*brought, *there[:1], *held * (LOOKS_PER_FRAME - 1)]

    def _rests(self, region: Region, at_s: float) -> bool:
        place = self._place(region)
        return place.tries >= EXHAUSTED and at_s - place.at_s < REST_S

    def _place(self, region: Region) -> _Place:
        return self._places.get(_where(region), _Place())

    def _read_one(self, grey: Image, region: Region, at_s: float) -> Sequence[Reading]:
        self._is_used = True
        place = self._places.setdefault(_where(region), _Place())
        began = self._cpu_ms()
        found = self._read(grey, region, place.tries)
        self._costs.read(region.kind, self._cpu_ms() - began)
        # What was read once is read again by the same means on the next frame.
        place.tries, place.at_s, place.was_read = place.tries + (not found), at_s, bool(found)
        return found

    def _in_turn(
        self, regions: Sequence[Region], at_s: float, moved: Callable[[Corners], bool]
    ) -> Sequence[Region]:
        self._places = {at: one for at, one in self._places.items() if at_s - one.at_s < MEMORY_S}

        def turn(region: Region) -> tuple[bool, bool, int, float]:
            place = self._place(region)
            return not place.was_read, not moved(region.corners), place.tries, -region.strength

        return sorted(regions, key=turn)


def _where(region: Region) -> _Where:
    across = sum(x for x, _ in region.corners) // len(region.corners)
    down = sum(y for _, y in region.corners) // len(region.corners)
    return region.kind, across // PLACE_PX, down // PLACE_PX
