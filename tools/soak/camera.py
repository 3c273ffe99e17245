"""`./dev soak camera [--minutes N]`: an hour of camera in less, watched for what grows.

The till's own camera worker on its own thread plays films of hands with cards, as fast as it can, with nobody
there in between; the camera is closed and opened, and its plug is pulled. Afterwards memory, threads and open
handles must be what they were after the warm-up. Exits with 1 if they are not.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.errors import KnownError
from pos_client.scanning.live.frame_reader import FrameReader, camera_reader
from pos_client.workers.camera import CameraWorker
from tests.clips import FRAMES_PER_S, clips
from tests.clips.scenes import Picture, empty_frames

FRAMES = 60 * 60 * FRAMES_PER_S
"""An hour of them."""
WARM_UP = FRAMES // 10
"""Until every code path has run and the libraries have what they keep."""
MOST_GROWTH_MB = 12.0
"""Of the process's memory after that; a leak of one preview in a thousand frames would be 70."""
FILMS = 8
EMPTY, TIMES = 45, 4
"""After each film nobody is there for six seconds."""


@dataclass(frozen=True)
class Vitals:
    """What the process holds."""

    memory_mb: float
    threads: int
    handles: int

    def problems(self, before: Vitals) -> list[str]:
        """What has grown since."""
        grown = self.memory_mb - before.memory_mb
        found = [f"memory grew by {grown:.1f} MB"] if grown > MOST_GROWTH_MB else []
        if self.threads > before.threads:
            found.append(f"{self.threads - before.threads} threads more")
        if self.handles > before.handles:
            found.append(f"{self.handles - before.handles} open handles more")
        return found


def vitals() -> Vitals:
    """From /proc (Linux). Elsewhere only Python's threads can be counted without further packages."""
    status = Path("/proc/self/status")
    if not status.exists():
        return Vitals(0.0, threading.active_count(), 0)
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    memory_mb = int(fields["VmRSS"].split()[0]) / 1024
    return Vitals(memory_mb, int(fields["Threads"]), sum(1 for _ in Path("/proc/self/fd").iterdir()))


class FilmTime:
    """Seconds of the film: they pass by frames, not by the wall."""

    def __init__(self) -> None:
        self.frames = 0

    def __call__(self) -> float:
        return self.frames / FRAMES_PER_S


def drawn() -> list[list[Picture]]:
    """Films, each followed by nobody. Drawn once: drawing takes as long as reading."""
    nobody = list(empty_frames("still", EMPTY, 3)) * TIMES
    return [[*(film.frame(number) for number in range(0, len(film), 2)), *nobody] for film in clips(FILMS, 5)]


class FilmCamera:
    """A camera that plays the films for ever, until its plug is pulled. Each opening holds a handle."""

    is_live = True
    frame_interval_ms = 0

    def __init__(self, films: list[list[Picture]], film_time: FilmTime, last_frame: int) -> None:
        self._handle = Path(os.devnull).open("rb")  # noqa: SIM115 - closed in close(): that is what is watched
        self._frames: Iterator[Picture] = itertools.chain.from_iterable(itertools.cycle(films))
        self._time = film_time
        self._last_frame = last_frame

    def next_frame(self) -> Picture:
        """The next one, a copy as from a driver."""
        self._pass()
        return next(self._frames).copy()

    def skip_frame(self) -> bool:
        """Let one go by."""
        self._pass()
        next(self._frames)
        return True

    def close(self) -> None:
        """Let go."""
        self._handle.close()

    def _pass(self) -> None:
        self._time.frames += 1
        if self._time.frames >= self._last_frame:
            raise KnownError("camera-unplugged")


class Soak(QObject):
    """Counts what the worker says, and closes and opens its camera now and then."""

    start_camera_asked = Signal(str)
    stop_camera_asked = Signal()
    frame_shown = Signal()

    def __init__(self, worker: CameraWorker, film_time: FilmTime, frames: int) -> None:
        super().__init__()
        self.scans = self.previews = self.hints = self.failures = self.stops = 0
        self.after_warm_up: Vitals | None = None
        self._time, self._frames = film_time, frames
        self._next_stop = 2_000
        self.start_camera_asked.connect(worker.start_camera)
        self.stop_camera_asked.connect(worker.stop_camera)
        self.frame_shown.connect(worker.frame_shown)
        worker.frame_ready.connect(self.on_frame)
        worker.code_seen.connect(self.on_code)
        worker.hint_changed.connect(self.on_hint)
        worker.camera_failed.connect(self.on_failure)
        worker.camera_stopped.connect(self.on_stopped)

    @Slot(QImage, object)
    def on_frame(self, _image: QImage, _corners: object) -> None:
        """A preview, shown at once. Now and then the camera is closed."""
        self.previews += 1
        if self.after_warm_up is None and self._time.frames >= min(WARM_UP, self._frames // 3):
            self.after_warm_up = vitals()
        if self._time.frames >= self._next_stop:
            self._next_stop += 5_000
            self.stop_camera_asked.emit()
        self.frame_shown.emit()

    @Slot(object)
    def on_code(self, _scan: object) -> None:
        """A code that is certain."""
        self.scans += 1

    @Slot(object)
    def on_hint(self, _hint: object) -> None:
        """Advice came or went."""
        self.hints += 1

    @Slot(object)
    def on_failure(self, _error: object) -> None:
        """The plug was pulled; the worker tries again by itself."""
        self.failures += 1

    @Slot(str)
    def on_stopped(self, source: str) -> None:
        """Closed; opened again at once."""
        self.stops += 1
        self.start_camera_asked.emit(source)


def soak(frames: int, longest_s: float) -> tuple[Soak, Vitals, int]:
    """Play so many frames, or as many as the time allows; what was counted, what is held, frames played."""
    application = QCoreApplication.instance() or QCoreApplication([])
    film_time, films, chance = FilmTime(), drawn(), random.Random(4)  # noqa: S311 - chance of a plug, no secret

    def open_camera(_: str) -> FilmCamera:
        return FilmCamera(films, film_time, film_time.frames + chance.randrange(3_000, 9_000))

    def reader(_symbologies: object) -> FrameReader:
        return camera_reader(clock=film_time)

    thread = QThread()
    worker = CameraWorker(
        open_camera=open_camera,  # type: ignore[arg-type]
        frame_reader=reader,
        clock=film_time,
        retry_pauses_ms=[1],
    )
    worker.moveToThread(thread)
    watch = Soak(worker, film_time, frames)
    thread.start()
    watch.start_camera_asked.emit("film")
    until_s = time.monotonic() + longest_s
    while film_time.frames < frames and time.monotonic() < until_s:
        QTimer.singleShot(500, application, application.quit)
        application.exec()
    held = vitals()
    watch.stop_camera_asked.disconnect()
    worker.camera_stopped.disconnect()
    QMetaObject.invokeMethod(worker, "stop_camera", Qt.ConnectionType.BlockingQueuedConnection)
    thread.quit()
    thread.wait()
    return watch, held, film_time.frames


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev soak camera", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0, help="the longest it may take (20)")
    parser.add_argument("--frames", type=int, default=FRAMES, help=f"frames to play ({FRAMES}: an hour)")
    options = parser.parse_args(arguments)
    watch, held, played = soak(options.frames, options.minutes * 60)
    print(f"{played} frames ({played / FRAMES_PER_S / 60:.0f} minutes of film), {watch.previews} previews,")
    print(f"{watch.scans} certain, {watch.hints} hints, {watch.failures} plugs pulled, {watch.stops} stops")
    if watch.after_warm_up is None:
        print("too short to say anything")
        return 1
    print(f"after the warm-up: {watch.after_warm_up}")
    print(f"at the end:        {held}")
    problems = held.problems(watch.after_warm_up)
    print("\n".join(problems) or "nothing grew")
    return 1 if problems or not (watch.scans and watch.failures and watch.stops) else 0
