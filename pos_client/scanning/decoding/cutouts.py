"""A region cut out of the picture at its full resolution: upright, enlarged, with room around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Corners, Image
from pos_client.scanning.decoding.regions import Region, RegionKind

BARS_LENGTH = 900
"""Pixels that a bar code's length becomes: 95 modules of an EAN-13 then have nine each."""
BARS_HEIGHT = 48
"""Pixels of bar height that are kept at most: the rows below say the same, and each costs time."""
BARS_MARGIN = 0.16
"""Of the length, on each side: the quiet zone, and what the search left out because it is thinly barred."""
MATRIX_SIDE = 420
"""Pixels that a matrix's longer side becomes: a version 5 code (37 modules) then has eleven each."""
MATRIX_MARGIN = 0.18
"""Of the side, on each side: four modules of quiet zone, and a finder pattern that was cut short."""
MAX_ENLARGED = 6.0
"""More only smears: what has no pixels cannot be invented."""


BAND_ROWS = 12
"""Rows of a band: enough for a mean over most of them, and a sixth of a cut's cost."""
BAND_LENGTH = 540
"""Pixels that a band's code becomes."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """The cut, upright, and the way back to the picture."""

    image: Image
    to_picture: npt.NDArray[Any]
    """2×3, from pixels of the cut to pixels of the picture."""

    def in_picture(self, corners: Sequence[Sequence[int]]) -> Corners:
        """Corners on the cut as corners on the picture."""
        points = (
            np.asarray(corners, np.float64).reshape(-1, 2) @ self.to_picture[:, :2].T + self.to_picture[:, 2]
        )
        return tuple((round(x), round(y)) for x, y in points)


def cut_out(grey: Image, region: Region, zoom: float = 1.0, margin: float | None = None) -> Cutout:
    """The region upright: bars stand, a matrix lies square.

    `zoom` makes the cut larger than usual; `margin` is the room on each side as a share of the length.
    """
    first, second, _, last = (np.asarray(one, np.float64) for one in region.corners)
    across, down = second - first, last - first
    length, height = max(1.0, float(np.hypot(*across))), max(1.0, float(np.hypot(*down)))
    if region.kind is RegionKind.BARS:
        room = BARS_MARGIN if margin is None else margin
        return _bars(grey, first, (across, length), (down, height), (zoom, room))
    room = MATRIX_MARGIN if margin is None else margin
    return _matrix(grey, first, (across, length), (down, height), (zoom, room))


def band(grey: Image, region: Region) -> Cutout:
    """A thin cut along the middle of a bar code whose place is known well: for a quick second look."""
    (x, y), (to_x, to_y), _, (below_x, below_y) = region.corners
    across = (to_x - x) / BAND_LENGTH, (to_y - y) / BAND_LENGTH
    down = (below_x - x) / BAND_ROWS, (below_y - y) / BAND_ROWS
    margin = BARS_MARGIN * BAND_LENGTH
    start = x - margin * across[0], y - margin * across[1]
    columns = round(BAND_LENGTH + 2 * margin)
    end = start[0] + across[0] * columns, start[1] + across[1] * columns
    height, width = grey.shape
    inside = all(0 < end_x < width and 0 < end_y < height for end_x, end_y in (start, end))
    beyond = None if inside else _paper(grey, np.asarray(region.corners, np.float64))
    return _warped(grey, start, (across, down), (columns, BAND_ROWS), beyond=beyond)


def _paper(grey: Image, corners: npt.NDArray[Any]) -> int:
    """How light it is between the bars, along the middle line of the region."""
    ends = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    along = np.linspace(*ends, num=64).astype(int)
    limits = grey.shape[1] - 1, grey.shape[0] - 1
    xs, ys = np.clip(along, 0, limits).T
    return int(np.sort(grey[ys, xs])[-7])


_How = tuple[float, float]
"""Zoom and margin."""
_Step = npt.NDArray[Any] | tuple[float, float]
"""In pixels of the picture, x and y."""
_Side = tuple[npt.NDArray[Any], float]


def _bars(grey: Image, first: npt.NDArray[Any], across: _Side, down: _Side, how: _How) -> Cutout:
    (length, height), (zoom, room) = (across[1], down[1]), how
    scale = min(MAX_ENLARGED, zoom * BARS_LENGTH / length)
    margin = room * length
    rows = max(16, min(BARS_HEIGHT, round(height * min(scale, 2.0))))
    columns = round((length + 2 * margin) * scale)
    start = first - margin * across[0] / length
    return _warped(grey, start, (across[0] / length / scale, down[0] / rows), (columns, rows))


def _matrix(grey: Image, first: npt.NDArray[Any], across: _Side, down: _Side, how: _How) -> Cutout:
    zoom, room = how
    side = max(across[1], down[1])
    scale = min(MAX_ENLARGED, zoom * MATRIX_SIDE / side)
    margin = room * side
    right, below = across[0] / across[1], down[0] / down[1]
    start = first - margin * (right + below)
    size = (round((across[1] + 2 * margin) * scale), round((down[1] + 2 * margin) * scale))
    return _warped(grey, start, (right / scale, below / scale), size)


def _warped(
    grey: Image,
    start: _Step,
    steps: tuple[_Step, _Step],
    size: tuple[int, int],
    *,
    beyond: int | None = None,
) -> Cutout:
    """`steps` are what one pixel to the right and one down are in the picture.

    `beyond` the picture's rim is this grey: a code that fills the picture has its quiet zone there. Without,
    the rim goes on.
    """
    (right_x, right_y), (down_x, down_y) = steps
    back = np.array([[right_x, down_x, start[0]], [right_y, down_y, start[1]]])
    quick = size[1] == BAND_ROWS or math.hypot(*steps[0]) > 1.5
    image = cv2.warpAffine(
        grey,
        back,
        size,
        flags=(cv2.INTER_LINEAR if quick else cv2.INTER_CUBIC) | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE if beyond is None else cv2.BORDER_CONSTANT,
        borderValue=beyond or 0,
    )
    return Cutout(np.asarray(image, np.uint8), back)
