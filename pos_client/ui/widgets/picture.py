"""The live picture with the found code framed, or a calm hint where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space

Corner = Sequence[float]
_ADVICE_ALPHA = 225
"""The picture shines through a little; the words keep their contrast."""
_ANY_HEIGHT = 16_777_215
"""Qt's largest."""


class Picture(QWidget):
    """Shows the newest frame; keeps no older one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._frame = QImage()
        self._corners: tuple[Corner, ...] = ()
        self._icon, self._hint = "scanner", ""
        self._advice = ""
        self._receiving = False
        self._shaped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Four to three."""
        return QSize(
            self._look.theme.px(Measure.SIDE_COLUMN), self._look.theme.px(Measure.SIDE_COLUMN) * 3 // 4
        )

    def show_frame(self, frame: QImage, corners: Iterable[Corner] | None) -> None:
        """A frame, and the corners of the code found in it, in the frame's pixels."""
        self._frame = frame
        self._corners = tuple(corners or ())
        self.update()

    def show_hint(self, icon: str, hint: str) -> None:
        """What to say while there is no picture."""
        self._icon, self._hint = icon, hint
        self.setAccessibleName(hint)
        self.update()

    def advise(self, advice: str) -> None:
        """One line over the lower edge, whatever is shown above it; empty for none. Nothing moves for it."""
        if advice != self._advice:
            self._advice = advice
            self.setAccessibleDescription(advice)
            self.update()

    def stop_showing(self) -> None:
        """No picture from now on."""
        self.show_frame(QImage(), None)

    def keep_shape(self, kept: bool) -> None:
        """As high as a camera's picture is at this width, or as high as there is room."""
        self._shaped = kept
        self._shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape at another width."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        height = self.width() * 3 // 4
        self.setMinimumHeight(height if self._shaped else 0)
        self.setMaximumHeight(height if self._shaped else _ANY_HEIGHT)

    def receive(self, dragging: bool) -> None:
        """Whether something is held over it, to be dropped."""
        self._receiving = dragging
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame or hint."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        radius = theme.px(Measure.RADIUS)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(path)
        tone = theme.colours.busy if self._receiving else theme.colours.quiet
        painter.fillRect(self.rect(), QColor(tone.ground))
        if self._frame.isNull():
            self._paint_hint(painter, tone.ink)
        else:
            self._paint_frame(painter)
        if self._advice:
            self._paint_advice(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter, ink: str) -> None:
        theme = self._look.theme
        size, edge = theme.px(Measure.ICON_HERO), theme.px(Space.LARGE)
        painter.setFont(theme.font(Size.BODY))
        painter.setPen(QColor(ink))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        room = self.rect().adjusted(edge, 0, -edge, 0)
        text = painter.fontMetrics().boundingRect(room, flags, self._hint)
        top = (self.height() - size - edge - text.height()) // 2
        icon = self._look.icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, top, icon)
        painter.drawText(
            QRect(room.left(), top + size + edge, room.width(), text.height()), flags, self._hint
        )

    def _paint_advice(self, painter: QPainter) -> None:
        theme = self._look.theme
        tone, icon_px = theme.colours.header, theme.px(Measure.ICON)
        edge, gap = theme.px(Space.MEDIUM), theme.px(Space.SMALL)
        painter.setFont(theme.font(Size.BODY, bold=True))
        left = edge + icon_px + gap
        room = QRect(left, 0, self.width() - left - edge, self.height())
        text = painter.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._advice)
        height = max(text.height(), icon_px) + 2 * gap
        strip = QRect(0, self.height() - height, self.width(), height)
        ground = QColor(tone.ground)
        ground.setAlpha(_ADVICE_ALPHA)
        painter.fillRect(strip, ground)
        icon = self._look.icons.pixmap("hint", theme.colours.offline, icon_px, self.devicePixelRatioF())
        painter.drawPixmap(edge, strip.top() + (height - icon_px) // 2, icon)
        painter.setPen(QColor(tone.ink))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(left, strip.top(), room.width(), height), middle, self._advice)

    def _paint_frame(self, painter: QPainter) -> None:
        scale = min(self.width() / self._frame.width(), self.height() / self._frame.height())
        width, height = self._frame.width() * scale, self._frame.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        painter.drawImage(QRectF(left, top, width, height), self._frame)
        if self._corners:
            painter.setPen(QPen(QColor(self._look.theme.colours.online), self._look.theme.px(Measure.FRAME)))
            points = [QPointF(left + x * scale, top + y * scale) for x, y in self._corners]
            painter.drawPolygon(QPolygonF(_around(points, self._look.theme.px(Space.TINY))))


def _around(points: Sequence[QPointF], gap: int) -> list[QPointF]:
    """The corners moved outwards, so that the frame does not cover the code."""
    middle = QPointF(sum(one.x() for one in points), sum(one.y() for one in points)) / len(points)
    far = max(max(abs(one.x() - middle.x()), abs(one.y() - middle.y())) for one in points) or 1
    return [middle + (one - middle) * (1 + gap / far) for one in points]
