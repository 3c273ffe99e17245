"""The camera on a real thread: what runs where, what queues up, and what happens when it is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from pos_client.domain.hints import ScanHint
from pos_client.domain.scan import ScanSource
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.image_file import read_image
from pos_client.scanning.decoding.reading import Reading
from pos_client.scanning.live.frame_reader import FrameReader, FrameReport
from pos_client.workers.camera import CameraWorker
from pos_client.workers.preview import preview
from tests.decode_set import ABSENT, decode_set, photographs
from tests.fakes.programmes import programme_with_cards_in
from tests.threads.camera_desk import PLAIN, Blind, FakeCamera, Hire, Socket, blind_reader, video
from tests.unit.scanning.pictures import CARD, as_file, frame


@pytest.mark.rule("X01")
def test_a_card_in_a_video_is_found_with_its_symbology(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    desk = hire()
    source = video(tmp_path / "till.avi", [frame(None)] * 3 + [frame()] * 3 + [frame(None)] * 3)
    desk.wishes.start_camera.emit(source)
    qtbot.waitUntil(lambda: desk.told.stopped == [source], timeout=20_000)
    assert {(scan.data, scan.symbology, scan.source) for scan in desk.told.scans} == {
        (CARD.encode(), "QRCode", ScanSource.CAMERA)
    }
    assert len(desk.told.scans) == 3
    assert desk.told.running == [source]
    assert desk.told.failures == []


def test_a_bar_code_in_a_video_needs_two_frames(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    desk = hire()
    source = video(tmp_path / "till.avi", [frame("9112345678901234", "Code128")] * 3)
    desk.wishes.start_camera.emit(source)
    qtbot.waitUntil(lambda: desk.told.stopped == [source], timeout=20_000)
    assert [scan.data for scan in desk.told.scans] == [b"9112345678901234"] * 2


@pytest.mark.slow
@pytest.mark.rule("J14")
@pytest.mark.skipif(decode_set() is None, reason=ABSENT)
def test_photographs_of_a_card_are_found_when_they_come_from_a_camera(
    hire: Hire, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = decode_set()
    assert folder is not None
    clear = [one for one in photographs(folder, "webcam/") if "-1_QR" in one.path.name][:12]
    pictures = [read_image(one.path) for one in clear]
    desk = hire()
    source = video(tmp_path / "photographs.avi", pictures)
    desk.wishes.start_camera.emit(source)
    qtbot.waitUntil(lambda: desk.told.stopped == [source], timeout=60_000)
    wanted = {text.encode() for one in clear for text in one.texts}
    found = {scan.data for scan in desk.told.scans}
    assert found <= wanted
    assert len(found) >= 0.9 * len(wanted)


def test_a_folder_of_photographs_plays_as_a_camera(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(as_file(frame(f"NID1:{number}")))
    desk = hire()
    desk.wishes.start_camera.emit(str(tmp_path))
    qtbot.waitUntil(lambda: bool(desk.told.stopped), timeout=20_000)
    assert [scan.data for scan in desk.told.scans] == [b"NID1:0", b"NID1:1", b"NID1:2"]


def test_a_stalled_window_finds_one_preview_and_not_three_hundred(hire: Hire, qtbot: QtBot) -> None:
    camera = FakeCamera()
    desk = hire(open_camera=lambda _: camera, frame_reader=blind_reader)
    desk.wishes.start_camera.emit("fake")
    qtbot.waitUntil(lambda: camera.taken > 300, timeout=20_000)
    assert len(desk.told.frames) == 1
    desk.wishes.frame_shown.emit()
    qtbot.waitUntil(lambda: len(desk.told.frames) == 2, timeout=20_000)


def test_capture_runs_on_the_workers_thread_and_the_preview_arrives_on_the_windows(
    hire: Hire, qtbot: QtBot
) -> None:
    camera = FakeCamera()
    desk = hire(open_camera=lambda _: camera, frame_reader=blind_reader)
    desk.show_every_frame()
    desk.wishes.start_camera.emit("fake")
    qtbot.waitUntil(lambda: len(desk.told.frames) > 3, timeout=20_000)
    assert threading.get_ident() not in camera.threads
    assert len(camera.threads) == 1
    assert desk.told.threads == {threading.get_ident()}


def test_the_slots_of_a_worker_cannot_be_overridden() -> None:
    # A slot that a subclass overrides runs on the GUI thread in spite of moveToThread.
    assert CameraWorker.__final__  # type: ignore[attr-defined]


def test_a_preview_outlives_the_frame_that_it_was_made_from() -> None:
    picture = PLAIN.copy()
    image, corners = preview(picture, [])
    picture[:] = 0
    assert image.pixelColor(10, 10) == QColor(200, 200, 200)
    assert corners is None


@pytest.mark.parametrize("shape", [(720, 1280), (720, 1280, 3), (720, 1280, 4), (99, 641, 3), (50, 33, 3)])
def test_a_preview_is_small_and_keeps_its_shape(shape: tuple[int, ...]) -> None:
    image, _ = preview(np.full(shape, 128, np.uint8), [])
    assert image.width() == min(shape[1], 640)
    assert image.height() == pytest.approx(shape[0] * image.width() / shape[1], abs=1)
    assert image.pixelColor(image.width() - 1, image.height() - 1) == QColor(128, 128, 128)


def test_the_corners_lie_on_the_code_in_the_preview() -> None:
    picture = frame(at=(400, 160))
    image, corners = preview(picture, Decoder().decode(picture))
    assert isinstance(corners, tuple)
    assert all(200 <= x <= image.width() and 80 <= y <= image.height() for x, y in corners)
    assert len(corners) == 4


class Script(FrameReader):
    """A reader that reports what the story says, frame by frame, and then that nothing is there."""

    def __init__(self, *reports: FrameReport) -> None:
        super().__init__(Blind())
        self._reports = iter(reports)

    def read(self, frame: object) -> FrameReport:
        return next(self._reports, FrameReport(next_in_ms=80))


QR = Reading(b"x", "x", "QRCode", ((10, 10), (30, 10), (30, 30), (10, 30)), "story", 0.0)


def test_frames_before_the_next_look_is_due_are_let_go_by(hire: Hire, qtbot: QtBot) -> None:
    camera = FakeCamera()
    desk = hire(
        open_camera=lambda _: camera,
        frame_reader=lambda _: Script(FrameReport(next_in_ms=3_600_000)),
    )
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: camera.skipped > 100, timeout=20_000)
    assert camera.taken - camera.skipped == 1


def test_a_camera_that_is_lost_while_its_frames_are_let_go_by_runs_again(hire: Hire, qtbot: QtBot) -> None:
    first, second = FakeCamera(), FakeCamera()
    desk = hire(
        open_camera=Socket(first, second),
        frame_reader=lambda _: Script(FrameReport(next_in_ms=3_600_000)),
        retry_pauses_ms=[1],
    )
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: first.skipped > 10, timeout=20_000)
    first.unplugged.set()
    qtbot.waitUntil(lambda: desk.told.running == ["0", "0"], timeout=20_000)
    assert second.taken > 0


def test_of_a_video_no_frame_is_left_out(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    looks: list[int] = []

    class Counting(Script):
        def read(self, frame: object) -> FrameReport:
            looks.append(1)
            return FrameReport(next_in_ms=10_000)

    desk = hire(frame_reader=lambda _: Counting())
    source = video(tmp_path / "till.avi", [frame(None)] * 9)
    desk.wishes.start_camera.emit(source)
    qtbot.waitUntil(lambda: desk.told.stopped == [source], timeout=20_000)
    assert len(looks) == 9


def test_a_hint_is_told_when_it_changes_and_taken_back_when_the_camera_is_stopped(
    hire: Hire, qtbot: QtBot
) -> None:
    closer = FrameReport(hint=ScanHint.COME_CLOSER)
    story = [FrameReport(), closer, closer, FrameReport(), *[FrameReport(hint=ScanHint.HOLD_STILL)] * 5]
    story[-1] = FrameReport(hint=ScanHint.HOLD_STILL, next_in_ms=3_600_000)
    desk = hire(open_camera=lambda _: FakeCamera(), frame_reader=lambda _: Script(*story))
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: len(desk.told.hints) == 3, timeout=20_000)
    desk.wishes.stop_camera.emit()
    qtbot.waitUntil(lambda: desk.told.stopped == ["0"], timeout=20_000)
    assert desk.told.hints == [ScanHint.COME_CLOSER, None, ScanHint.HOLD_STILL, None]


def test_one_picture_that_cannot_be_looked_at_is_a_fault_and_not_the_end_of_the_camera(
    hire: Hire, qtbot: QtBot
) -> None:
    class Stumbles(Script):
        looks = 0

        def read(self, frame: object) -> FrameReport:
            self.looks += 1
            if self.looks == 1:
                raise ZeroDivisionError
            return FrameReport((QR,), (QR,))

    desk = hire(open_camera=lambda _: FakeCamera(), frame_reader=Stumbles)
    with qtbot.capture_exceptions() as faults:
        desk.wishes.start_camera.emit("0")
        qtbot.waitUntil(lambda: bool(desk.told.scans), timeout=20_000)

    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]
    assert desk.told.failures == []


def test_a_scan_is_told_before_the_preview_of_its_frame(hire: Hire, qtbot: QtBot) -> None:
    found = FrameReport((QR,), (QR,), None, 3_600_000)
    desk = hire(open_camera=lambda _: FakeCamera(), frame_reader=lambda _: Script(found))
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: len(desk.told.heard) == 2, timeout=20_000)
    assert desk.told.heard == ["code", "frame"]
    assert desk.told.frames[0][1] == QR.corners


def test_previews_keep_their_pace_but_a_code_that_was_read_is_shown_at_once(hire: Hire, qtbot: QtBot) -> None:
    camera, read = FakeCamera(), threading.Event()

    class Waiting(Script):
        def read(self, frame: object) -> FrameReport:
            return FrameReport((QR,), (QR,)) if read.is_set() else FrameReport()

    # By this clock the pause after the first preview never ends.
    desk = hire(open_camera=lambda _: camera, frame_reader=lambda _: Waiting(), clock=lambda: 1.0)
    desk.show_every_frame()
    desk.wishes.start_camera.emit("0")
    qtbot.waitUntil(lambda: camera.taken > 100 and bool(desk.told.frames), timeout=20_000)
    assert len(desk.told.frames) == 1
    read.set()
    qtbot.waitUntil(lambda: len(desk.told.frames) > 1, timeout=20_000)
    assert desk.told.frames[1][1] == QR.corners


def test_cards_in_a_symbology_of_the_programme_are_read_once_it_is_known(hire: Hire, qtbot: QtBot) -> None:
    desk = hire(open_camera=lambda _: FakeCamera(frame(symbology="Aztec")))
    desk.wishes.start_camera.emit("fake")
    qtbot.waitUntil(lambda: desk.told.running != [], timeout=20_000)
    assert desk.told.scans == []
    desk.wishes.till_opened.emit(programme_with_cards_in("Aztec", "a symbology of next year"))
    qtbot.waitUntil(lambda: desk.told.scans != [], timeout=20_000)
    assert (desk.told.scans[0].data, desk.told.scans[0].symbology) == (CARD.encode(), "Aztec")
