"""One of several: a list of rows, each with a name and a note below, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space
from pos_client.ui.widgets.layouts import column


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` is what the list reports. Name and note are drawn as they are: they come from outside."""

    key: str | None
    name: str
    note: str = ""


class ChoiceRow(QAbstractButton):
    """A ring, filled when it is chosen; of a name too long the middle goes: twins differ in their ends."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._choice = Choice(None, "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_choice(self, choice: Choice, *, chosen: bool) -> None:
        """Draw it. No `setText`: an ampersand in a device's name would become a shortcut."""
        self._choice = choice
        self.setChecked(chosen)
        self.setAccessibleName(f"{choice.name} {choice.note}".strip())
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802  # Qt's name
        """A press is only a wish: the presenter decides what is chosen."""

    def sizeHint(self) -> QSize:
        """A finger high, as wide as there is room."""
        return QSize(0, self._look.theme.px(Measure.TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never less than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row, ring and texts."""
        del event
        theme, colours = self._look.theme, self._look.theme.colours
        tone = colours.busy if self.isChecked() else colours.key
        thick = theme.px(Measure.FRAME) if self.hasFocus() else theme.px(Measure.HAIR)
        inset, radius = thick / 2, theme.px(Measure.RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.line), thick))
        painter.setBrush(QColor(colours.key_pressed if self.isDown() else tone.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        left = self._paint_ring(painter, tone.ink)
        self._paint_texts(painter, left, tone.ink)
        painter.end()

    def _paint_ring(self, painter: QPainter, ink: str) -> int:
        theme = self._look.theme
        size, edge = theme.px(Measure.ICON_SMALL), theme.px(Space.MEDIUM)
        middle = QPointF(edge + size / 2, self.height() / 2)
        painter.setPen(QPen(QColor(ink), theme.px(Measure.FRAME) / 2 + 0.5))
        painter.setBrush(QColor(theme.colours.panel))
        painter.drawEllipse(middle, size / 2 - 1, size / 2 - 1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(middle, size / 4, size / 4)
        return edge + size + edge

    def _paint_texts(self, painter: QPainter, left: int, ink: str) -> None:
        theme, choice = self._look.theme, self._choice
        room = QRect(left, 0, self.width() - left - theme.px(Space.SMALL), self.height())
        name, note = theme.font(Size.BODY, bold=True), theme.font(Size.CAPTION)
        painter.setPen(QColor(ink))
        painter.setFont(name)
        metrics = painter.fontMetrics()
        top = metrics.elidedText(choice.name, Qt.TextElideMode.ElideMiddle, room.width())
        if not choice.note:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, top)
            return
        above, height = metrics.height(), self.height()
        painter.setFont(note)
        below = painter.fontMetrics().height()
        start = (height - above - below) // 2
        under = painter.fontMetrics().elidedText(choice.note, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(
            QRect(left, start + above, room.width(), below), Qt.AlignmentFlag.AlignVCenter, under
        )
        painter.setFont(name)
        painter.drawText(QRect(left, start, room.width(), above), Qt.AlignmentFlag.AlignVCenter, top)


class ChoiceList(QScrollArea):
    """Keeps its rows while they stay the same: the focus stays where it is when the list is made anew."""

    chosen = Signal(object)
    """The key of the row that was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: dict[str | None, ChoiceRow] = {}
        """By key, in the order in which they are shown."""
        self._shown: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._list: QVBoxLayout = column(look, inner, gap=Space.TINY)
        self._list.addStretch(1)
        self.setWidget(inner)

    def show_choices(self, choices: Sequence[Choice], chosen: str | None) -> None:
        """Draw these, in this order."""
        wanted = {choice.key for choice in choices}
        for key in self.rows.keys() - wanted:
            gone = self.rows.pop(key)
            self._list.removeWidget(gone)
            gone.deleteLater()
        self.rows = {choice.key: self.rows.get(choice.key) or self._new_row(choice.key) for choice in choices}
        for place, choice in enumerate(choices):
            row = self.rows[choice.key]
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.show_choice(choice, chosen=choice.key == chosen)
        if chosen != self._shown and chosen in self.rows:
            self._shown = chosen
            # Once the new row has its place.
            QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        if self._shown in self.rows:
            self.ensureWidgetVisible(self.rows[self._shown])

    def _new_row(self, key: str | None) -> ChoiceRow:
        made = ChoiceRow(self._look)
        made.clicked.connect(lambda: self.chosen.emit(key))
        return made
