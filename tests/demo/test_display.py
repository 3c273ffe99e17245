"""Where the demo shows itself."""

import pytest
from PySide6.QtCore import QRect

from pos_client.demo.display import has_display, place_windows


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_found_where_there_is_one(
    environment: dict[str, str], platform: str, shown: bool
) -> None:
    assert has_display(environment, platform) is shown


def test_both_windows_stand_side_by_side_on_a_full_hd_screen() -> None:
    screen = QRect(0, 0, 1920, 1080)
    till, tray = place_windows(screen)
    assert till.size().width() == 1024
    assert tray.left() > till.right()
    assert screen.contains(till)
    assert screen.contains(tray)


@pytest.mark.parametrize("screen", [QRect(0, 0, 1024, 768), QRect(0, 24, 1366, 744)], ids=["xga", "laptop"])
def test_on_a_small_screen_both_windows_stay_within_it_and_the_till_shows(screen: QRect) -> None:
    till, tray = place_windows(screen)
    assert screen.contains(till)
    assert screen.contains(tray)
    assert not tray.contains(till)
