"""Cards as people hold them out: a phone, a printed sheet, a plastic card, a product, a poster on the wall.

Everything is drawn, nothing is a picture file. Modules of a symbol are whole device pixels, so a face reads
as well small on the tray as filling a second screen.
"""

from __future__ import annotations

import zlib

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from pos_client.demo.sample_cards import Carrier, SampleCard

_INK = QColor("#1c2430")
_PALE_INK = QColor("#5b6675")
_PAPER = QColor("#ffffff")
_QUIET_MODULES = {True: 4, False: 10}
"""Clear modules around a symbol: four for a QR code (ISO/IEC 18004), ten for a bar code (ISO/IEC 15417)."""


def symbol(code: str, symbology: str) -> QImage:
    """The symbol at one pixel per module, black on white, without its quiet zone; bar codes are one row high.

    Raises:
        ValueError: the code cannot be written in that symbology.
    """
    # Late: only the demo writes symbols, and the till's window is painted before anything of it is needed.
    import numpy as np
    import zxingcpp

    barcode = zxingcpp.create_barcode(code, zxingcpp.barcode_format_from_str(symbology))
    modules = np.ascontiguousarray(np.array(barcode.to_image(scale=1, add_quiet_zones=False)), dtype=np.uint8)
    if not _is_square(modules.shape):
        modules = np.ascontiguousarray(modules[:1])
    height, width = modules.shape
    return QImage(modules.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


def draw_face(card: SampleCard, size: QSize) -> QImage:
    """The whole thing at that many device pixels, on a transparent ground."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _DRAWERS[card.carrier](painter, card, QRect(QPoint(0, 0), size))
    painter.end()
    return image


def _draw_phone(painter: QPainter, card: SampleCard, area: QRect) -> None:
    unit = area.height() / 100
    width = min(area.width() * 0.92, area.height() * 0.88)
    body = QRectF(area.center().x() - width / 2, area.top() + unit * 3, width, area.height() * 1.3)
    painter.setClipRect(area)
    _shadow(painter, body, unit * 8)
    _fill(painter, body, unit * 8, QColor("#11151b"))
    bezel = unit * 2.6
    screen = body.adjusted(bezel, bezel, -bezel, -bezel)
    _fill(painter, screen, unit * 6, _PAPER)
    top = QRectF(screen.left(), screen.top(), screen.width(), unit * 21)
    painter.save()
    painter.setClipPath(_rounded(screen, unit * 6), Qt.ClipOperation.IntersectClip)
    painter.fillRect(top, _gradient(top, _brand(card.owner)))
    painter.restore()
    speaker = QRectF(screen.center().x() - unit * 9, screen.top() + unit * 2.2, unit * 18, unit * 1.8)
    _fill(painter, speaker, unit, QColor("#11151b"))
    _text(painter, top.adjusted(0, unit * 6, 0, -unit), card.owner, 10 * unit, _PAPER, bold=True)
    shown = QRectF(
        screen.left(), top.bottom() + unit, screen.width(), area.bottom() - top.bottom() - unit * 2
    )
    _draw_code(painter, card, shown, unit * 7)


def _draw_sheet(painter: QPainter, card: SampleCard, area: QRect) -> None:
    unit = area.height() / 100
    width = min(area.width() * 0.94, area.height() * 0.98)
    paper = QRectF(area.center().x() - width / 2, area.top() + unit * 3, width, area.height() - unit * 7)
    _shadow(painter, paper, unit * 0.6)
    _fill(painter, paper, unit * 0.6, QColor("#fffefa"))
    mark = QRectF(paper.left() + unit * 5, paper.top() + unit * 5, unit * 6, unit * 6)
    _fill(painter, mark, unit * 3, _brand(card.owner))
    title = QRectF(mark.right() + unit * 3, mark.top() - unit * 2, paper.width() - unit * 19, unit * 10)
    _text(painter, title, card.owner, 7 * unit, _INK, bold=True, align=Qt.AlignmentFlag.AlignLeft)
    for row, share in enumerate((0.86, 0.7)):
        bar = QRectF(
            paper.left() + unit * 5, paper.top() + unit * (17 + row * 4), paper.width() * share, unit * 1.4
        )
        painter.fillRect(bar, QColor("#d5d9df"))
    shown = QRectF(paper.left(), paper.top() + unit * 23, paper.width(), paper.height() - unit * 24)
    _draw_code(painter, card, shown, unit * 6)


def _draw_plastic(painter: QPainter, card: SampleCard, area: QRect) -> None:
    # ID-1 of ISO/IEC 7810: 85.60 by 53.98 mm.
    width = min(area.width() * 0.98, area.height() * 0.96 * 85.6 / 53.98)
    height = width * 53.98 / 85.6
    unit = height / 100
    body = QRectF(area.center().x() - width / 2, area.center().y() - height / 2, width, height)
    _shadow(painter, body, unit * 6)
    brand = _brand(card.owner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_gradient(body, brand))
    painter.drawPath(_rounded(body, unit * 6))
    painter.save()
    painter.setClipPath(_rounded(body, unit * 6))
    painter.setBrush(QColor(255, 255, 255, 28))
    painter.drawEllipse(QPointF(body.right() - unit * 20, body.top()), unit * 60, unit * 60)
    painter.drawEllipse(QPointF(body.right(), body.top() + unit * 30), unit * 60, unit * 60)
    painter.restore()
    name = QRectF(body.left() + unit * 8, body.top() + unit * 7, body.width() - unit * 16, unit * 18)
    _text(painter, name, card.owner, 14 * unit, _PAPER, bold=True, align=Qt.AlignmentFlag.AlignLeft)
    shown = QRectF(body.left(), body.top() + unit * 34, body.width(), unit * 58)
    painter.fillRect(shown, _PAPER)
    _draw_code(painter, card, shown.adjusted(0, unit * 2, 0, -unit * 2), unit * 9)


def _draw_product(painter: QPainter, card: SampleCard, area: QRect) -> None:
    unit = area.height() / 100
    width = min(area.width() * 0.8, area.height() * 1.06)
    box = QRectF(area.center().x() - width / 2, area.top() + unit * 4, width, area.height() - unit * 9)
    _shadow(painter, box, unit * 3)
    _fill(painter, box, unit * 3, QColor("#e9c46a"))
    band = QRectF(box.left(), box.top() + unit * 8, box.width(), unit * 24)
    painter.fillRect(band, QColor("#9c4a1a"))
    _text(painter, band, card.owner, 13 * unit, QColor("#fff6df"), bold=True)
    label = QRectF(
        box.left() + unit * 4, box.top() + unit * 38, box.width() - unit * 8, box.height() - unit * 42
    )
    _fill(painter, label, unit * 1.5, _PAPER)
    _draw_code(painter, card, label.adjusted(0, unit, 0, -unit), unit * 7)


def _draw_poster(painter: QPainter, card: SampleCard, area: QRect) -> None:
    unit = area.height() / 100
    width = min(area.width() * 0.9, area.height() * 0.86)
    sheet = QRectF(area.center().x() - width / 2, area.top() + unit * 3, width, area.height() - unit * 7)
    _shadow(painter, sheet, unit * 3)
    _fill(painter, sheet, unit * 3, QColor("#0b6e6e"))
    waves = QPointF(sheet.left() + unit * 11, sheet.top() + unit * 15)
    for ring in (3, 6.5, 10):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_PAPER, unit * 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        around = QRectF(waves.x() - unit * ring, waves.y() - unit * ring, unit * ring * 2, unit * ring * 2)
        painter.drawArc(around, 45 * 16, 90 * 16)
    title = QRectF(sheet.left() + unit * 21, sheet.top() + unit * 2, sheet.width() - unit * 24, unit * 17)
    _text(painter, title, card.owner, 11 * unit, _PAPER, bold=True, align=Qt.AlignmentFlag.AlignLeft)
    shown = QRectF(
        sheet.left() + unit * 5, sheet.top() + unit * 20, width - unit * 10, sheet.height() - unit * 24
    )
    _fill(painter, shown, unit * 2, _PAPER)
    _draw_code(painter, card, shown, 0)


_DRAWERS = {
    Carrier.PHONE: _draw_phone,
    Carrier.SHEET: _draw_sheet,
    Carrier.PLASTIC: _draw_plastic,
    Carrier.PRODUCT: _draw_product,
    Carrier.POSTER: _draw_poster,
}


def _draw_code(painter: QPainter, card: SampleCard, area: QRectF, text_height: float) -> None:
    """The symbol as large as whole pixels allow, its number below where `text_height` leaves room for it."""
    modules = symbol(card.code, card.symbology)
    square = _is_square((modules.height(), modules.width()))
    room = area.toRect().adjusted(0, 0, 0, -round(text_height * 1.25))
    quiet = _QUIET_MODULES[square]
    across = modules.width() + 2 * quiet
    scale = max(1, int(min(room.width(), room.height()) // across if square else room.width() // across))
    wide = modules.width() * scale
    high = wide if square else min(room.height() - 2, round(wide * 0.42))
    place = QRect(room.center().x() - wide // 2, room.center().y() - high // 2, wide, high)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(place, modules)
    if text_height:
        number = QRectF(area.left(), place.bottom() + scale * 2, area.width(), text_height * 1.2)
        _text(painter, number, _spaced(card.code), text_height, _PALE_INK, family="DejaVu Sans Mono")


def _is_square(shape: tuple[int, ...]) -> bool:
    return shape[0] == shape[1]


def _spaced(code: str) -> str:
    """Digits in groups of four, as they stand on cards."""
    head, colon, tail = code.rpartition(":")
    return head + colon + " ".join(tail[at : at + 4] for at in range(0, len(tail), 4))


def _brand(owner: str) -> QColor:
    """A colour of its own for every merchant, from its name alone."""
    return QColor.fromHsl(zlib.adler32(owner.encode()) % 360, 125, 76)


def _gradient(area: QRectF, colour: QColor) -> QLinearGradient:
    gradient = QLinearGradient(area.topLeft(), area.bottomRight())
    gradient.setColorAt(0, colour.lighter(125))
    gradient.setColorAt(1, colour)
    return gradient


def _rounded(area: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


def _fill(painter: QPainter, area: QRectF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(area, radius, radius)


def _shadow(painter: QPainter, area: QRectF, radius: float) -> None:
    for spread, alpha in ((3, 14), (2, 20), (1, 28)):
        grown = area.adjusted(-spread, -spread + 2, spread, spread + 2)
        _fill(painter, grown, radius + spread, QColor(20, 28, 40, alpha))


def _text(
    painter: QPainter,
    area: QRectF,
    text: str,
    height: float,
    colour: QColor,
    *,
    bold: bool = False,
    family: str | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """One line, made smaller until it fits the width."""
    font = QFont(family) if family else QFont(painter.font())
    font.setBold(bold)
    font.setPixelSize(max(1, round(height * 0.8)))
    while font.pixelSize() > 6 and QFontMetrics(font).horizontalAdvance(text) > area.width() - 4:
        font.setPixelSize(font.pixelSize() - 1)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
