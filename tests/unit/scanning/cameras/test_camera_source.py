"""What the text of a camera's source means."""

import pytest

from pos_client.domain.errors import InputError
from pos_client.scanning.cameras.camera_source import checked_stream, is_live, listed, listed_identity


@pytest.mark.parametrize("scheme", ["http", "https", "rtsp", "rtsps", "RTSP"])
def test_what_network_cameras_speak_is_taken_as_it_is(scheme: str) -> None:
    assert checked_stream(f"{scheme}://admin:pw@till/x") == f"{scheme}://admin:pw@till/x"


@pytest.mark.parametrize(
    "source",
    [
        "file:///etc/passwd",
        "ftp://till/x",
        "concat://a|b",
        "data://text/plain,x",
        "udp://239.0.0.1:1234",
        "crypto+file:///x",
        "http:///x",
        "http://till:99999999/x",
        "http://till:port/x",
        "http://[::1/x",
        "http://till/x\r\nX-Other: 1",
        "http://till/ x",
        "://till",
    ],
)
def test_another_url_is_refused_and_not_repeated(source: str) -> None:
    with pytest.raises(InputError) as refused:
        checked_stream(source)
    assert str(refused.value) == "camera-refused"


@pytest.mark.parametrize(
    ("source", "live"),
    [
        ("0", True),
        ("/dev/video0", True),
        ("rtsp://till/x", True),
        ("camera:usb#1", True),
        ("film.avi", False),
        ("C:\\x", False),
    ],
)
def test_files_end_and_everything_else_is_live(source: str, live: bool) -> None:
    assert is_live(source) is live


def test_a_listed_camera_keeps_the_systems_name_for_it() -> None:
    assert listed_identity(listed(r"\\?\usb#vid_046d")) == r"\\?\usb#vid_046d"
    assert listed_identity("0") is None
