"""Whether anything moves before the camera: what lets the till rest while nobody is there."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Corners

Plane = npt.NDArray[np.float32]

SAMPLES_ACROSS = 160
"""Pixels of the copy that is compared. They are picked, not averaged: the picture's noise is in them, but it
costs a hundredth of a millisecond, and the blocks average it away.
"""
BLOCKS = (16, 9)
"""Across and down. A block is 80 pixels of 1280: a card that moves by some pixels changes its blocks, while
the picture as a whole hardly differs.
"""
OVER_NOISE = 1.5
"""How much more than its usual unrest a block must show."""
LEAST_CHANGE = 3.0
"""Grey values: less is never motion, however quiet the block was."""
LEARNING = 0.04
"""Share of each new difference in a block's usual unrest: it takes about 25 frames to get used to a lamp that
flickers, and a card that is waved for a second is still motion at the end.
"""
MOST_UNREST = 40.0
"""Grey values: a block that is as restless as this (a television) is never quite given up."""


class MotionGate:
    """Compares each frame with the one before, block by block, against what is usual for the block."""

    def __init__(self) -> None:
        self._before: npt.NDArray[np.int16] | None = None
        self._unrest = np.full(BLOCKS[::-1], LEAST_CHANGE, np.float32)
        self._moved_at = np.full(BLOCKS[::-1], -np.inf)
        self._size = (1, 1)

    def moves(self, frame: npt.NDArray[Any], at_s: float) -> bool:
        """Whether anything has changed since the last frame. The first frame is a change."""
        samples = _samples(frame)
        before, self._before = self._before, samples
        self._size = (frame.shape[1], frame.shape[0])
        if before is None or before.shape != samples.shape:
            self._moved_at[:] = at_s
            return True
        difference = np.abs(samples - before).astype(np.float32)
        change = np.asarray(cv2.resize(difference, BLOCKS, interpolation=cv2.INTER_AREA), np.float32)
        moving = change > np.maximum(LEAST_CHANGE, OVER_NOISE * self._unrest)
        self._learn(change)
        self._moved_at[moving] = at_s
        return bool(moving.any())

    def moved_near(self, corners: Corners, since_s: float) -> bool:
        """Whether something moved in this part of the last frame, at this moment or later."""
        points = np.asarray(corners, np.float64) / self._size * BLOCKS
        left, top = np.clip(np.floor(points.min(axis=0)), 0, np.array(BLOCKS) - 1).astype(int)
        right, bottom = np.clip(np.ceil(points.max(axis=0)), 1, BLOCKS).astype(int)
        part = self._moved_at[top : max(bottom, top + 1), left : max(right, left + 1)]
        return bool((part >= since_s).any())

    def _learn(self, change: Plane) -> None:
        self._unrest += LEARNING * (np.minimum(change, MOST_UNREST) - self._unrest)


def _samples(frame: npt.NDArray[Any]) -> npt.NDArray[np.int16]:
    """Every n-th pixel, of a colour picture the green, which is nearest to its brightness."""
    step = max(1, frame.shape[1] // SAMPLES_ACROSS)
    plane = frame if frame.ndim == 2 else frame[:, :, min(1, frame.shape[2] - 1)]
    down, across = (min(step // 2, side - 1) for side in plane.shape)
    return plane[down::step, across::step].astype(np.int16)
