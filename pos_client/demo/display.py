"""Whether there is a screen, and where the two windows go on it."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize

_TILL = (1024, 768)
_TRAY = (880, 960)
"""Higher than the till where the screen allows it: larger cards."""
_FRAME = 4
_TITLE_BAR = 36


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can be shown: always on Windows and macOS, elsewhere where X or Wayland says so."""
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def place_windows(screen: QRect) -> tuple[QRect, QRect]:
    """Insides of the till's window and of the tray's on the free part of a screen.

    Side by side where both fit; on a smaller screen the tray lies over the lower right of the till, so that
    either can be reached by a click on what shows of it.
    """
    free = screen.adjusted(_FRAME, _TITLE_BAR, -_FRAME, -_FRAME)
    till = QRect(free.topLeft(), QSize(*_TILL).boundedTo(free.size()))
    tray = QRect(free.topLeft(), QSize(*_TRAY).boundedTo(free.size()))
    tray.moveBottomRight(free.bottomRight())
    if till.width() + 2 * _FRAME + tray.width() <= free.width():
        tray.moveTopLeft(till.topRight() + QPoint(2 * _FRAME, 0))
    return till, tray
