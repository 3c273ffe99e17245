"""What a camera costs that is on all day while nobody is there: the worker on its thread, a real stream."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.workers.camera import CameraWorker
from tools.bench.rows import BenchRow

WARM_UP_S = 5.0
"""Until the stream runs and the till is at rest."""
MEASURED_S = 20.0


class Window(QObject):
    """Takes every preview, as the till's window does, and counts them."""

    start_camera_asked = Signal(str)
    frame_shown = Signal()

    def __init__(self, worker: CameraWorker) -> None:
        super().__init__()
        self.previews = 0
        self.start_camera_asked.connect(worker.start_camera)
        self.frame_shown.connect(worker.frame_shown)
        worker.frame_ready.connect(self.show)

    @Slot(QImage, object)
    def show(self, _image: QImage, _corners: object) -> None:
        """One preview."""
        self.previews += 1
        self.frame_shown.emit()


@contextmanager
def stream(kind: str) -> Iterator[str]:
    """The URL of a camera whose cost is another process's."""
    command = [sys.executable, "-m", "tools.bench.mjpeg_server", kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/camera.mjpg"
        finally:
            server.kill()


def share_of_a_core(url: str, seconds: float = MEASURED_S) -> tuple[float, float]:
    """CPU time per time, and previews per second, with the worker playing this source."""
    application = QCoreApplication.instance() or QCoreApplication([])
    thread, worker = QThread(), CameraWorker()
    worker.moveToThread(thread)
    window = Window(worker)
    thread.start()
    window.start_camera_asked.emit(url)
    _run(application, WARM_UP_S)
    shown, cpu_s, began_s = window.previews, time.process_time(), time.monotonic()
    _run(application, seconds)
    took_s = time.monotonic() - began_s
    share, previews = (time.process_time() - cpu_s) / took_s, (window.previews - shown) / took_s
    QMetaObject.invokeMethod(worker, "stop_camera", Qt.ConnectionType.BlockingQueuedConnection)
    thread.quit()
    thread.wait()
    return share, previews


def _run(application: QCoreApplication, seconds: float) -> None:
    QTimer.singleShot(round(seconds * 1000), application, application.quit)
    application.exec()


def run() -> list[BenchRow]:
    """With nobody there, and for comparison with somebody who walks past all the time."""
    rows = []
    for kind, name in (("still", "nobody there"), ("moving", "somebody walks past")):
        with stream(kind) as url:
            share, previews = share_of_a_core(url)
        note = f"of one core, capture and {previews:.0f} previews a second included"
        rows.append(BenchRow(f"camera on, {name}", 100 * share, "%", None, note))
    return rows
