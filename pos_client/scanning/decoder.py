"""Codes from pictures: a list of stages, the cheap ones first, the first that finds something wins."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy.typing as npt

from pos_client.scanning.grey import as_grey
from pos_client.scanning.reading import TILL_SYMBOLOGIES, Reading, Stage
from pos_client.scanning.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.zxing_stage import ZxingStage


def till_stages(symbologies: Collection[str], *, negatives: bool = True) -> tuple[Stage, ...]:
    """zxing-cpp, then zbar on the picture and, if `negatives`, on its negative, which zxing-cpp tries anyway.

    Without the system's zbar, zxing-cpp alone.
    """
    quick = ZxingStage(symbologies)
    if why_missing() is not None:
        return (quick,)
    positive, negative = ZbarStage(symbologies), ZbarStage(symbologies, inverted=True)
    return (quick, positive, negative) if negatives else (quick, positive)


class Decoder:
    """Reads codes of the given symbologies (the wire's names). Not for use by two threads at once."""

    def __init__(
        self,
        formats: Collection[str] = TILL_SYMBOLOGIES,
        *,
        stages: Sequence[Stage] | None = None,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._stages = tuple(till_stages(formats) if stages is None else stages)
        self._seconds = seconds

    def decode(self, image: npt.NDArray[Any], *, quickly: bool = False) -> tuple[Reading, ...]:
        """All codes that the first successful stage found, each once; empty if none did.

        `quickly` leaves out the stages that are too dear for every frame of a camera.

        Raises:
            ValueError: the array is no picture of eight bits with 1, 3 or 4 channels.
        """
        grey = as_grey(image)
        began = self._seconds()
        for stage in self._stages:
            if quickly and not stage.quick:
                continue
            found = {(one.data, one.symbology): one for one in stage.read(grey)}
            if found:
                cost_ms = (self._seconds() - began) * 1000
                return tuple(replace(one, cost_ms=cost_ms) for one in found.values())
        return ()

    @staticmethod
    def missing() -> str | None:
        """None if every decoder is there, else what is absent and what to do about it."""
        return why_missing()
