"""Frames from a camera, a stream, a video file or a folder of photographs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy.typing as npt

from pos_client.domain.errors import InputError, KnownError
from pos_client.scanning.image_file import read_image
from pos_client.scanning.opencv import cv2

WIDTH, HEIGHT = 1280, 720
"""Asked of a camera; it may give what it has."""

NETWORK_TIMEOUT_MS = 4000
_PICTURE_ENDINGS = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})

Frame = npt.NDArray[Any]


class Camera:
    """An open source of frames.

    `source` is a camera's number ("0"), a device path, a URL, a video file, or a folder whose pictures are
    played in the order of their names. A video and a folder end; a camera and a stream do not, they can only
    be lost.

    Raises:
        KnownError: `camera-missing` (nothing there; on Windows and macOS, which do not tell why, also busy
            or not allowed), `camera-busy` (another program has it), `camera-denied` (this user may not open
            it).
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.is_live = _is_live(source)
        self._frames: _Frames = _open(source)

    @property
    def frame_interval_ms(self) -> int:
        """How long to wait between frames: 0 for a live source, which sets its own pace."""
        return 0 if self.is_live else self._frames.interval_ms()

    def next_frame(self) -> Frame | None:
        """The next frame, waited for if the source is live; None at the end of a video or folder.

        Raises:
            KnownError: `camera-unplugged`: a live source gives no frames any more.
        """
        frame = self._frames.read()
        if frame is None and self.is_live:
            raise KnownError("camera-unplugged")
        return frame

    def close(self) -> None:
        """Let go of the device. May be called twice."""
        self._frames.close()


class _Frames(Protocol):
    def read(self) -> Frame | None: ...
    def interval_ms(self) -> int: ...
    def close(self) -> None: ...


class _Video:
    """What OpenCV captures."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def read(self) -> Frame | None:
        there, frame = self._capture.read()
        return frame if there and frame.size else None

    def interval_ms(self) -> int:
        frames_per_s = self._capture.get(cv2.CAP_PROP_FPS)
        return round(1000 / frames_per_s) if 1 <= frames_per_s <= 120 else 40

    def close(self) -> None:
        self._capture.release()


class _Folder:
    """Pictures one after the other; one that cannot be read is left out."""

    def __init__(self, folder: Path) -> None:
        self._paths = iter(sorted(one for one in folder.iterdir() if one.suffix.lower() in _PICTURE_ENDINGS))

    def read(self) -> Frame | None:
        return next(self._readable(), None)

    def _readable(self) -> Iterator[Frame]:
        for path in self._paths:
            try:
                yield read_image(path)
            except InputError:
                continue

    def interval_ms(self) -> int:
        return 40

    def close(self) -> None:
        self._paths = iter(())


def _is_live(source: str) -> bool:
    return source.isdecimal() or "://" in source or source.startswith("/dev/")


def _open(source: str) -> _Frames:
    if not _is_live(source) and Path(source).is_dir():
        return _Folder(Path(source))
    device = _device_path(source)
    if device is not None and not device.exists():
        raise KnownError("camera-missing")
    capture = _capture(source)
    if capture.isOpened():
        return _Video(capture)
    capture.release()
    raise KnownError(_why_not_open(device))


def _capture(source: str) -> cv2.VideoCapture:
    if "://" in source:
        timeouts = [
            *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, NETWORK_TIMEOUT_MS),
            *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, NETWORK_TIMEOUT_MS),
        ]
        return cv2.VideoCapture(source, cv2.CAP_FFMPEG, timeouts)
    if not source.isdecimal():
        return cv2.VideoCapture(source)
    capture = cv2.VideoCapture(int(source))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
    # The newest frame is wanted, not the one that waited while the last was decoded.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def _device_path(source: str) -> Path | None:
    """Where Linux keeps this camera. Windows and macOS have no such files."""
    if source.startswith("/dev/"):
        return Path(source)
    if source.isdecimal() and sys.platform == "linux":
        return Path(f"/dev/video{source}")
    return None


def _why_not_open(device: Path | None) -> str:
    if device is None:
        return "camera-missing"
    return "camera-busy" if os.access(device, os.R_OK | os.W_OK) else "camera-denied"
