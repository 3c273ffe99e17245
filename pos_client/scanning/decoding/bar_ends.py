"""How far a bar code really reaches: noise, shade and glare make the search find a part of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.cutouts import cut_out
from pos_client.scanning.decoding.reading import Image
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.decoding.straighten import straightened

ROOM = 0.7
"""Of the found length, on each side: how far the ends are looked for."""
ZOOM = 0.35
"""A small cut is enough to see where bars are."""
STILL_BARRED = 0.22
"""Of the steepness in the found part: below this there are no bars."""
WINDOW = 0.03
"""Of the found length: over how much the steepness is averaged."""
GAP = 0.07
"""Of the found length: a gap this wide is a quiet zone; the widest space within a code is half of it."""


def reaching_to_its_ends(grey: Image, region: Region) -> Region:
    """The region of bars made longer or shorter, so that it ends where the bars end."""
    cut = cut_out(grey, region, ZOOM, ROOM)
    image = straightened(cut.image)
    length = image.shape[1] / (1 + 2 * ROOM)
    first, last = _ends(image.mean(axis=0), length)
    height = image.shape[0]
    corners = ((first, 0), (last, 0), (last, height), (first, height))
    return Region(cut.in_picture(corners), RegionKind.BARS, region.strength)


def _ends(profile: npt.NDArray[Any], length: float) -> tuple[int, int]:
    steep = np.abs(np.diff(profile))
    window = max(2, round(WINDOW * length))
    steep = np.convolve(steep, np.ones(window) / window, mode="same")
    found = slice(round(ROOM * length), round((1 + ROOM) * length))
    barred = steep > STILL_BARRED * float(np.median(steep[found]))
    middle, gap = len(steep) // 2, max(2, round(GAP * length))
    return middle - _reach(barred[middle::-1], gap), middle + _reach(barred[middle:], gap)


def _reach(barred: npt.NDArray[np.bool_], gap: int) -> int:
    """How many columns it is from the middle to where the first long gap begins."""
    at = np.flatnonzero(barred)
    if len(at) == 0:
        return len(barred)
    wide = np.flatnonzero(np.diff(at) > gap)
    return int(at[wide[0]] if len(wide) else at[-1]) + 1
