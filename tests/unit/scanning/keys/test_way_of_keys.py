"""What the doctor says about scanners that type, on every kind of session."""

import pytest

from pos_client.scanning.keys.way_of_keys import way_of_keys

X11 = {"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}
WAYLAND = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}


@pytest.mark.parametrize(
    ("platform", "environment", "way"),
    [
        ("linux", X11, "scan codes of X11"),
        ("linux", {"DISPLAY": ":0"}, "scan codes of X11"),
        ("linux", {**WAYLAND, "QT_QPA_PLATFORM": "xcb"}, "XWayland"),
        ("linux", {**WAYLAND, "QT_QPA_PLATFORM": "xcb;wayland"}, "XWayland"),
        ("linux", WAYLAND, "key releases of Wayland"),
        ("linux", {**X11, "QT_QPA_PLATFORM": "wayland-egl"}, "key releases of Wayland"),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, "Qt's platform offscreen"),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, "no display"),
        ("linux", {}, "no display"),
        ("win32", {}, "key places of Windows"),
        ("darwin", {}, "Qt's events"),
    ],
)
def test_the_way_of_the_keys_is_named(platform: str, environment: dict[str, str], way: str) -> None:
    assert way in way_of_keys(platform, environment).says


def test_wayland_says_what_does_not_work_and_what_to_do_instead() -> None:
    advice = way_of_keys("linux", WAYLAND).advice
    assert advice is not None
    assert "focus" in advice
    assert "QT_QPA_PLATFORM=xcb" in advice
    assert "HID-POS" in advice


def test_an_x_session_needs_no_advice() -> None:
    assert way_of_keys("linux", X11).advice is None
