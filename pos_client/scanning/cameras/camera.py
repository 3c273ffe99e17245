"""Frames from a camera, a stream, a video file or a folder of photographs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy.typing as npt

from pos_client.domain.device_source import is_stream
from pos_client.domain.errors import InputError, KnownError
from pos_client.scanning.cameras.camera_list import listed_number
from pos_client.scanning.cameras.camera_source import (
    checked_stream,
    is_live,
    listed_identity,
)
from pos_client.scanning.cameras.stream import NewestFrames
from pos_client.scanning.decoding.image_file import read_image
from pos_client.scanning.decoding.opencv import cv2

WIDTH, HEIGHT = 1280, 720
"""Asked of a camera; it may give what it has."""

NETWORK_TIMEOUT_MS = 4000
"""How long a stream may take to open, and then for each frame: a stalled one is lost this soon."""

USUAL_INTERVAL_MS = 40
"""25 frames a second, where a file tells no pace that can be true."""

_PICTURE_ENDINGS = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})
_SYSTEMS = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}
"""The interface whose numbers `camera_list` tells: another one would count the same cameras differently."""

Frame = npt.NDArray[Any]


class Camera:
    """An open source of frames.

    `source` is a camera's number ("0"), a device path, what `camera_list.cameras` told, the URL of a stream
    (RTSP, preferably over TCP, or MJPEG over HTTP), a video file, or a folder whose pictures are played in
    the order of their names. A video and a folder end; a camera and a stream do not, they can only be lost.

    Raises:
        InputError: `camera-refused`: a URL of another scheme.
        KnownError: `camera-missing` (nothing there), `camera-busy` (another program has it), `camera-denied`
            (this user may not open it), `camera-not-opened` (Windows and macOS, which do not tell which of
            the two), `stream-missing` (no answer, or none with pictures).
    """

    def __init__(self, source: str, network_timeout_ms: int = NETWORK_TIMEOUT_MS) -> None:
        self.source = source
        self.is_live = is_live(source)
        self._lost = "stream-lost" if is_stream(source) else "camera-unplugged"
        self._frames: _Frames = _open(source, network_timeout_ms)

    @property
    def frame_interval_ms(self) -> int:
        """How long to wait between frames: 0 for a live source, which sets its own pace."""
        return 0 if self.is_live else self._frames.interval_ms()

    def next_frame(self) -> Frame | None:
        """The next frame, waited for if the source is live; None at the end of a video or folder.

        Of a stream the newest: those that arrived while the last one was looked at are gone.

        Raises:
            KnownError: `camera-unplugged` or `stream-lost`: a live source gives no frames any more.
        """
        frame = self._frames.read()
        if frame is None and self.is_live:
            raise KnownError(self._lost)
        return frame

    def skip_frame(self) -> bool:
        """Let one frame go by, at less cost than to look at it; False at the end of a video or folder.

        Raises:
            KnownError: as `next_frame`.
        """
        there = self._frames.skip()
        if not there and self.is_live:
            raise KnownError(self._lost)
        return there

    def close(self) -> None:
        """Let go of the device. May be called twice."""
        self._frames.close()


class _Frames(Protocol):
    def read(self) -> Frame | None: ...
    def skip(self) -> bool: ...
    def interval_ms(self) -> int: ...
    def close(self) -> None: ...


class _Video:
    """What OpenCV captures from a device or a file."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def read(self) -> Frame | None:
        there, frame = self._capture.read()
        return frame if there and frame.size else None

    def skip(self) -> bool:
        return self._capture.grab()

    def interval_ms(self) -> int:
        frames_per_s = self._capture.get(cv2.CAP_PROP_FPS)
        return round(1000 / frames_per_s) if 1 <= frames_per_s <= 120 else USUAL_INTERVAL_MS

    def close(self) -> None:
        self._capture.release()


class _Folder:
    """Pictures one after the other; one that cannot be read is left out."""

    def __init__(self, folder: Path) -> None:
        self._paths = iter(sorted(one for one in folder.iterdir() if one.suffix.lower() in _PICTURE_ENDINGS))

    def read(self) -> Frame | None:
        return next(self._readable(), None)

    def skip(self) -> bool:
        return next(self._paths, None) is not None

    def _readable(self) -> Iterator[Frame]:
        for path in self._paths:
            try:
                yield read_image(path)
            except InputError:
                continue

    def interval_ms(self) -> int:
        return USUAL_INTERVAL_MS

    def close(self) -> None:
        self._paths = iter(())


def _open(source: str, timeout_ms: int) -> _Frames:
    if is_stream(source):
        return _open_stream(checked_stream(source), timeout_ms)
    if not is_live(source):
        return _open_file(Path(source))
    return _DEVICES.get(sys.platform, _open_number)(source)


def _open_stream(url: str, timeout_ms: int) -> NewestFrames:
    timeouts = [
        *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, timeout_ms),
        *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, timeout_ms),
    ]
    return NewestFrames(_opened(cv2.VideoCapture(url, cv2.CAP_FFMPEG, timeouts), "stream-missing"))


def _open_file(path: Path) -> _Frames:
    if path.is_dir():
        return _Folder(path)
    if not path.is_file():
        raise KnownError("camera-missing")
    # A full path begins with no `concat:` or `subfile:`, which FFmpeg would take for orders.
    return _Video(_opened(cv2.VideoCapture(str(path.resolve())), "camera-missing"))


def _open_device_file(source: str) -> _Video:
    """Linux keeps its cameras in files."""
    device = Path(f"/dev/video{source}" if source.isdecimal() else source)
    if not device.exists():
        raise KnownError("camera-missing")
    if not os.access(device, os.R_OK | os.W_OK):
        raise KnownError("camera-denied")
    return _asked_for_size(_opened(cv2.VideoCapture(str(device), cv2.CAP_V4L2), "camera-busy"))


def _open_number(source: str) -> _Video:
    """Windows and macOS number their cameras anew whenever one comes or goes."""
    identity = listed_identity(source)
    number = int(source) if source.isdecimal() else listed_number(identity or "")
    if number is None:
        raise KnownError("camera-missing")
    capture = cv2.VideoCapture(number, _SYSTEMS.get(sys.platform, cv2.CAP_ANY))
    return _asked_for_size(_opened(capture, "camera-missing" if identity is None else "camera-not-opened"))


_DEVICES = {"linux": _open_device_file}


def _opened(capture: cv2.VideoCapture, problem: str) -> cv2.VideoCapture:
    if capture.isOpened():
        return capture
    capture.release()
    raise KnownError(problem)


def _asked_for_size(capture: cv2.VideoCapture) -> _Video:
    # Uncompressed, this size passes through USB 2 ten times a second; as JPEG thirty times.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
    # The newest frame is wanted, not the one that waited while the last was decoded.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return _Video(capture)
