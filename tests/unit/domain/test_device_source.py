"""That no password is shown with a device's source."""

import pytest

from pos_client.domain.device_source import shown_source

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
        ("COM3", "COM3"),
        ("rtsp://[half", "…://…"),
        ("rtsp://", "…://…"),
    ],
)
def test_of_a_url_only_the_host_is_shown(source: str, shown: str) -> None:
    assert shown_source(source) == shown
    assert SECRET not in shown_source(source)
