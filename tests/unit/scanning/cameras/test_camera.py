"""Sources of frames: video files, folders and streams for real; a camera as far as a machine without one
can tell.
"""

import os
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from pos_client.domain.errors import InputError, KnownError
from pos_client.scanning.cameras.camera import Camera
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.opencv import cv2
from tests.network_camera import OK, Answer, Caller, all_of, network_camera, part
from tests.rtsp_camera import rtsp_camera
from tests.unit.scanning.pictures import CARD, Picture, as_file, frame

NETWORK_MS = 800
"""Shorter than a till's, so that the tests are."""


def video(path: Path, pictures: list[Picture], frames_per_s: int = 25) -> Path:
    height, width = pictures[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), frames_per_s, (width, height))
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return path


def texts(camera: Camera, found: list[str] | None = None) -> list[str]:
    found = [] if found is None else found
    decoder = Decoder()
    while (picture := camera.next_frame()) is not None:
        found += [one.text for one in decoder.decode(picture)]
    return found


def test_a_video_file_is_played_to_its_end(tmp_path: Path) -> None:
    path = video(tmp_path / "card.avi", [frame(None), frame(), frame()], frames_per_s=20)
    camera = Camera(str(path))
    assert camera.frame_interval_ms == 50
    assert texts(camera) == [CARD, CARD]
    camera.close()
    camera.close()


def test_a_folder_of_photographs_is_played_in_order_and_bad_ones_are_left_out(tmp_path: Path) -> None:
    for name, picture in (("b.png", frame("NID1:2")), ("a.JPG", frame("NID1:1"))):
        (tmp_path / name).write_bytes(as_file(picture, ".jpg" if name.endswith("JPG") else ".png"))
    (tmp_path / "aa.png").write_bytes(b"broken")
    (tmp_path / "readme.txt").write_text("no picture")
    camera = Camera(str(tmp_path))
    assert not camera.is_live
    assert texts(camera) == ["NID1:1", "NID1:2"]


def test_a_frame_may_be_left_out_at_less_cost(tmp_path: Path) -> None:
    path = video(tmp_path / "card.avi", [frame(None), frame(), frame(None)])
    for name, picture in (("1.png", frame(None)), ("2.png", frame())):
        (tmp_path / name).write_bytes(as_file(picture))
    for source in (path, tmp_path):
        camera = Camera(str(source))
        assert camera.skip_frame()
        assert texts(camera) == [CARD]
        assert not camera.skip_frame()
        camera.close()


@pytest.mark.rule("X01")
def test_a_stream_gives_frames_and_its_end_is_told() -> None:
    with network_camera(all_of([as_file(frame(), ".jpg")] * 75)) as url:
        camera = Camera(url)
        picture = camera.next_frame()
        assert picture is not None
        assert Decoder().decode(picture)[0].text == CARD
        assert camera.frame_interval_ms == 0
        assert camera.skip_frame()
        with pytest.raises(KnownError) as lost:
            texts(camera)
        assert lost.value.code == "stream-lost"
        with pytest.raises(KnownError):
            camera.skip_frame()
        camera.close()


@pytest.mark.rule("X01")
def test_a_camera_that_speaks_rtsp_gives_frames_over_tcp_and_its_end_is_told() -> None:
    pictures = [as_file(frame(f"NID1:{number}"), ".jpg") for number in range(3)] * 25
    seen: list[str] = []
    with network_camera(rtsp_camera(pictures)) as url:
        camera = Camera(url.replace("http://", "rtsp://admin:hunter2@"), NETWORK_MS)
        with pytest.raises(KnownError) as lost:
            texts(camera, seen)
        camera.close()
    assert lost.value.code == "stream-lost"
    assert set(seen) == {"NID1:0", "NID1:1", "NID1:2"}


def test_a_silent_camera_that_speaks_rtsp_is_told_within_seconds() -> None:
    with network_camera(silent) as url:
        began = time.monotonic()
        with pytest.raises(KnownError) as failed:
            Camera(url.replace("http://", "rtsp://"), NETWORK_MS)
        assert failed.value.code == "stream-missing"
        assert time.monotonic() - began < NETWORK_MS / 1000 + 2


def test_a_streams_password_is_in_no_error_and_in_no_output_of_the_libraries(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for scheme in ("http", "rtsp"):
        with pytest.raises(KnownError) as failed:
            Camera(f"{scheme}://admin:hunter2@127.0.0.1:1/x?pwd=hunter2", NETWORK_MS)
        assert "hunter2" not in f"{failed.value!r} {failed.value} {failed.value.detail}"
    assert "hunter2" not in "".join(capfd.readouterr())


def silent(caller: Caller) -> None:
    caller.say_nothing()


def dripping(caller: Caller) -> None:
    while caller.wait(0.2):
        caller.send(b"X")


def absent(caller: Caller) -> None:
    caller.send(b"HTTP/1.0 404 Not Found\r\n\r\n")


def locked(caller: Caller) -> None:
    caller.send(b'HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="camera"\r\n\r\n')


def a_page(caller: Caller) -> None:
    caller.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Welcome to your camera</html>")


@pytest.mark.parametrize("answer", [silent, dripping, absent, locked, a_page])
def test_an_address_without_pictures_is_told_within_seconds(answer: Answer) -> None:
    with network_camera(answer) as url:
        began = time.monotonic()
        with pytest.raises(KnownError) as failed:
            Camera(url, NETWORK_MS)
        assert failed.value.code == "stream-missing"
        assert time.monotonic() - began < NETWORK_MS / 1000 + 2


def stalls_between_two(caller: Caller) -> None:
    caller.send(OK + part(as_file(frame(None), ".jpg")) * 3)
    caller.say_nothing()


def stalls_within_one(caller: Caller) -> None:
    picture = as_file(frame(None), ".jpg")
    caller.send(OK + part(picture) * 3 + part(picture)[: len(picture) // 2])
    caller.say_nothing()


def hangs_up_within_one(caller: Caller) -> None:
    picture = as_file(frame(None), ".jpg")
    caller.send(OK + part(picture) * 3 + part(picture)[: len(picture) // 2])


def drips_one(caller: Caller) -> None:
    picture = part(as_file(frame(None), ".jpg"))
    caller.send(OK + picture * 3)
    for byte in picture:
        if not caller.wait(0.2):
            return
        caller.send(bytes([byte]))


@pytest.mark.rule("X01")
@pytest.mark.parametrize("answer", [stalls_between_two, stalls_within_one, hangs_up_within_one, drips_one])
def test_a_stream_that_stops_is_told_within_seconds(answer: Answer) -> None:
    with network_camera(answer) as url:
        camera = Camera(url, NETWORK_MS)
        began = time.monotonic()
        with pytest.raises(KnownError) as lost:
            texts(camera)
        camera.close()
        assert lost.value.code == "stream-lost"
        assert time.monotonic() - began < NETWORK_MS / 1000 + 2


def test_a_slow_reader_of_a_stream_sees_what_is_before_the_camera_now() -> None:
    pictures = [as_file(np.full((720, 1280, 3), number * 4, np.uint8), ".jpg") for number in range(60)]
    shown, pace = [-1], threading.Semaphore(0)

    def answer(caller: Caller) -> None:
        caller.send(OK)
        for number, picture in enumerate(pictures):
            shown[0] = number
            caller.send(part(picture))
            pace.release()
            if not caller.wait(0.033):
                return

    behind = []
    with network_camera(answer) as url:
        camera = Camera(url)
        for _ in range(5):
            for _ in range(8):  # the reader is busy while the camera shows eight pictures
                assert pace.acquire(timeout=10)
            picture = camera.next_frame()
            now = shown[0]
            assert picture is not None
            behind.append(now - round(float(picture.mean()) / 4))
            while pace.acquire(blocking=False):
                """What was shown meanwhile does not count as waiting."""
        camera.close()
    # Read one by one, the last would be thirty-five behind.
    assert max(behind) <= 2, behind


@pytest.mark.parametrize(
    "source", ["absent.avi", "concat:card.avi|card.avi", "subfile,,start,0,end,9,,:card.avi"]
)
def test_a_file_that_is_not_there_is_missing_and_no_order_to_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.chdir(tmp_path)
    video(tmp_path / "card.avi", [frame()])
    with pytest.raises(KnownError) as failed:
        Camera(source)
    assert failed.value.code == "camera-missing"


def test_nobody_at_an_address_is_a_stream_that_is_missing() -> None:
    with pytest.raises(KnownError) as failed:
        Camera("http://127.0.0.1:1/x.mjpg")
    assert failed.value.code == "stream-missing"


def answer_with(head: str, body: str) -> Answer:
    return lambda caller: caller.send(f"HTTP/1.0 {head}\r\n\r\n{body}".encode())


def test_a_stream_that_points_to_a_file_of_this_computer_opens_nothing(tmp_path: Path) -> None:
    path = video(tmp_path / "card.avi", [frame()])
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://{path}\n#EXT-X-ENDLIST\n"
    answers = [
        answer_with("200 OK\r\nContent-Type: application/vnd.apple.mpegurl", playlist),
        answer_with("200 OK", f"ffconcat version 1.0\nfile {path}\n"),
        answer_with(f"302 Found\r\nLocation: file://{path}", ""),
    ]
    for answer in answers:
        with network_camera(answer) as url, pytest.raises(KnownError) as failed:
            Camera(url)
        assert failed.value.code == "stream-missing"


def test_a_url_that_is_no_cameras_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    path = video(tmp_path / "card.avi", [frame()])
    for source in (f"file://{path}", f"FILE://localhost{path}", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"):
        with pytest.raises(InputError) as refused:
            Camera(source)
        assert refused.value.code == "camera-refused"


def test_a_file_that_is_no_video_is_missing_too(tmp_path: Path) -> None:
    path = tmp_path / "no-video.avi"
    path.write_bytes(b"no video")
    with pytest.raises(KnownError) as failed:
        Camera(str(path))
    assert failed.value.code == "camera-missing"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has device files")
def test_a_camera_that_was_never_plugged_in_is_missing() -> None:
    with pytest.raises(KnownError) as failed:
        Camera("63")
    assert failed.value.code == "camera-missing"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has device files")
def test_a_device_that_gives_no_pictures_is_taken_for_busy() -> None:
    # That is how a camera in use looks to the one who opens it.
    with pytest.raises(KnownError) as failed:
        Camera("/dev/null")
    assert failed.value.code == "camera-busy"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has device files")
def test_a_link_to_a_camera_that_was_pulled_out_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "by-id").symlink_to(tmp_path / "video9")
    for source in ("/dev/v4l/by-id/usb-nobody-has-this-index0", "/dev/../" + str(tmp_path / "by-id")):
        with pytest.raises(KnownError) as failed:
            Camera(source)
        assert failed.value.code == "camera-missing"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has device files")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may open everything")
def test_a_device_that_this_user_may_not_open_is_denied(tmp_path: Path) -> None:
    device = tmp_path / "video0"
    device.touch(mode=0)
    with pytest.raises(KnownError) as failed:
        Camera("/dev/.." + str(device))
    assert failed.value.code == "camera-denied"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has device files")
def test_a_device_that_is_there_and_not_allowed_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    # The same for root, who may open everything, so the system's answer is given for it.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(KnownError) as failed:
        Camera("/dev/null")
    assert failed.value.code == "camera-denied"
