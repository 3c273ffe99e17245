"""A benefit that the cashier ticks: the whole row is the target."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space


class CheckRow(QAbstractButton):
    """Box, title, and a note at the right; says so while the answer is awaited."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._busy = False
        self._note = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_benefit(self, title: str, *, chosen: bool, busy: bool, note: str) -> None:
        """Show the benefit as it stands now."""
        self.setText(title)
        self.setChecked(chosen)
        self._busy, self._note = busy, note
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802  # Qt's name
        """A press is only a wish: the presenter decides what is ticked."""

    def sizeHint(self) -> QSize:
        """A finger high, as wide as there is room."""
        return QSize(0, self._look.theme.px(Measure.BUTTON))

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Higher where the title needs more lines."""
        theme = self._look.theme
        room = QRect(0, 0, max(1, self._room(width)), theme.px(Measure.CARD))
        metrics = QFontMetrics(self._title_font(width))
        text = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(theme.px(Measure.BUTTON), text.height() + 2 * theme.px(Space.SMALL))

    def minimumSizeHint(self) -> QSize:
        """Never less than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row, box, title and note."""
        del event
        theme, colours = self._look.theme, self._look.theme.colours
        tone = colours.busy if self._busy else colours.chosen if self.isChecked() else colours.key
        if not self.isEnabled() and not self.isChecked():
            tone = colours.disabled
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = colours.focus if self.hasFocus() else tone.ink if self.isChecked() else colours.line_strong
        thick = theme.px(Measure.FRAME) if self.hasFocus() else theme.px(Measure.HAIR)
        painter.setPen(QPen(QColor(border), thick))
        painter.setBrush(QColor(colours.key_pressed if self.isDown() else tone.ground))
        inset = thick / 2
        radius = theme.px(Measure.RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        left = self._paint_box(painter, tone.ink)
        self._paint_texts(painter, left, tone.ink)
        painter.end()

    def _paint_box(self, painter: QPainter, ink: str) -> int:
        theme = self._look.theme
        size, edge = theme.px(Measure.ICON), theme.px(Space.MEDIUM)
        box = QRectF(edge, (self.height() - size) / 2, size, size)
        painter.setPen(QPen(QColor(ink), theme.px(Measure.FRAME) / 2 + 0.5))
        painter.setBrush(QColor(ink) if self.isChecked() else QColor(theme.colours.panel))
        painter.drawRoundedRect(box, theme.px(Space.TINY), theme.px(Space.TINY))
        if self.isChecked():
            tick = self._look.icons.pixmap("check", theme.colours.panel, size, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft(), tick)
        return edge + size + edge

    def _paint_texts(self, painter: QPainter, left: int, ink: str) -> None:
        theme = self._look.theme
        edge = theme.px(Space.MEDIUM)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(Size.CAPTION))
        note_width = painter.fontMetrics().horizontalAdvance(self._note) + edge if self._note else 0
        right = self.rect().adjusted(0, 0, -edge, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._note)
        painter.setFont(self._title_font(self.width()))
        room = self.rect().adjusted(left, 0, -edge - note_width, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())

    def _room(self, width: int) -> int:
        theme = self._look.theme
        note = QFontMetrics(theme.font(Size.CAPTION)).horizontalAdvance(self._note)
        return width - theme.px(Measure.ICON) - 4 * theme.px(Space.MEDIUM) - note

    def _title_font(self, width: int) -> QFont:
        bold = self._look.theme.font(Size.STRONG, bold=True)
        fits = QFontMetrics(bold).horizontalAdvance(self.text()) <= self._room(width)
        return bold if fits else self._look.theme.font(Size.BODY, bold=True)
