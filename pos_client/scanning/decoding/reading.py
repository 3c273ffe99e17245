"""What a decoder found on a picture, and what a decoder is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""Height × width (grey), or height × width × 3 (BGR) or 4 (BGRA) as OpenCV has them."""

Corners = tuple[tuple[int, int], ...]
"""The outline of a code in pixels of the picture, four points, in order around it."""

TILL_SYMBOLOGIES = frozenset({"QRCode", "Code128", "EAN13", "EAN8", "UPCA", "UPCE", "Code39", "ITF"})
"""What members and goods show at a till. Each further one costs time on every empty frame."""

SURE_SYMBOLOGIES = frozenset({"QRCode", "DataMatrix", "Aztec", "PDF417"})
"""Their error correction leaves no room for a misread; a bar code's one check digit does (ISO/IEC 18004,
15417).
"""

ALL_SYMBOLOGIES = TILL_SYMBOLOGIES | SURE_SYMBOLOGIES
"""What can be read at all: all that a programme's card formats may name (wire contract)."""


def symbologies_for(programme: Collection[str]) -> frozenset[str]:
    """What a till reads whose programme's cards are in these symbologies: those, and what goods have, so that
    a product is named as one. A name that nobody here can read is left out.
    """
    return TILL_SYMBOLOGIES | (ALL_SYMBOLOGIES & frozenset(programme))


@dataclass(frozen=True, slots=True)
class Reading:
    """One code on a picture.

    `data` is what the symbol holds; `text` is the decoder's guess at how it reads, good for showing only.
    `cost_ms` is what the decoder took for the picture that this came from. `stage` is how it looked when it
    found the code. `sure`: strong error correction, or a second look at the bars gave the same; what is not
    sure needs another frame, and on a still picture is not to be acted on.
    """

    data: bytes
    text: str
    symbology: str
    corners: Corners
    decoder: str
    cost_ms: float
    stage: str = "whole picture"
    sure: bool = False


class Stage(Protocol):
    """One way to look at a picture. Stages are tried in order until one finds something."""

    @property
    def name(self) -> str:
        """The decoder behind it, as people know it."""

    def read(self, grey: Image) -> list[Reading]:
        """The codes on the picture, with a cost of 0: the decoder takes the time."""
