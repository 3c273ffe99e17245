"""The whole picture once more, in ways that are too dear to begin with: for codes that no region showed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np

from pos_client.scanning.decoding import enhance
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import SURE_SYMBOLOGIES, Image, Reading, Stage
from pos_client.scanning.decoding.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage

SMALL_SIDE = 350
"""Pixels: pictures that are no longer than this are worth enlarging as a whole."""
ENLARGED = 3


class AlteredPicture:
    """A stage that reads the picture after something was done to it that keeps its shape."""

    def __init__(self, name: str, reader: Stage, alter: Callable[[Image], Image | None]) -> None:
        self.name = name
        self._reader = reader
        self._alter = alter

    def read(self, grey: Image) -> list[Reading]:
        """The codes on the altered picture, corners on the one given; none if it is not worth altering."""
        altered = self._alter(grey)
        if altered is None:
            return []
        scale = grey.shape[1] / altered.shape[1]
        return [self._back(one, scale) for one in self._reader.read(altered)]

    def _back(self, reading: Reading, scale: float) -> Reading:
        corners = tuple((round(x * scale), round(y * scale)) for x, y in reading.corners)
        return replace(reading, corners=corners, stage=f"whole picture: {self.name}")


def enlarged(grey: Image) -> Image | None:
    """A small picture three times as large."""
    if max(grey.shape) > SMALL_SIDE:
        return None
    return np.asarray(
        cv2.resize(grey, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC), np.uint8
    )


def last_stages(symbologies: Collection[str]) -> tuple[Stage, ...]:
    """What is tried at the end. Without the system's zbar, without it."""
    one_threshold = ZxingStage(symbologies, one_threshold=True)
    stages: list[Stage] = [
        AlteredPicture("equalized", one_threshold, enhance.equalized),
        AlteredPicture("enlarged", one_threshold, enlarged),
    ]
    if why_missing() is None:
        bars = frozenset(symbologies) - SURE_SYMBOLOGIES
        stages.append(AlteredPicture("zbar", ZbarStage(bars), enhance.plain))
    return tuple(stages)
