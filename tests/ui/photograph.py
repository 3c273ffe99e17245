"""What a camera over the counter sees: a phone that shows a card's code, held a little askew."""

import numpy as np
import zxingcpp
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QTransform

from pos_client.workers.code_drawing import CodeDrawer

WIDTH, HEIGHT = 640, 480
_CODE = QRectF(-88, -110, 176, 176)
_PHONE = QRectF(-115, -205, 230, 430)
_SCREEN = QRectF(-105, -190, 210, 400)


def phone_with_code(text: str) -> tuple[QImage, tuple[tuple[float, float], ...]]:
    """The picture, and the corners of the code in its pixels."""
    held = QTransform().translate(WIDTH / 2 - 6, HEIGHT / 2 + 30).rotate(-9)
    made = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(made.rect(), _counter_top())
    painter.setTransform(held)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, radius, colour in ((_PHONE, 26, "#1B1F24"), (_SCREEN, 18, "#F7F8FA")):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(place, radius, radius)
    painter.setBrush(QColor("#0B6B3A"))
    painter.drawRoundedRect(QRectF(-88, -165, 120, 22), 6, 6)
    painter.drawImage(_CODE, _code(text))
    painter.end()
    corners = (_CODE.topLeft(), _CODE.topRight(), _CODE.bottomRight(), _CODE.bottomLeft())
    return made, tuple(_pair(held.map(corner)) for corner in corners)


def _pair(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def _counter_top() -> QLinearGradient:
    light = QLinearGradient(0, 0, WIDTH, HEIGHT)
    light.setColorAt(0, QColor("#C9B79C"))
    light.setColorAt(1, QColor("#8C7A61"))
    return light


def _code(text: str) -> QImage:
    drawn = np.ascontiguousarray(
        np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6))
    )
    height, width = drawn.shape
    return QImage(drawn.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def calibration_code() -> tuple[QImage, QImage]:
    """As the till's own worker draws it."""
    drawn: list[QImage] = []
    drawer = CodeDrawer()
    drawer.calibration_drawn.connect(lambda *pictures: drawn.extend(pictures))
    drawer.draw_calibration()
    qr, bars = drawn
    return qr, bars
