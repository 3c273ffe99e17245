"""When a reading from a stream of frames is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pos_client.scanning.decoding.ballot import is_weak
from pos_client.scanning.decoding.reading import SURE_SYMBOLOGIES, Reading

FRAMES, FRAMES_IF_WEAK = 2, 3
"""Frames that must agree, without one between them on which the symbology says only something else; weak are
symbologies that are short or have no check digit."""
WITHIN_S = 1.0
"""How far apart two readings may be that confirm each other: further, and it may be another card."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a symbology said when it was last read: how often in a row each code was."""

    at_s: float
    times: Mapping[bytes, int]


class Agreement:
    """A code with strong error correction is certain at once; bars are misread often enough that frames must
    agree (`FRAMES`, `FRAMES_IF_WEAK`).
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def certain(self, readings: Sequence[Reading], at_s: float) -> list[Reading]:
        """Those of one frame's readings, taken at this moment, that are certain by now."""
        for symbology in {one.symbology for one in readings}:
            before = self._seen.get(symbology)
            times = before.times if before is not None and at_s - before.at_s <= WITHIN_S else {}
            codes = {one.data for one in readings if one.symbology == symbology}
            self._seen[symbology] = _Seen(at_s, {code: times.get(code, 0) + 1 for code in codes})
        return [one for one in readings if self._is_certain(one)]

    def _is_certain(self, reading: Reading) -> bool:
        if reading.symbology in SURE_SYMBOLOGIES:
            return True
        wanted = FRAMES_IF_WEAK if is_weak(reading) else FRAMES
        return self._seen[reading.symbology].times[reading.data] >= wanted
