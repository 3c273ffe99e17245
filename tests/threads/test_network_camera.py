"""A network camera that dies while it is used: told once for each cause, and used again when it is back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from pos_client.bootstrap.threads import WorkerThread
from pos_client.domain.errors import KnownError
from pos_client.scanning.cameras.camera import Camera
from pos_client.workers.camera import CameraWorker
from tests.network_camera import OK, Answer, Caller, all_of, network_camera, part
from tests.unit.scanning.pictures import as_file, frame

NETWORK_MS = 800
PATIENCE_MS = 20_000
PICTURE = as_file(frame(None), ".jpg")


class Desk(QObject):
    """Starts the camera, and notes what is told of it."""

    start_camera_asked = Signal(str)

    def __init__(self, worker: CameraWorker) -> None:
        super().__init__()
        self.told: list[str] = []
        self.start_camera_asked.connect(worker.start_camera)
        worker.camera_running.connect(self.on_camera_running)
        worker.camera_failed.connect(self.on_camera_failed)

    @Slot(str)
    def on_camera_running(self, _source: str) -> None:
        self.told.append("running")

    @Slot(object)
    def on_camera_failed(self, error: KnownError) -> None:
        self.told.append(str(error))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    worker = CameraWorker(open_camera=lambda source: Camera(source, NETWORK_MS), retry_pauses_ms=(50, 100))
    thread = WorkerThread("camera", {worker: "stop_camera"})
    thread.start()
    yield Desk(worker)
    thread.stop()


def breaks_off(caller: Caller) -> None:
    all_of([PICTURE] * 75)(caller)


def stalls(caller: Caller) -> None:
    caller.send(OK + part(PICTURE) * 3)
    caller.say_nothing()


def stalls_in_a_picture(caller: Caller) -> None:
    caller.send(OK + part(PICTURE) * 3 + part(PICTURE)[:2000])
    caller.say_nothing()


@pytest.mark.rule("X01")
@pytest.mark.parametrize("death", [breaks_off, stalls, stalls_in_a_picture])
def test_a_camera_that_dies_is_told_and_runs_again_by_itself(desk: Desk, qtbot: QtBot, death: Answer) -> None:
    callers = iter([death])
    is_back = threading.Event()

    def answer(caller: Caller) -> None:
        if is_back.is_set():
            all_of([PICTURE] * 500)(caller)
        else:
            next(callers, lambda _: None)(caller)

    with network_camera(answer) as url:
        desk.start_camera_asked.emit(url.replace("//", "//admin:hunter2@"))
        qtbot.waitUntil(
            lambda: desk.told == ["running", "stream-lost", "stream-missing"], timeout=PATIENCE_MS
        )
        is_back.set()
        qtbot.waitUntil(lambda: desk.told[3:] == ["running"], timeout=PATIENCE_MS)
