"""The newest frame of a stream, however slow its reader is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy.typing as npt

from pos_client.scanning.opencv import cv2

_WAITED_S = 0.008
"""A frame that had to be waited for this long, decoding left aside, was not lying there before."""
_MOST_SKIPPED = 60
"""Two seconds of a usual stream; whatever still waits then is skipped at the next reading."""


def _idle_s() -> float:
    """Seconds that this thread has not worked, from an arbitrary start: they pass while it waits."""
    return time.monotonic() - time.thread_time()


class NewestFrames:
    """Frames queue up in the network's buffers while the last one is decoded. Each reading empties the queue
    first, so that a card shows when it is shown and not two seconds later.
    """

    def __init__(self, capture: cv2.VideoCapture, idle_s: Callable[[], float] = _idle_s) -> None:
        self._capture = capture
        self._idle_s = idle_s

    def read(self) -> npt.NDArray[Any] | None:
        """The newest, waited for; None if the stream has ended or stalled."""
        for _ in range(_MOST_SKIPPED):
            began_s = self._idle_s()
            if not self._capture.grab():
                return None
            if self._idle_s() - began_s >= _WAITED_S:
                break
        there, frame = self._capture.retrieve()
        return frame if there and frame.size else None

    def skip(self) -> bool:
        """Let one go by."""
        return self._capture.grab()

    def interval_ms(self) -> int:
        """A stream has its own pace."""
        return 0

    def close(self) -> None:
        """Hang up."""
        self._capture.release()
