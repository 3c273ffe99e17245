"""The printed sheet that calibrates a scanner: for scanners that read no screen, and for the drawer below the
till.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from pos_client.ui.widgets.code_picture import code_room

MM_PER_INCH = 25.4
_MARGIN_MM, _GAP_MM = 15, 8
_QR_MM, _BARS_MM = 62, 30
_TITLE_PT, _TEXT_PT = 20, 12
_POINTS_PER_INCH = 72

Printing = Callable[[QWidget, Callable[[QPagedPaintDevice], None]], None]
"""Asks a person for a printer, then lets the page be painted on it, unless they change their mind."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it."""

    title: str
    steps: tuple[str, ...]
    qr: QImage
    bars: QImage

    def paint(self, device: QPagedPaintDevice) -> None:
        """Paint it on one page, measured in millimetres whatever the printer's resolution."""
        painter = QPainter(device)
        _Page(painter, device.logicalDpiX()).paint(self)
        painter.end()


class _Page:
    def __init__(self, painter: QPainter, dpi: int) -> None:
        self._painter, self._dpi = painter, dpi
        self._edge = self._mm(_MARGIN_MM)
        self._top = self._edge
        self._width = painter.viewport().width() - 2 * self._edge

    def paint(self, sheet: Sheet) -> None:
        self._text(sheet.title, _TITLE_PT, bold=True)
        for number, step in enumerate(sheet.steps, start=1):
            self._text(f"{number}.  {step}", _TEXT_PT)
        self._code(sheet.qr, _QR_MM, bars=False)
        self._code(sheet.bars, _BARS_MM, bars=True)

    def _text(self, text: str, points: int, *, bold: bool = False) -> None:
        font = QFont(self._painter.font())
        font.setPixelSize(round(points * self._dpi / _POINTS_PER_INCH))
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(QColor(Qt.GlobalColor.black))
        room, flags = QRect(self._edge, self._top, self._width, 1), int(Qt.TextFlag.TextWordWrap)
        needed = self._painter.fontMetrics().boundingRect(room, flags, text)
        self._painter.drawText(needed, flags, text)
        self._top += needed.height() + self._mm(_GAP_MM) // 2

    def _code(self, code: QImage, height_mm: int, *, bars: bool) -> None:
        self._top += self._mm(_GAP_MM)
        room = QRect(self._edge, self._top, self._width, self._mm(height_mm))
        if not code.isNull():
            self._painter.drawImage(code_room(code, room, bars=bars), code)
        self._top += room.height()

    def _mm(self, length: int) -> int:
        return round(length * self._dpi / MM_PER_INCH)


def print_on_paper(parent: QWidget, paint: Callable[[QPagedPaintDevice], None]) -> None:
    """Through the system's print dialog, which also makes a PDF."""
    # Late: loading the print support takes a third of a second.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: paint(printer))
    dialog.setModal(True)
    dialog.show()
