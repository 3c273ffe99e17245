"""Sets the bars of a cut upright: a tilted card, a bent label and a box that was found askew all lean them.

Each reading of a cut averages along the columns, so bars that lean by a module over the cut's height are
lost. How much they lean is in the gradients, column by column: along a bar the grey value does not change,
so `gx * lean + gy` is nought, and the lean that makes it so best is a quotient of two sums.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image

SMOOTH = 8
"""The lean is taken over an eighth of the cut at a time: a bent label leans its ends in opposite ways."""
ROUNDS = 2
"""A strong lean is found too small at first; what is left of it is found by the second round."""
MAX_LEAN = 3.0
"""Pixels across per pixel down. More is no bar."""


def straightened(image: Image) -> Image:
    """The cut with each part of it sheared so that its bars stand upright about the middle row."""
    total = np.zeros(image.shape[1], np.float32)
    seen = image
    for _ in range(ROUNDS):
        total = total + _lean(seen)
        seen = _sheared(image, total)
    return seen


def _lean(image: Image) -> npt.NDArray[Any]:
    """Per column: by how many pixels across its bars move with each pixel down."""
    across = cv2.Sobel(image, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(image, cv2.CV_32F, 0, 1, ksize=3)
    window = (max(3, image.shape[1] // SMOOTH), 1)
    steep = cv2.blur((across * across).sum(axis=0, keepdims=True), window)[0]
    mixed = cv2.blur((across * down).sum(axis=0, keepdims=True), window)[0]
    return np.asarray(np.clip(-mixed / (steep + 1), -MAX_LEAN, MAX_LEAN))


def _sheared(image: Image, lean: npt.NDArray[Any]) -> Image:
    height, width = image.shape
    rows = np.arange(height, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None]
    from_x = columns + (rows - height / 2) * lean[None].astype(np.float32)
    from_y = np.broadcast_to(rows, image.shape).astype(np.float32)
    moved = cv2.remap(image, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)
