"""Codes from pictures: the cheap ways first, and the dear ones only where those found nothing (ADR 8)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Corners, Image, Reading, Stage
from pos_client.scanning.decoding.region_reader import RegionReader
from pos_client.scanning.decoding.region_search import WAYS, search_regions
from pos_client.scanning.decoding.whole_picture import last_stages
from pos_client.scanning.decoding.zbar_stage import why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage

Step = Callable[[], list[Reading]]

MOST_PIXELS = 12_000_000
"""Larger pictures are shrunk to this first: a telephone's photograph has as many, and in one with more a code
that is too small after it would be too small for a person to have aimed at.
"""


class Decoder:
    """Reads codes of the given symbologies (the wire's names). Not for use by two threads at once.

    With `stages`, those alone, each on the whole picture. Without, all that is known: zxing-cpp on the whole
    picture, then one by one the regions that look like codes, sought in several ways, then the whole picture
    in other ways.
    """

    def __init__(
        self,
        formats: Collection[str] = TILL_SYMBOLOGIES,
        *,
        stages: Sequence[Stage] | None = None,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._first = tuple(stages) if stages is not None else (ZxingStage(formats),)
        self._last = () if stages is not None else last_stages(formats)
        self._regions = None if stages is not None else RegionReader(formats)
        self._seconds = seconds

    def decode(self, image: npt.NDArray[Any], *, budget_ms: float | None = None) -> tuple[Reading, ...]:
        """All codes that the first successful step found, each once; empty if none did.

        After `budget_ms` no further step is begun (the first is, always); a step takes up to 20 ms at 720p.

        Raises:
            ValueError: the array is no picture of eight bits with 1, 3 or 4 channels.
        """
        began = self._seconds()
        grey, scale = _fitting(as_grey(image))
        for step in self._steps(grey):
            found = {(one.data, one.symbology): one for one in step()}
            spent_ms = (self._seconds() - began) * 1000
            if found:
                return tuple(
                    replace(one, cost_ms=spent_ms, corners=_enlarged(one.corners, scale))
                    for one in found.values()
                )
            if budget_ms is not None and spent_ms >= budget_ms:
                break
        return ()

    def _steps(self, grey: Image) -> Iterator[Step]:
        for stage in self._first:
            yield partial(self._confirmed, grey, stage)
        if self._regions is not None:
            for way in range(WAYS):
                for region in search_regions(grey, way):
                    yield partial(self._regions.read, grey, region)
        for stage in self._last:
            yield partial(self._confirmed, grey, stage)

    def _confirmed(self, grey: Image, stage: Stage) -> list[Reading]:
        found = stage.read(grey)
        if self._regions is None:
            return found
        return [sure for one in found for sure in self._regions.confirmed(grey, one)]

    @staticmethod
    def missing() -> str | None:
        """None if every decoder is there, else what is absent and what to do about it."""
        return why_missing()


def _fitting(grey: Image) -> tuple[Image, float]:
    """The picture within the limit, and by how much it was shrunk."""
    shrink = math.sqrt(MOST_PIXELS / grey.size)
    if shrink >= 1:
        return grey, 1.0
    size = tuple(max(1, round(side * shrink)) for side in (grey.shape[1], grey.shape[0]))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8), shrink


def _enlarged(corners: Corners, shrunk: float) -> Corners:
    return tuple((round(x / shrunk), round(y / shrunk)) for x, y in corners)
