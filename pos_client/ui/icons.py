"""Our own line icons, painted in the ink of the place where they stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pos_client.ui.resources import RESOURCES

_INK_IN_FILE = "#000000"


class Icons:
    """Pixmaps of `resources/icons/<name>.svg`, each painted once per colour and size."""

    def __init__(self, folder: Path = RESOURCES / "icons") -> None:
        self._folder = folder
        self._painted: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
        """The icon as a square of `size_px` device-independent pixels."""
        key = (name, colour, size_px, ratio)
        if key not in self._painted:
            self._painted[key] = self._paint(name, colour, size_px, ratio)
        return self._painted[key]

    def icon(self, name: str, colour: str, size_px: int, gap_px: int, ratio: float = 1.0) -> QIcon:
        """The same with room at both sides, as a button takes it (Qt puts text too near); disabled or not."""
        drawn = self.pixmap(name, colour, size_px, ratio)
        pixmap = QPixmap(round((size_px + 2 * gap_px) * ratio), round(size_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.drawPixmap(gap_px, 0, drawn)
        painter.end()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Disabled)
        return icon

    def _paint(self, name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
        drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace(_INK_IN_FILE, colour)
        pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
