"""Pictures of cards that are dropped anywhere on a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget


class PictureDrop(QObject):
    """Watches a window for drops that no widget inside it wanted, while `wanted` says so.

    Local files go on by path, pictures as they are; addresses of the web are never opened.
    """

    file_dropped = Signal(str)
    image_dropped = Signal(QImage)

    def __init__(self, window: QWidget, wanted: Callable[[], bool]) -> None:
        super().__init__(window)
        self._wanted = wanted
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what can be a picture."""
        del watched
        if not isinstance(event, (QDragEnterEvent, QDropEvent)) or not self._wanted():
            return False
        data = event.mimeData()
        if not (data.hasUrls() or data.hasImage()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._hand_on(data)
        return True

    def _hand_on(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif data.hasImage():
            self.image_dropped.emit(QImage(data.imageData()))
