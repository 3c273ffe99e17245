"""The network cable as a switch that looks like what it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_client.ui.theme import Size, Theme

_HEIGHT = 132
_PULLED_BY = 62.0


class CableSwitch(QAbstractButton):
    """Checked is plugged in. A click, Space or a finger pulls the cable or plugs it in again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._say_state)
        self._say_state(self.isChecked())

    def sizeHint(self) -> QSize:
        """Large enough for a finger and for its words."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The socket in the wall, the plug in it or out of it, and the word for that."""
        tone = self._theme.colours.success if self.isChecked() else self._theme.colours.caution
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(self._theme.colours.focus if self.hasFocus() else tone.ink), 2))
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(frame, 10, 10)
        painter.setPen(QColor(tone.ink))
        painter.setFont(self._theme.font(Size.STRONG, bold=True))
        words = frame.adjusted(10, frame.height() - 46, -10, -6)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        middle = QPointF(frame.center().x(), frame.top() + (frame.height() - 40) / 2)
        self._paint_socket(painter, middle)
        self._paint_plug(painter, middle + QPointF(0 if self.isChecked() else _PULLED_BY, 0), frame.right())

    def _paint_socket(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(QRectF(middle.x() - 78, middle.y() - 34, 66, 68), 6, 6)
        painter.setBrush(QColor("#2b3440"))
        painter.drawRoundedRect(QRectF(middle.x() - 62, middle.y() - 19, 50, 38), 3, 3)
        painter.setBrush(QColor("#2fbf71" if self.isChecked() else "#8a94a0"))
        painter.drawEllipse(QPointF(middle.x() - 69, middle.y() + 26), 3.5, 3.5)
        painter.setBrush(QColor("#d6b25e"))
        for contact in range(6):
            painter.drawRect(QRectF(middle.x() - 58, middle.y() - 14 + contact * 5, 10, 2))

    def _paint_plug(self, painter: QPainter, middle: QPointF, edge: float) -> None:
        cable = QPainterPath(QPointF(middle.x() + 24, middle.y()))
        cable.cubicTo(
            QPointF(middle.x() + 62, middle.y()),
            QPointF(middle.x() + 56, middle.y() + 22),
            QPointF(max(edge - 2, middle.x() + 70), middle.y() + 18),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#1d6fb8"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPath(cable)
        painter.setPen(QPen(QColor("#7b8794"), 1))
        painter.setBrush(QColor("#eef2f6"))
        painter.drawRoundedRect(QRectF(middle.x() - 40, middle.y() - 14, 42, 28), 3, 3)
        painter.setBrush(QColor("#c9d2dc"))
        painter.drawRoundedRect(QRectF(middle.x() - 30, middle.y() - 18, 26, 5), 2, 2)
        painter.setBrush(QColor("#1d6fb8"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(middle.x(), middle.y() - 12, 28, 24), 5, 5)

    def _say_state(self, plugged: bool) -> None:
        self.setText("Cable plugged in\nclick to pull it" if plugged else "Cable pulled\nclick to plug it in")
        self.setAccessibleName(self.text().replace("\n", ", "))
        self.update()
