"""From a stream of frames to codes that can be believed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy.typing as npt

from pos_client.scanning.decoder import Decoder, till_stages
from pos_client.scanning.reading import SURE_SYMBOLOGIES, TILL_SYMBOLOGIES, Reading

THOROUGH_EVERY = 10
"""zbar takes five times as long on an empty frame as zxing-cpp: three times a second is soon enough."""

AGREEMENT_FRAMES = 2 * THOROUGH_EVERY
"""How far apart two frames may be that confirm each other: a code that only the slow stage reads must fit
in.
"""


def camera_decoder(symbologies: Collection[str] = TILL_SYMBOLOGIES) -> Decoder:
    """A decoder that can keep up with a camera."""
    return Decoder(stages=till_stages(symbologies, negatives=False))


class FrameReader:
    """Reads frame after frame; says which codes are seen and which of them are certain.

    A code with strong error correction is certain at once. A bar code is misread often enough that two
    frames must agree, with nothing else read from the same kind of code in between.
    """

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._frame = 0
        self._candidates: dict[str, tuple[bytes, int]] = {}

    def read(self, frame: npt.NDArray[Any]) -> tuple[Sequence[Reading], Sequence[Reading]]:
        """What is seen on this frame, and those of it that are certain by now."""
        thorough = self._frame % THOROUGH_EVERY == 0
        seen = self._decoder.decode(frame, quickly=not thorough)
        self._frame += 1
        return seen, [one for one in seen if self._is_certain(one)]

    def _is_certain(self, reading: Reading) -> bool:
        if reading.symbology in SURE_SYMBOLOGIES:
            return True
        before, at_frame = self._candidates.get(reading.symbology, (b"", -AGREEMENT_FRAMES))
        self._candidates[reading.symbology] = (reading.data, self._frame)
        return before == reading.data and 0 < self._frame - at_frame <= AGREEMENT_FRAMES
