"""The window itself: it stands at once, and the screens move in when they are built."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from pos_client.ui.colours import Colours

SMALLEST_WINDOW = (1024, 768)
_HEADER_PX = 56
_COLOURS = Colours()


class TillWindow(QMainWindow):
    """Knows no screen and no text, so that it can be seen while the rest is imported.

    `closing` is emitted when it is about to close: the composition root stops the threads. Nothing is lost by
    closing: what waits is on disk and goes with the next start.
    """

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(*SMALLEST_WINDOW)

    def furnish(self, shell: QWidget) -> None:
        """Let the screens move in."""
        self.setCentralWidget(shell)
        self.setWindowTitle(shell.windowTitle())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the header's strip, where the screens will stand."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_COLOURS.page))
        painter.fillRect(QRect(0, 0, self.width(), _HEADER_PX), QColor(_COLOURS.header.ground))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that reach the window itself are for the screens."""
        shell = self.centralWidget()
        if shell is not None:
            shell.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's."""
        self.closing.emit()
        super().closeEvent(event)
