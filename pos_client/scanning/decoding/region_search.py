"""Where a code may be, sought in several ways: in dim light noise hides the edges."""

from __future__ import annotations

import numpy as np

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image
from pos_client.scanning.decoding.regions import Region, find_regions

SMOOTHED_PX = (1, 3, 5)
"""Side of the square that is averaged into each pixel, search after search: noise has as many edges
as a code. A thin bar survives three pixels, five show what is far out of focus, and each outlines it anew.
"""


WAYS = len(SMOOTHED_PX)
"""Of searching, after which nothing new is found."""


def search_regions(grey: Image, attempt: int) -> list[Region]:
    """The regions most worth a look, sought in the way of this number (from 0; after the last comes the
    first again). Smoothing adds 0.6 ms at 720p.
    """
    side = SMOOTHED_PX[attempt % len(SMOOTHED_PX)]
    return find_regions(grey if side == 1 else _smoothed(grey, side))


def _smoothed(grey: Image, side: int) -> Image:
    """Without its noise the picture bears to be lit up: edges in dim light are small as well."""
    soft = cv2.blur(grey, (side, side))
    return np.asarray(cv2.normalize(soft, None, 0, 255, cv2.NORM_MINMAX), np.uint8)  # type: ignore[call-overload]
