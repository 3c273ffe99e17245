"""One sample card on the tray: to look at, to drag onto the till, to show large to a webcam."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from pos_client.demo.card_faces import draw_face
from pos_client.demo.sample_cards import SampleCard
from pos_client.ui.theme import Size, Space, Theme

_COUNTER = QColor("#e6eaee")
_PICTURE = QSize(960, 760)
_SMALLEST_FACE = QSize(176, 108)
_HIGHEST_FACE = 190
_DRAGGED = QSize(220, 176)


def face_on_counter(card: SampleCard, size: QSize = _PICTURE) -> QImage:
    """The card as a camera over the counter would see it: upright, with some ground around it."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(_COUNTER)
    margin = size.height() // 16
    painter = QPainter(picture)
    face = draw_face(card, size - QSize(2 * margin, 2 * margin))
    painter.drawImage(margin, margin, face)
    painter.end()
    return picture


def picture_file(card: SampleCard, folder: Path) -> Path:
    """The same as a PNG file in the folder.

    Raises:
        OSError: it could not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{card.key}.png"
    if not face_on_counter(card).save(str(path)):
        raise OSError(f"{path} could not be written")
    return path


def drag_data(card: SampleCard, folder: Path) -> QMimeData:
    """What a drag carries: the picture itself and a file of it, so that any till can take one of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_file(card, folder)))])
    data.setImageData(face_on_counter(card))
    return data


class CardTile(QWidget):
    """A card with its caption. A click or Enter asks to show it large; pulled away it becomes a drag."""

    show_large_asked = Signal(object)
    taken = Signal()
    """Some window took the card that was dragged onto it."""

    def __init__(self, card: SampleCard, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._folder = folder
        self._theme = theme
        self._pressed_at: QPoint | None = None
        self._face: QPixmap | None = None
        self.setMinimumSize(_SMALLEST_FACE + QSize(0, self._words_height()))
        self.setMaximumHeight(_HIGHEST_FACE + self._words_height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(f"{card.caption}: {card.outcome}")
        self.setAccessibleName(card.caption)
        self.setAccessibleDescription(card.outcome)

    def face_area(self) -> QRect:
        """Where the face is drawn, in this widget's pixels."""
        return self.rect().adjusted(Space.TINY, Space.TINY, -Space.TINY, -self._words_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag once the card has been pulled far enough."""
        if self._pressed_at is None:
            return
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click: show the card large."""
        if self._pressed_at is not None and self.rect().contains(event.position().toPoint()):
            self.show_large_asked.emit(self.card)
        self._pressed_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.show_large_asked.emit(self.card)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The face, two lines of words, and a frame while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(self.face_area().topLeft(), self._face_pixmap())
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(drag_data(self.card, self._folder))
        drag.setPixmap(QPixmap.fromImage(draw_face(self.card, _DRAGGED)))
        drag.setHotSpot(QPoint(_DRAGGED.width() // 2, _DRAGGED.height() // 2))
        if drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction:
            self.taken.emit()

    def _face_pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = self.face_area().size() * ratio
        if self._face is None or self._face.size() != wanted:
            self._face = QPixmap.fromImage(draw_face(self.card, wanted))
            self._face.setDevicePixelRatio(ratio)
        return self._face

    def _paint_words(self, painter: QPainter) -> None:
        area = self.rect().adjusted(Space.TINY, 0, -Space.TINY, 0)
        area.setTop(self.height() - self._words_height() + Space.TINY)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(self._theme.font(Size.CAPTION, bold=True))
        painter.setPen(QColor(self._theme.colours.ink))
        caption = painter.boundingRect(area, centred, self.card.caption)
        painter.drawText(area, centred, self.card.caption)
        painter.setFont(self._theme.font(Size.CAPTION))
        painter.setPen(QColor(self._theme.colours.ink_soft))
        area.setTop(caption.bottom())
        shown = painter.fontMetrics().elidedText(self.card.outcome, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)

    def _words_height(self) -> int:
        return self._theme.px(58)


class LargeCard(QWidget):
    """One card filling a screen, for the webcam of a till beside it. A click or Escape closes it."""

    def __init__(self, card: SampleCard) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._card = card
        self.setWindowTitle(card.caption)
        self.setAccessibleName(card.caption)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card as large as the window."""
        ratio = self.devicePixelRatioF()
        picture = face_on_counter(self._card, self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        QPainter(self).drawImage(0, 0, picture)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Put it away."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
