"""The newest frame of a stream, however slow its reader is."""

from __future__ import annotations

from threading import Condition, Thread
from typing import Any

import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2


class NewestFrames:
    """Frames queue up in the network's buffers while the last one is decoded, until a card is seen seconds
    after it was shown. So a thread takes every frame off the line as it arrives; only what is asked for is
    kept.

    From its making the thread alone touches `capture`. It ends with the stream, or with `close`.
    """

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture
        self._arrival = Condition()
        self._arrived = 0
        self._wanted = self._ended = False
        self._newest: npt.NDArray[Any] | None = None
        self._thread = Thread(target=self._take_all, name="stream", daemon=True)
        self._thread.start()

    def read(self) -> npt.NDArray[Any] | None:
        """The next that arrives; None if the stream has ended or stalled."""
        with self._arrival:
            self._wanted, self._newest = True, None
            self._arrival.wait_for(lambda: self._newest is not None or self._ended)
            self._wanted = False
            return self._newest

    def skip(self) -> bool:
        """Wait for the next, and leave it."""
        with self._arrival:
            before = self._arrived
            self._arrival.wait_for(lambda: self._arrived > before or self._ended)
            return self._arrived > before

    def interval_ms(self) -> int:
        """A stream has its own pace."""
        return 0

    def close(self) -> None:
        """Hang up. Waits for the frame that is under way, at most as long as the stream may stall."""
        with self._arrival:
            self._ended = True
        self._thread.join()
        self._capture.release()

    def _take_all(self) -> None:
        try:
            while not self._ended and self._capture.grab():
                self._tell_arrival()
        finally:  # whatever ended it: nobody waits for ever
            with self._arrival:
                self._ended = True
                self._arrival.notify_all()

    def _tell_arrival(self) -> None:
        with self._arrival:
            self._arrived += 1
            if self._wanted:
                there, frame = self._capture.retrieve()
                self._newest = frame if there and frame.size else None
            self._arrival.notify_all()
