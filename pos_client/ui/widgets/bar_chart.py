"""A bar for each hour of the day. Painted here: no chart package, and nothing to load."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Size, Space

_SHOP_HOURS = range(8, 21)


class HourChart(QWidget):
    """Counts by hour. Shows at least the usual shop hours, so that a quiet morning looks like one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: dict[int, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_counts(self, counts: Mapping[int, int], name: str) -> None:
        """Draw these; `name` says what they are to those who cannot see them."""
        self._counts = dict(counts)
        told = ", ".join(f"{hour}: {count}" for hour, count in sorted(self._counts.items()))
        self.setAccessibleName(f"{name}. {told}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Enough to read."""
        side = self._look.theme.px(Measure.CHART)
        return QSize(side, side // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars with their counts above and their hours below."""
        del event
        theme, colours = self._look.theme, self._look.theme.colours
        hours = self._hours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Size.CAPTION))
        line = painter.fontMetrics().height()
        floor = self.height() - line - theme.px(Space.TINY)
        highest = max(self._counts.values(), default=0)
        step = self.width() / len(hours)
        painter.fillRect(QRectF(0, floor, self.width(), theme.px(Measure.HAIR)), QColor(colours.line))
        for place, hour in enumerate(hours):
            count = self._counts.get(hour, 0)
            left = place * step
            painter.setPen(QColor(colours.ink_soft))
            below = QRectF(left, floor + theme.px(Space.TINY), step, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(hour))
            if count:
                height = max(theme.px(Space.TINY), (floor - line - theme.px(Space.TINY)) * count / highest)
                self._bar(painter, QRectF(left + step * 0.16, floor - height, step * 0.68, height))
                painter.setPen(QColor(colours.ink))
                above = QRectF(left, floor - height - line, step, line)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))
        painter.end()

    def _bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.colours.action.ground))
        radius = self._look.theme.px(Space.TINY) / 2
        painter.drawRoundedRect(bar, radius, radius)

    def _hours(self) -> range:
        known = [*_SHOP_HOURS, *self._counts]
        return range(min(known), max(known) + 1)
