"""A code drawn to be scanned: every module the same whole number of pixels, on white."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class CodePicture(QWidget):
    """Shows a picture with a pixel for each module as large as it fits; `bars` fill the height."""

    def __init__(self, *, bars: bool = False) -> None:
        super().__init__()
        self._bars = bars
        self._code = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_code(self, code: QImage, name: str) -> None:
        """Draw it; `name` says what it is to those who cannot see it."""
        self._code = code
        self.setAccessibleName(name)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Two pixels for each module, or three of a square one: less is not to be read from a screen."""
        if self._bars:
            return QSize(self._code.width() * 2, 0)
        return QSize(self._code.width() * 3, self._code.height() * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the code in its middle."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if not self._code.isNull():
            painter.drawImage(code_room(self._code, self.rect(), bars=self._bars), self._code)
        painter.end()


def code_room(code: QImage, room: QRect, *, bars: bool) -> QRect:
    """Where to draw the code within the room: in its middle, enlarged by a whole number."""
    across = room.width() // code.width()
    factor = max(1, across if bars else min(across, room.height() // code.height()))
    width, height = code.width() * factor, room.height() if bars else code.height() * factor
    left, top = room.left() + (room.width() - width) // 2, room.top() + (room.height() - height) // 2
    return QRect(left, top, width, height)
