"""Sources of frames: video files, folders and streams for real; a camera as far as a machine without one
can tell.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pos_client.domain.errors import KnownError
from pos_client.scanning.camera import Camera
from pos_client.scanning.decoder import Decoder
from pos_client.scanning.opencv import cv2
from tests.unit.scanning.pictures import CARD, Picture, as_file, frame


def video(path: Path, pictures: list[Picture], frames_per_s: int = 25) -> Path:
    height, width = pictures[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), frames_per_s, (width, height))
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return path


@contextmanager
def mjpeg_stream(pictures: list[bytes]) -> Iterator[str]:
    """A network camera on loopback that sends these and then hangs up."""

    class Stream(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            for picture in pictures:
                self.wfile.write(b"--frame\r\nContent-Type: image/jpeg\r\n")
                self.wfile.write(f"Content-Length: {len(picture)}\r\n\r\n".encode() + picture + b"\r\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name upstream
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stream)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/camera.mjpg"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def texts(camera: Camera) -> list[str]:
    found: list[str] = []
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


@pytest.mark.rule("X01")
def test_a_stream_gives_frames_and_its_end_is_a_camera_that_was_unplugged() -> None:
    with mjpeg_stream([as_file(frame(), ".jpg")] * 12) as url:
        camera = Camera(url)
        picture = camera.next_frame()
        assert picture is not None
        assert Decoder().decode(picture)[0].text == CARD
        assert camera.frame_interval_ms == 0
        with pytest.raises(KnownError) as lost:
            texts(camera)
        camera.close()
    assert lost.value.code == "camera-unplugged"


@pytest.mark.parametrize("source", ["absent.avi", "http://127.0.0.1:1/x.mjpg"])
def test_a_source_that_is_not_there_is_missing(tmp_path: Path, source: str) -> None:
    with pytest.raises(KnownError) as failed:
        Camera(source if "://" in source else str(tmp_path / source))
    assert failed.value.code == "camera-missing"


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
@pytest.mark.parametrize(("allowed", "code"), [(True, "camera-busy"), (False, "camera-denied")])
def test_a_device_that_does_not_open_is_busy_or_denied(
    monkeypatch: pytest.MonkeyPatch, allowed: bool, code: str
) -> None:
    # /dev/null is there and is no camera, which is how a camera in use looks to the one who opens it.
    monkeypatch.setattr(os, "access", lambda *_: allowed)
    with pytest.raises(KnownError) as failed:
        Camera("/dev/null")
    assert failed.value.code == code
