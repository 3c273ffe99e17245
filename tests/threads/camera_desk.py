"""A camera's worker on a thread of its own, whom it tells, and cameras that do as the test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.errors import KnownError
from pos_client.domain.hints import ScanHint
from pos_client.domain.scan import Scan
from pos_client.scanning.cameras.camera import Camera
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image, Reading
from pos_client.scanning.live.frame_reader import FrameReader
from pos_client.workers.camera import CameraWorker
from tests.unit.scanning.pictures import Picture

PLAIN = np.full((48, 64, 3), 200, np.uint8)

PLAIN = np.full((48, 64, 3), 200, np.uint8)


class Told(QObject):
    """What a worker told, received on the GUI thread."""

    def __init__(self, worker: CameraWorker) -> None:
        super().__init__()
        self.frames: list[tuple[QImage, object]] = []
        self.scans: list[Scan] = []
        self.failures: list[str] = []
        self.running: list[str] = []
        self.stopped: list[str] = []
        self.threads: set[int] = set()
        self.hints: list[ScanHint | None] = []
        self.heard: list[str] = []
        worker.hint_changed.connect(self.hint)
        worker.frame_ready.connect(self.frame)
        worker.code_seen.connect(self.code)
        worker.camera_failed.connect(self.failure)
        worker.camera_running.connect(self.run)
        worker.camera_stopped.connect(self.stop)

    @Slot(QImage, object)
    def frame(self, image: QImage, corners: object) -> None:
        self.threads.add(threading.get_ident())
        self.frames.append((image, corners))
        self.heard.append("frame")

    @Slot(object)
    def hint(self, hint: ScanHint | None) -> None:
        self.hints.append(hint)

    @Slot(object)
    def code(self, scan: Scan) -> None:
        self.scans.append(scan)
        self.heard.append("code")

    @Slot(object)
    def failure(self, error: KnownError) -> None:
        self.failures.append(error.code)

    @Slot(str)
    def run(self, source: str) -> None:
        self.running.append(source)

    @Slot(str)
    def stop(self, source: str) -> None:
        self.stopped.append(source)


class Wishes(QObject):
    start_camera = Signal(str)
    stop_camera = Signal()
    frame_shown = Signal()
    till_opened = Signal(object)


class Desk:
    """A worker on its thread, and how to talk to it."""

    def __init__(self, worker: CameraWorker) -> None:
        self.worker, self.told, self.wishes, self.thread = worker, Told(worker), Wishes(), QThread()
        worker.moveToThread(self.thread)
        self.wishes.start_camera.connect(worker.start_camera)
        self.wishes.stop_camera.connect(worker.stop_camera)
        self.wishes.frame_shown.connect(worker.frame_shown)
        self.wishes.till_opened.connect(worker.on_till_opened)
        self.thread.start()

    def show_every_frame(self) -> None:
        self.worker.frame_ready.connect(self.wishes.frame_shown)


Hire = Callable[..., Desk]


class FakeCamera:
    """Gives frames for ever, or until its plug is pulled; remembers the threads that asked."""

    frame_interval_ms = 0
    is_live = True

    def __init__(self, picture: Picture = PLAIN) -> None:
        self.taken = self.skipped = 0
        self.closed = False
        self.threads: set[int] = set()
        self.unplugged = threading.Event()
        self.step = threading.Semaphore(0)
        self._picture = picture

    def next_frame(self) -> Picture:
        self.threads.add(threading.get_ident())
        if self.unplugged.is_set():
            raise KnownError("camera-unplugged")
        self.taken += 1
        return self._picture.copy()

    def skip_frame(self) -> bool:
        if self.unplugged.is_set():
            raise KnownError("camera-unplugged")
        self.taken += 1
        self.skipped += 1
        return True

    def close(self) -> None:
        self.closed = True


class Blind:
    """A decoder's stage that finds nothing, at no cost."""

    name = "blind"

    def read(self, grey: Image) -> list[Reading]:
        return []


def blind_reader(_symbologies: object) -> FrameReader:
    return FrameReader(Blind())


def video(path: Path, pictures: Sequence[Picture]) -> str:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 50, (1280, 720))
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return str(path)


class Socket:
    """A camera's socket: what happens at each plug is told in advance."""

    def __init__(self, *plugs: KnownError | FakeCamera) -> None:
        self._plugs = list(plugs)
        self.tries = 0

    def __call__(self, source: str) -> Camera:
        self.tries += 1
        plug = self._plugs.pop(0) if len(self._plugs) > 1 else self._plugs[0]
        if isinstance(plug, KnownError):
            raise plug
        return plug  # type: ignore[return-value]
