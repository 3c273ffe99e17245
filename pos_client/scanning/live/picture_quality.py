"""Why a code that is held up cannot be read: plain rules on the picture, and how long they must hold."""

from __future__ import annotations

import math
from collections import Counter, deque

import numpy as np
import numpy.typing as npt

from pos_client.domain.hints import ScanHint
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image
from pos_client.scanning.decoding.regions import Region, RegionKind

BLACK, WHITE = 14, 244
"""Mean grey values beyond which the whole picture shows nothing: a lens that is covered, or blinded."""
DIM_ROOM = 55
"""Mean grey value of a picture taken in too little light."""
DIM_CODE = 70
"""Where the lightest part of a code is darker than this, its modules drown in the sensor's noise."""
PALE_CODE = 190
"""Where the darkest part of a code is lighter than this, the light has washed it out."""
BURNT = 246
"""Grey value of a reflection. White paper has it too, but not in one piece as large as `BURNT_PIECE`."""
THUMBNAIL, BURNT_PIECE = 64, 9
"""Pixels: a piece of a seventh of the code's side that is all white is no part of a code."""
EDGE_PX = 3
"""A code that comes this near to the picture's edge goes on beyond it."""
MODULES = {RegionKind.MATRIX: 25, RegionKind.BARS: 112}
"""Across a QR code of version 2, and along a Code 128 of 16 digits or an EAN-13 with its quiet zone."""
LEAST_MODULE_PX = {RegionKind.MATRIX: 2.0, RegionKind.BARS: 1.4}
"""Narrower modules cannot be told apart any more."""
STEEP = 0.3
"""Of a sharp code's contrast at least this much lies between pixels that are `STEP_PX` apart, somewhere."""
STEP_PX = 2
MOST_ASPECT = 1.7
"""A square that looks this much longer than high is tilted by 54° or more."""
SAMPLE_PX = 240
"""Longest side of the piece from the code's middle that its sharpness is measured on."""

TROUBLE_S = 1.5
"""Advice that comes sooner is a nuisance: most cards are read by then."""
GONE_S = 1.0
"""Advice stays for so long after the last frame that gave cause: it must be read, and not flicker."""
STEADY_PX = 120
"""What is held up stays this near to where it was when the trouble began; a shirt that goes past does not."""
PATIENCE_S = 10.0
"""Advice that nobody has followed for so long is about no card: a striped shirt, a shelf, a keyboard."""
VOTES = 12
"""The last findings that decide; the commonest wins, and must be half of them to replace the one shown."""


class HintWatch:
    """Turns what single frames say into advice that stays. `hint` is what to show now."""

    def __init__(self) -> None:
        self.hint: ScanHint | None = None
        self._votes: deque[ScanHint] = deque(maxlen=VOTES)
        self._since_s = 0.0
        self._last_s = -math.inf
        self._anchor: tuple[float, float] | None = None

    def read(self) -> None:
        """A code was read: no advice is needed."""
        self.hint = None
        self._last_s = -math.inf

    def unread(self, grey: Image, held: Region | None, at_s: float) -> None:
        """Nothing was read on this frame; `held` is what somebody seems to hold up."""
        found = advice(grey, held)
        where = None if held is None else _middle(held)
        if at_s - self._last_s > GONE_S or (found is not None and self._is_elsewhere(where)):
            self.hint = None
            self._votes.clear()
            self._since_s, self._anchor = at_s, where
        if found is None:
            return
        self._last_s = at_s
        self._votes.append(found)
        self._decide(at_s - self._since_s)

    def _is_elsewhere(self, where: tuple[float, float] | None) -> bool:
        if where is None or self._anchor is None:
            return where is not self._anchor
        return math.dist(where, self._anchor) > STEADY_PX

    def _decide(self, trouble_s: float) -> None:
        if trouble_s > PATIENCE_S:
            self.hint = None
        elif trouble_s >= TROUBLE_S:
            commonest, votes = Counter(self._votes).most_common(1)[0]
            if self.hint is None or 2 * votes >= len(self._votes):
                self.hint = commonest


def advice(grey: Image, held: Region | None) -> ScanHint | None:
    """What would help on this picture; None if nothing is wrong with it that can be measured.

    The first rule that applies: light, since without it nothing else can be judged; then place and size, then
    sharpness and tilt.
    """
    mean = float(grey[::16, ::16].mean())
    if mean <= BLACK or mean >= WHITE:
        return ScanHint.TOO_DARK if mean <= BLACK else ScanHint.TOO_BRIGHT
    if held is None:
        return None
    patch = _patch(grey, held)
    dark, light = (float(one) for one in np.percentile(patch[::2, ::2], (5, 95)))
    if light < DIM_CODE:
        return ScanHint.TOO_DARK if mean < DIM_ROOM else ScanHint.BRIGHTNESS_UP
    if dark > PALE_CODE or _is_burnt(patch):
        return ScanHint.TOO_BRIGHT
    if _is_cut_off(grey, held):
        return ScanHint.WHOLE_CODE
    return _shape_advice(patch, held, max(1.0, light - dark))


def _shape_advice(patch: Image, held: Region, contrast: float) -> ScanHint | None:
    across, down = _sides(held)
    size = across if held.kind is RegionKind.BARS else min(across, down)
    is_tilted = held.kind is RegionKind.MATRIX and max(across, down) > MOST_ASPECT * max(1.0, size)
    if is_tilted:
        return ScanHint.FLATTEN
    if size / MODULES[held.kind] < LEAST_MODULE_PX[held.kind]:
        return ScanHint.COME_CLOSER
    return ScanHint.HOLD_STILL if _steepness(patch, held.kind) < STEEP * contrast else None


def _middle(held: Region) -> tuple[float, float]:
    across, down = zip(*held.corners, strict=True)
    return sum(across) / len(across), sum(down) / len(down)


def _sides(held: Region) -> tuple[float, float]:
    first, second, _, last = held.corners
    return math.dist(first, second), math.dist(first, last)


def _is_cut_off(grey: Image, held: Region) -> bool:
    height, width = grey.shape
    return any(
        not (EDGE_PX < x < width - 1 - EDGE_PX and EDGE_PX < y < height - 1 - EDGE_PX)
        for x, y in held.corners
    )


def _patch(grey: Image, held: Region) -> Image:
    """The upright box around the region, as far as it lies in the picture; of a large one the middle."""
    points = np.asarray(held.corners)
    low, high = points.min(axis=0), points.max(axis=0)
    spare = np.maximum(0, high - low - SAMPLE_PX) // 2
    limits = (grey.shape[1] - 1, grey.shape[0] - 1)
    left, top = np.clip(low + spare, 0, limits)
    right, bottom = np.clip(high - spare, (left + 1, top + 1), (limits[0] + 1, limits[1] + 1))
    return grey[top:bottom, left:right]


def _is_burnt(patch: Image) -> bool:
    """Whether a reflection covers a piece of the middle."""
    small = np.asarray(cv2.resize(patch, (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA))
    quarter = THUMBNAIL // 4
    white: npt.NDArray[np.uint8] = (small[quarter:-quarter, quarter:-quarter] >= BURNT).astype(np.uint8)
    piece = np.ones((BURNT_PIECE, BURNT_PIECE), np.uint8)
    return bool(cv2.erode(white, piece, borderValue=0).any())


def _steepness(patch: Image, kind: RegionKind) -> float:
    """The steepest there is in the picture's two directions: bars have it one way, a matrix must both ways,
    or it was moved along one.
    """
    if min(patch.shape) <= STEP_PX:
        return 255.0
    across = cv2.absdiff(patch[:, STEP_PX:], patch[:, :-STEP_PX])
    down = cv2.absdiff(patch[STEP_PX:], patch[:-STEP_PX])
    steepest = [float(np.percentile(one[::2, ::2], 98)) for one in (across, down)]
    return max(steepest) if kind is RegionKind.BARS else min(steepest)
