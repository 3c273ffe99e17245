"""The band that tells the verdict: one colour, one word, one icon, readable from two metres."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_client.ui.colours import Tone
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space

_WRAP = Qt.TextFlag.TextWordWrap


class Band(QWidget):
    """Icon, headline and a line below, on the ground of a tone. An outlined one waits for something."""

    def __init__(self, look: Look, size: Size = Size.BAND, height: Measure = Measure.BAND) -> None:
        super().__init__()
        self._look = look
        self._size, self._height = size, look.theme.px(height)
        self._tone = look.theme.colours.quiet
        self._icon = ""
        self._headline = ""
        self._line = ""
        self._outlined = True
        self.setMinimumHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def headline(self) -> str:
        """The word it shows."""
        return self._headline

    @property
    def ground(self) -> str:
        """The colour it shows."""
        return self._tone.ground

    def show_verdict(
        self, tone: Tone, icon: str, headline: str, line: str = "", *, outlined: bool = False
    ) -> None:
        """Show all of it at once."""
        self._tone, self._icon, self._headline, self._line = tone, icon, headline, line
        self._outlined = outlined
        self.setAccessibleName(headline)
        self.setAccessibleDescription(line)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the design says; as wide as there is room."""
        return QSize(0, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the icon and the two texts."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        edge, icon_px = theme.px(Space.LARGE), theme.px(Measure.ICON_LARGE)
        left = edge
        if self._icon:
            pixmap = self._look.icons.pixmap(self._icon, self._tone.ink, icon_px, self.devicePixelRatioF())
            painter.drawPixmap(edge, (self.height() - icon_px) // 2, pixmap)
            left = edge + icon_px + theme.px(Space.LARGE)
        self._paint_texts(painter, QRect(left, 0, self.width() - left - edge, self.height()))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        radius, frame = theme.px(Measure.RADIUS), theme.px(Measure.FRAME)
        painter.setBrush(QColor(self._tone.ground))
        if self._outlined:
            painter.setPen(QPen(QColor(theme.colours.line_strong), max(1, frame // 2), Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)

    def _paint_texts(self, painter: QPainter, room: QRect) -> None:
        theme = self._look.theme
        headline = theme.font(self._size, bold=True)
        line = theme.font(Size.BODY)
        gap, edge = theme.px(Space.TINY) if self._line else 0, theme.px(Space.MEDIUM)
        line_height = QFontMetrics(line).boundingRect(room, _WRAP, self._line).height() if self._line else 0
        while True:
            needed = QFontMetrics(headline).boundingRect(room, _WRAP, self._headline)
            if headline.pixelSize() <= theme.px(Size.STRONG):
                break
            if (
                needed.height() + gap + line_height <= room.height() - 2 * edge
                and needed.width() <= room.width()
            ):
                break
            headline.setPixelSize(headline.pixelSize() - 1)
        top = (room.height() - needed.height() - gap - line_height) // 2
        painter.setPen(QColor(self._tone.ink))
        painter.setFont(headline)
        painter.drawText(QRect(room.left(), top, room.width(), needed.height()), _WRAP, self._headline)
        painter.setFont(line)
        below = QRect(room.left(), top + needed.height() + gap, room.width(), line_height)
        painter.drawText(below, _WRAP, self._line)
