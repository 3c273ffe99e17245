"""A camera that is missing, busy, unplugged or dead: what is told, and when it is tried again."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import KnownError
from pos_client.scanning.cameras.camera import Camera
from tests.threads.camera_desk import FakeCamera, Hire, Socket, blind_reader


@pytest.mark.parametrize("code", ["camera-missing", "camera-busy", "camera-denied"])
def test_a_camera_that_cannot_be_opened_is_told_once_and_tried_again_until_it_can(
    hire: Hire, qtbot: QtBot, code: str
) -> None:
    socket = Socket(KnownError(code), KnownError(code), KnownError(code), FakeCamera())
    desk = hire(open_camera=socket, frame_reader=blind_reader, retry_pauses_ms=[1])
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: desk.told.running == ["0"], timeout=20_000)
    assert desk.told.failures == [code]
    assert socket.tries == 4


def test_a_camera_that_is_unplugged_runs_again_when_it_is_back(hire: Hire, qtbot: QtBot) -> None:
    first, second = FakeCamera(), FakeCamera()
    desk = hire(open_camera=Socket(first, second), frame_reader=blind_reader, retry_pauses_ms=[1])
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: desk.told.running == ["0"], timeout=20_000)
    first.unplugged.set()
    qtbot.waitUntil(lambda: desk.told.running == ["0", "0"], timeout=20_000)
    assert desk.told.failures == ["camera-unplugged"]
    assert first.closed
    assert not second.closed


def test_another_cause_is_told_anew(hire: Hire, qtbot: QtBot) -> None:
    socket = Socket(KnownError("camera-missing"), KnownError("camera-busy"), FakeCamera())
    desk = hire(open_camera=socket, frame_reader=blind_reader, retry_pauses_ms=[1])
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: desk.told.running == ["0"], timeout=20_000)
    assert desk.told.failures == ["camera-missing", "camera-busy"]


def test_pauses_grow_and_a_stopped_worker_tries_no_more(hire: Hire, qtbot: QtBot) -> None:
    socket = Socket(KnownError("camera-missing"))
    desk = hire(open_camera=socket, frame_reader=blind_reader, retry_pauses_ms=[1, 1, 60_000])
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: socket.tries == 3, timeout=20_000)
    desk.wishes.stop_camera.emit()
    qtbot.waitUntil(lambda: desk.told.stopped == ["0"], timeout=20_000)
    assert socket.tries == 3


def test_stopping_lets_go_of_the_camera(hire: Hire, qtbot: QtBot) -> None:
    camera = FakeCamera()
    desk = hire(open_camera=lambda _: camera, frame_reader=blind_reader)
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: camera.taken > 0, timeout=20_000)
    desk.wishes.stop_camera.emit()
    qtbot.waitUntil(lambda: desk.told.stopped == ["0"], timeout=20_000)
    taken = camera.taken
    assert camera.closed
    desk.wishes.stop_camera.emit()
    desk.wishes.start_camera.emit("1")
    qtbot.waitUntil(lambda: camera.taken > taken, timeout=20_000)
    assert desk.told.stopped == ["0"]


class DeadAddresses:
    """Each takes its time and then does not answer; the first waits until the test lets it go."""

    def __init__(self) -> None:
        self.tried: list[str] = []
        self.first_is_tried, self.gives_up = threading.Event(), threading.Event()

    def open(self, source: str) -> Camera:
        self.tried.append(source)
        self.first_is_tried.set()
        assert self.gives_up.wait(20)
        raise KnownError("stream-missing")


@pytest.mark.parametrize("stops", [False, True])
def test_of_many_dead_addresses_in_a_row_only_the_last_is_tried_and_none_when_the_till_stops(
    hire: Hire, qtbot: QtBot, stops: bool
) -> None:
    addresses = DeadAddresses()
    desk = hire(open_camera=addresses.open, retry_pauses_ms=(600_000,))
    desk.wishes.start_camera.emit("rtsp://first")
    assert addresses.first_is_tried.wait(20)
    for number in range(50):
        desk.wishes.start_camera.emit(f"rtsp://{number}")
    if stops:
        desk.wishes.stop_camera.emit()
    addresses.gives_up.set()

    if stops:
        qtbot.waitUntil(lambda: desk.told.stopped == ["rtsp://49"], timeout=20_000)
        assert addresses.tried == ["rtsp://first"]
    else:
        qtbot.waitUntil(lambda: len(desk.told.failures) == 2, timeout=20_000)
        assert addresses.tried == ["rtsp://first", "rtsp://49"]
