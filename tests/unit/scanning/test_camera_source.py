"""What the text of a source means, and that no password is shown with it."""

import pytest

from pos_client.domain.errors import InputError
from pos_client.scanning.camera_source import checked_stream, is_live, listed, listed_identity, shown_source

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (f"rtsp://admin:{SECRET}@192.168.1.7:554/stream1", "rtsp://192.168.1.7:554/…"),
        (f"rtsp://10.0.0.9/user=admin&password={SECRET}&channel=1", "rtsp://10.0.0.9/…"),
        (f"http://[fe80::1]:8080/video.cgi?user=a&pwd={SECRET}", "http://[fe80::1]:8080/…"),
        (f"https://{SECRET}@till.example/x#{SECRET}", "https://till.example/…"),
        (f"rtsp://admin:{SECRET}@camera:noport/", "…://…"),
        (f"rtsp://{SECRET}@/", "…://…"),
        ("0", "0"),
        ("/dev/v4l/by-id/usb-046d_HD-index0", "/dev/v4l/by-id/usb-046d_HD-index0"),
        ("film.avi", "film.avi"),
    ],
)
def test_of_a_url_only_the_host_is_shown(source: str, shown: str) -> None:
    assert shown_source(source) == shown
    assert SECRET not in shown_source(source)


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
