"""Labels. Plain text only, always: what was scanned is never rendered."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Size

_SMALLEST_SHARE = 0.5


def text_label(role: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label with a role of the stylesheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is its tooltip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._whole = ""

    def set_whole(self, text: str) -> None:
        """The text, shown as far as it fits."""
        self._whole = text
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        self.setText(shown)
        # A tooltip guesses whether it is rich text; told that it is, it shows these signs as they are.
        self.setToolTip(f"<qt>{html.escape(self._whole)}</qt>" if shown != self._whole else "")


class FitLabel(QWidget):
    """One line in the largest size that fits, for amounts: never cut off, never elided."""

    def __init__(self, look: Look, size: Size, alignment: Qt.AlignmentFlag) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._text = ""
        self._colour = look.theme.colours.ink
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show_text(self, text: str, colour: str | None = None) -> None:
        """Show this text in that ink."""
        self._text = text
        self._colour = colour or self._look.theme.colours.ink
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line at full size."""
        metrics = QFontMetrics(self._look.theme.font(self._size, bold=True))
        return QSize(metrics.horizontalAdvance(self._text), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """As high as one line; any width."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, smaller if it must be."""
        del event
        font = self._look.theme.font(self._size, bold=True)
        needed = QFontMetrics(font).horizontalAdvance(self._text)
        if needed > self.width() > 0:
            share = max(_SMALLEST_SHARE, self.width() / needed)
            font.setPixelSize(max(1, int(font.pixelSize() * share)))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self._colour)
        painter.drawText(self.rect(), self._alignment, self._text)
        painter.end()
